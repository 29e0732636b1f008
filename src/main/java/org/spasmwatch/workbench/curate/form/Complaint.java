package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import org.spasmwatch.knowledge.KnowledgeFault;

/**
 * What is wrong with a field.
 *
 * @param path of the field, as in {@code evidence[0].grade}; empty where it is about all of them
 * @param key of the word for it; empty where it is said in English by who reads the records
 */
public record Complaint(String path, String key, String text) {
  /** What stands before a reason that names its place itself. */
  private static final String PLACE = "^[a-z-]+(\\[\\d+])?(\\.[a-z-]+(\\[\\d+])?)*: ";

  public Complaint {
    requireNonNull(path, "path");
    requireNonNull(key, "key");
    requireNonNull(text, "text");
  }

  static Complaint of(String path, String key, String text) {
    return new Complaint(path, key, text);
  }

  /** What a reading of the record has against it. */
  public static Complaint of(KnowledgeFault fault) {
    String reason = fault.reason().replaceFirst(PLACE, "");
    String text = fault.mend().isEmpty() ? reason : reason + "; " + fault.mend();
    return new Complaint(fault.path(), "", text);
  }

  /** Whether it is about that field, or a part of its value. */
  boolean isAbout(String field) {
    return path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[");
  }
}
