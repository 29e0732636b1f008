package org.spasmwatch.knowledge.published;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a record, of whatever kind, beside what it says. It is kept and shown as it was
 * written.
 *
 * @param language the language that the writer named, null when none was
 */
public record Labels(
    Status status,
    @Nullable String language,
    List<ForeignId> identifiers,
    List<Label> tags,
    List<Label> security,
    List<ExtraCoding> codings) {
  /** Of a record on which nobody has put anything. */
  public static final Labels NONE =
      new Labels(Status.ACTIVE, null, List.of(), List.of(), List.of(), List.of());

  public Labels {
    requireNonNull(status, "status");
    identifiers = List.copyOf(identifiers);
    tags = List.copyOf(tags);
    security = List.copyOf(security);
    codings = List.copyOf(codings);
  }

  public boolean active() {
    return status == Status.ACTIVE;
  }

  /** The same on a record that is, or is not, in force. */
  public Labels as(Status other) {
    return new Labels(other, language, identifiers, tags, security, codings);
  }
}
