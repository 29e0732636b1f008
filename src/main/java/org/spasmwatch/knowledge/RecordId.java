package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Which record: its kind, and its id, which is the FHIR logical id of what it is rendered as. */
public record RecordId(Kind kind, String id) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

  /** What a record is about; each kind has ids of its own. */
  public enum Kind {
    DRUG("drug"),
    DRUG_CLASS("drug-class"),
    STATEMENT("statement"),
    SOURCE("source"),
    DISAGREEMENT("disagreement");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public RecordId {
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
    requireForm(id);
  }

  /** Refuses what cannot be a logical id of FHIR as we write them. */
  static void requireForm(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' is no id: " + FORM);
    }
  }

  public static RecordId statement(String id) {
    return new RecordId(Kind.STATEMENT, id);
  }

  /** {@code statement/gabapentin-myoclonus}. */
  @Override
  public String toString() {
    return kind.code() + "/" + id;
  }
}
