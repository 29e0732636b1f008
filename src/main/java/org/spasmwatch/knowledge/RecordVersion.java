package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Which state of a record: the record's own counter from 1, when it was written, and who wrote it.
 */
public record RecordVersion(int number, Instant recorded, Origin origin) {
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

  public RecordVersion {
    requireNonNull(recorded, "recorded");
    requireNonNull(origin, "origin");
    if (number < 1) {
      throw new IllegalArgumentException("versions begin with 1, not " + number);
    }
  }
}
