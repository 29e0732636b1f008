package org.spasmwatch.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/**
 * Every number of the policy has a case on either side of its boundary: one whose answer changes
 * when the number is moved by one step up, and one whose answer changes when it is moved by one
 * step down. A step is the smallest difference with which such a value is recorded. {@code
 * target/boundary-coverage.md} says which cases they are.
 */
class BoundariesTest {
  private static final Path REPORT = Path.of("target/boundary-coverage.md");

  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  /** Where no case can stand on a side, and why. A key alone is about both sides. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "abrupt", "named where an order ends a drug; how slowly one ends is in no record",
          "maximum-age.creatine-kinase", "no statement asks for it",
          "maximum-cards", "about cards: FurtherCardsTest",
          "egfr-from-creatinine -1", "no limit of kidney function is applied to a child");

  @Test
  void everyBoundaryHasACaseOnEitherSide() throws IOException {
    List<String> answers = answers(KNOWLEDGE);
    List<String> gaps = new ArrayList<>();
    StringBuilder report =
        new StringBuilder("| number | moved | cases | for example |\n|---|---|---|---|\n");
    for (Limit limit : new TreeMap<>(KNOWLEDGE.policy().limits()).values()) {
      for (BigDecimal step : List.of(step(limit), step(limit).negate())) {
        List<String> other = answers(moved(limit, step));
        List<String> changed =
            IntStream.range(0, answers.size())
                .filter(i -> !answers.get(i).equals(other.get(i)))
                .mapToObj(i -> Cases.all().get(i).name())
                .toList();
        String why = elsewhere(limit, step);
        report.append(row(limit, step, changed, why));
        if (changed.isEmpty() == why.isEmpty()) {
          gaps.add(limit.told() + " moved by " + step + ": " + changed.size() + " cases " + why);
        }
      }
    }
    Files.createDirectories(REPORT.resolveSibling(""));
    Files.writeString(REPORT, report);

    assertThat(gaps).as("gaps; all of it is in " + REPORT).isEmpty();
  }

  private static String elsewhere(Limit limit, BigDecimal step) {
    String both = ELSEWHERE.getOrDefault(limit.key(), "");
    return ELSEWHERE.getOrDefault(limit.key() + " " + step.toPlainString(), both);
  }

  private static String row(Limit limit, BigDecimal step, List<String> changed, String why) {
    String example = changed.isEmpty() ? why : changed.get(0);
    return "| `%s` %s | %s | %d | %s |%n"
        .formatted(limit.key(), limit.spoken(), step, changed.size(), example);
  }

  /**
   * The last digit that the number is written with; doses go by the smallest capsule, or tablet.
   */
  private static BigDecimal step(Limit limit) {
    return limit.unit().equals("mg/d")
        ? BigDecimal.valueOf(100).min(limit.value())
        : BigDecimal.ONE.movePointLeft(limit.value().scale());
  }

  private static KnowledgeBase moved(Limit limit, BigDecimal step) {
    Map<String, Limit> limits = new HashMap<>(KNOWLEDGE.policy().limits());
    limits.put(
        limit.key(),
        new Limit(
            limit.key(), limit.bound(), limit.value().add(step), limit.unit(), limit.reference()));
    return KNOWLEDGE.withPolicy(new Policy("moved", limits));
  }

  private static List<String> answers(KnowledgeBase knowledge) {
    Assessor assessor = new Assessor(knowledge);
    return Cases.all().stream()
        .map(patient -> answer(assessor.assess(patient.facts(), patient.occasion())))
        .toList();
  }

  /** What reaches a card, but for the numbers themselves. */
  private static String answer(Assessment assessment) {
    return String.join("\n", assessment.concerns().stream().map(BoundariesTest::answer).toList());
  }

  private static String answer(Concern concern) {
    return String.join(
        " ",
        concern.problem(),
        concern.action().code(),
        concern.urgency().name(),
        concern.symptoms().toString(),
        concern.suspects().stream().map(BoundariesTest::answer).toList().toString(),
        concern.signals().map(s -> s.use().id() + s.urgency()).toList().toString(),
        concern.signals().map(s -> met(s.weighing())).toList().toString(),
        concern.advice().stream().map(Advice::key).toList().toString(),
        concern.missing().stream().sorted().toList().toString());
  }

  private static String met(Weighing weighing) {
    return weighing.met().stream().map(m -> m.text()).toList()
        + "/"
        + weighing.open().stream().map(m -> m.text()).toList();
  }

  private static String answer(Suspect suspect) {
    return String.join(
        " ",
        suspect.drug(),
        suspect.phase(),
        suspect.timing().code(),
        suspect.certainty().code(),
        suspect.naranjo().toString(),
        suspect.signals().get(0).exposure().toString());
  }
}
