package org.spasmwatch.assessment.criterion;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spasmwatch.assessment.criterion.Verdict.Met;
import org.spasmwatch.assessment.criterion.Verdict.NotMet;
import org.spasmwatch.assessment.criterion.Verdict.Undetermined;
import org.spasmwatch.patient.Fact;

/**
 * Kleene's connectives on verdicts: what is decided stays decided whatever the unknown would be.
 */
final class Kleene {
  private Kleene() {}

  /** At least {@code count} of them: 1 is "or", all of them is "and". */
  static Verdict atLeast(int count, List<Verdict> verdicts) {
    List<Verdict> met = verdicts.stream().filter(Verdict::met).toList();
    if (met.size() >= count) {
      return new Met(facts(met), union(met, Verdict::policy));
    }
    List<Verdict> notMet = verdicts.stream().filter(Verdict::notMet).toList();
    if (verdicts.size() - notMet.size() < count) {
      return new NotMet(
          facts(notMet), union(notMet, Verdict::missing), union(notMet, Verdict::policy));
    }
    List<Verdict> open = verdicts.stream().filter(Predicate.not(Verdict::met)).toList();
    return new Undetermined(union(open, Verdict::missing), union(verdicts, Verdict::policy));
  }

  static Verdict not(Verdict verdict) {
    if (verdict.met()) {
      return new NotMet(verdict.facts(), Set.of(), verdict.policy());
    }
    return verdict.notMet()
        ? new Met(verdict.facts(), verdict.policy())
        : new Undetermined(verdict.missing(), verdict.policy());
  }

  private static List<Fact> facts(List<Verdict> verdicts) {
    return verdicts.stream().flatMap(v -> v.facts().stream()).distinct().toList();
  }

  private static Set<String> union(List<Verdict> verdicts, Function<Verdict, Set<String>> part) {
    return verdicts.stream()
        .flatMap(v -> part.apply(v).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
