package org.spasmwatch.workbench.bedside;

import static java.util.Objects.requireNonNull;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * One statement that was held against the patient, and what came of it.
 *
 * @param timing the key of the word for how the onset stands to the drug, empty when it plays no
 *     part
 * @param outcome the key of the word for what came of it
 * @param shown whether it stands on a card
 * @param facts the records that it is about, by spaces
 */
public record Reason(
    String statement,
    String text,
    String drug,
    String symptom,
    String timing,
    String outcome,
    boolean shown,
    List<Judged> judged,
    String facts) {
  public Reason {
    requireNonNull(statement, "statement");
    judged = List.copyOf(judged);
  }

  /**
   * What became of one criterion.
   *
   * @param role the key of the word for what it decides
   * @param words the criterion as safe HTML
   * @param verdict {@code met}, {@code notMet} or {@code undetermined}
   * @param depth 0, or deeper for a part of the one above
   * @param facts the records that decided it, by spaces
   * @param missing what would decide it
   */
  public record Judged(
      String role, RawString words, String verdict, int depth, String facts, String missing) {}
}
