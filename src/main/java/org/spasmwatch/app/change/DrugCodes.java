package org.spasmwatch.app.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.app.change.ChangeRefused.Reason;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.terminology.Code;

/**
 * A code of a drug leads to that drug: where it led to two, every patient who takes the one would
 * be warned about the other as well. Looked at when a drug is written, and not when the knowledge
 * is read, so that what was stored before stays readable; who mends it in steps may.
 */
final class DrugCodes {
  private DrugCodes() {}

  /**
   * @throws ChangeRefused when a drug that is written takes a code of another one
   */
  static void check(List<Edit> edits, KnowledgeBase before, KnowledgeBase after) {
    edits.stream()
        .map(Edit::entry)
        .filter(Entry.OfDrug.class::isInstance)
        .map(entry -> ((Entry.OfDrug) entry).drug())
        .map(written -> taken(written, before, after))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            explanation -> {
              throw new ChangeRefused(Reason.DUPLICATE, explanation);
            });
  }

  private static Optional<String> taken(Drug written, KnowledgeBase before, KnowledgeBase after) {
    Set<Code> own = before.drug(written.id()).map(Drug::codes).orElse(Set.of());
    return after.records().drugs().stream()
        .filter(other -> !other.id().equals(written.id()))
        .flatMap(other -> shared(written, other, own))
        .sorted()
        .reduce((one, next) -> one + "; " + next)
        .map(all -> "one code leads to one drug: " + all);
  }

  private static Stream<String> shared(Drug written, Drug other, Set<Code> own) {
    String codes =
        other.codes().stream()
            .filter(code -> written.codes().contains(code) && !own.contains(code))
            .map(Code::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    return codes.isEmpty()
        ? Stream.empty()
        : Stream.of(codes + " of drug/" + written.id() + " is that of drug/" + other.id());
  }
}
