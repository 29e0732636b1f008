package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;

/** For generated queries the answer is what a naive look through all resources finds. */
class GeneratedSearchTest {
  private static final int QUERIES = 60;

  /** Where a parameter looks, in JSON; written anew here, so that a slip shows. */
  private static final Map<String, Map<String, String>> PATHS =
      Map.of(
          "ClinicalUseDefinition",
          Map.of(
              "type", "type",
              "subject", "subject.reference",
              "population", "population.reference",
              "interactant", "interaction.interactant.itemReference.reference",
              "identifier", "identifier.value",
              "status", "status.coding.code",
              "contraindication", "contraindication.diseaseSymptomProcedure.concept.coding.code",
              "interaction", "interaction.type.coding.code"),
          "MedicationKnowledge",
          Map.of(
              "product-type", "productType.coding.code",
              "associated-medication", "associatedMedication.reference",
              "clinical-use-issue", "clinicalUseIssue.reference",
              "classification", "medicineClassification.classification.coding.code",
              "status", "status"),
          "Group",
          Map.of(
              "code", "code.coding.code",
              "characteristic", "characteristic.code.coding.code",
              "membership", "membership",
              "type", "type"));

  private static final Map<String, List<JsonNode>> RESOURCES =
      PATHS.keySet().stream().collect(Collectors.toMap(t -> t, GeneratedSearchTest::everything));

  /** A query, and what it asks of a resource. */
  private record Query(String type, List<String> arguments, Predicate<JsonNode> holds) {
    @Override
    public String toString() {
      return type + "?" + String.join("&", arguments);
    }
  }

  private static <T> T of(Map<String, T> map, String key) {
    return requireNonNull(map.get(key), key);
  }

  private static List<JsonNode> everything(String type) {
    List<JsonNode> all = new ArrayList<>();
    for (String id : idsOf(type)) {
      all.add(Bundles.json(R5.json(Knowledge.bundled(), type, id).orElseThrow()));
    }
    return all;
  }

  private static Set<String> idsOf(String type) {
    Set<String> ids = new TreeSet<>();
    String after = null;
    do {
      var page =
          after == null
              ? R5.bundle(type, "_count=200")
              : R5.bundle(type, "_count=200", "_after=" + after);
      page.getEntry().forEach(e -> ids.add(e.getResource().getIdPart()));
      after =
          page.getLink("next") == null
              ? null
              : page.getLink("next").getUrl().split("_after=", 2)[1];
    } while (after != null);
    return ids;
  }

  private static Stream<String> values(JsonNode node, String path) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false).flatMap(n -> values(n, path));
    }
    if (path.isEmpty()) {
      return node.isValueNode() ? Stream.of(node.asText()) : Stream.of();
    }
    String[] steps = path.split("\\.", 2);
    JsonNode child = node.path(steps[0]);
    return child.isMissingNode() ? Stream.of() : values(child, steps.length == 1 ? "" : steps[1]);
  }

  static Stream<Query> queries() {
    Random random = new Random(42);
    List<String> types = PATHS.keySet().stream().sorted().toList();
    return Stream.generate(() -> query(types.get(random.nextInt(types.size())), random))
        .limit(QUERIES);
  }

  private static Query query(String type, Random random) {
    List<String> names = of(PATHS, type).keySet().stream().sorted().toList();
    List<String> arguments = new ArrayList<>();
    Predicate<JsonNode> all = resource -> true;
    for (int i = 0; i <= random.nextInt(3); i++) {
      String name = names.get(random.nextInt(names.size()));
      String path = of(of(PATHS, type), name);
      List<String> known =
          of(RESOURCES, type).stream().flatMap(r -> values(r, path)).distinct().sorted().toList();
      Set<String> wanted = new TreeSet<>();
      for (int j = 0; j <= random.nextInt(3) && !known.isEmpty(); j++) {
        wanted.add(known.get(random.nextInt(known.size())));
      }
      int form = random.nextInt(4);
      boolean reference = path.endsWith("eference");
      if (form == 0 || wanted.isEmpty()) {
        boolean missing = random.nextBoolean();
        arguments.add(name + ":missing=" + missing);
        all = all.and(r -> values(r, path).findAny().isEmpty() == missing);
      } else if (form == 1 && !reference) {
        arguments.add(name + ":not=" + String.join(",", wanted));
        all = all.and(r -> values(r, path).noneMatch(wanted::contains));
      } else {
        arguments.add(name + "=" + String.join(",", wanted));
        all = all.and(r -> values(r, path).anyMatch(wanted::contains));
      }
    }
    return new Query(type, arguments.stream().distinct().toList(), all);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void theAnswerIsWhatANaiveLookFinds(Query query) {
    List<String> expected =
        of(RESOURCES, query.type()).stream()
            .filter(query.holds())
            .map(r -> r.path("id").asText())
            .sorted()
            .toList();

    List<String> arguments = new ArrayList<>(query.arguments());
    arguments.add("_count=200");
    var page = R5.bundle(query.type(), arguments.toArray(String[]::new));

    assertThat(page.getTotal()).isEqualTo(expected.size());
    assertThat(page.getEntry().stream().map(e -> e.getResource().getIdPart()))
        .isEqualTo(expected.subList(0, Math.min(200, expected.size())));
  }
}
