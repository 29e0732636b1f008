package org.spasmwatch.assessment.criterion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
    if (verdicts.size() == 1 && count == 1 && verdicts.get(0).facts().size() < 2) {
      return verdicts.get(0);
    }
    List<Verdict> met = those(verdicts, Verdict::met);
    if (met.size() >= count) {
      return new Met(facts(met), union(met, Verdict::policy));
    }
    List<Verdict> notMet = those(verdicts, Verdict::notMet);
    if (verdicts.size() - notMet.size() < count) {
      return new NotMet(
          facts(notMet), union(notMet, Verdict::missing), union(notMet, Verdict::policy));
    }
    List<Verdict> open = those(verdicts, verdict -> !verdict.met());
    return new Undetermined(union(open, Verdict::missing), union(verdicts, Verdict::policy));
  }

  private static List<Verdict> those(List<Verdict> verdicts, Predicate<Verdict> such) {
    List<Verdict> those = List.of();
    for (Verdict verdict : verdicts) {
      if (such.test(verdict)) {
        those = those.isEmpty() ? new ArrayList<>(verdicts.size()) : those;
        those.add(verdict);
      }
    }
    return those;
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
    if (verdicts.size() == 1 && verdicts.get(0).facts().size() < 2) {
      return verdicts.get(0).facts();
    }
    Set<Fact> all = new LinkedHashSet<>();
    verdicts.forEach(verdict -> all.addAll(verdict.facts()));
    return List.copyOf(all);
  }

  private static Set<String> union(List<Verdict> verdicts, Function<Verdict, Set<String>> part) {
    Set<String> all = Set.of();
    for (Verdict verdict : verdicts) {
      all = Keys.together(all, part.apply(verdict));
    }
    return all;
  }
}
