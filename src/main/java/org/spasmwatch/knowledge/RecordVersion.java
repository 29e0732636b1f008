package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which state of a record: the record's own counter from 1, when and where it was written, and by
 * whom.
 */
public record RecordVersion(int number, Instant recorded, Origin origin, Authorship authorship) {
  /** What a record has that was read from files and not from a store. */
  public static final RecordVersion FIRST = new RecordVersion(1, Instant.EPOCH, Origin.BUNDLED);

  /** Where a state of a record came from. */
  public enum Origin {
    /** From the catalogue that is part of the program. */
    BUNDLED("bundled"),
    /** Written in this installation. */
    LOCAL("local");

    private final String code;

    Origin(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * Who wrote a state of a record, and why.
   *
   * @param catalogue the version of the catalogue that it is of, or that it was edited from; null
   *     when nobody wrote that down, or there never was one
   */
  public record Authorship(String author, String reason, @Nullable String catalogue) {
    /** Of what was read from files and not from a store. */
    public static final Authorship OF_THE_PROGRAM =
        new Authorship("catalogue", "part of the program", null);

    public Authorship {
      requireNonNull(author, "author");
      requireNonNull(reason, "reason");
    }
  }

  public RecordVersion {
    requireNonNull(recorded, "recorded");
    requireNonNull(origin, "origin");
    requireNonNull(authorship, "authorship");
    if (number < 1) {
      throw new IllegalArgumentException("versions begin with 1, not " + number);
    }
  }

  /** One of which nobody says more than where it came from. */
  public RecordVersion(int number, Instant recorded, Origin origin) {
    this(number, recorded, origin, Authorship.OF_THE_PROGRAM);
  }

  /** The same with who wrote it. */
  public RecordVersion by(Authorship other) {
    return new RecordVersion(number, recorded, origin, other);
  }
}
