package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.conformance.Profiles;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Modifier;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R4b;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** What the service says of itself in both versions: it is served, and it is so. */
class ConformanceTest {
  private static final String OURS = "https://spasmwatch.org/fhir/";
  private static final Pattern CANONICAL =
      Pattern.compile(
          "\"(" + OURS + "(StructureDefinition|CodeSystem|ValueSet|SearchParameter)/[a-z0-9-]+)\"");
  private static final List<String> TYPES =
      List.of(
          "CodeSystem",
          "OperationDefinition",
          "SearchParameter",
          "StructureDefinition",
          "ValueSet");
  private static final Map<String, Edition> EDITIONS =
      Map.of("r5", R5.edition(), "r4b", R4b.edition());
  private static final Map<String, Dialect> DIALECTS =
      Map.of("r5", new org.spasmwatch.fhir.r5.R5(), "r4b", new org.spasmwatch.fhir.r4b.R4b());
  private static final Map<String, FhirContext> CONTEXTS =
      Map.of("r5", FhirContext.forR5Cached(), "r4b", FhirContext.forR4BCached());

  private static Edition edition(String version) {
    return requireNonNull(EDITIONS.get(version), version);
  }

  private static Stream<ObjectNode> compiled(String version, String type) {
    return new Profiles(version).all(type).map(json -> (ObjectNode) Bundles.json(json));
  }

  private static JsonNode served(String version, String type, String id) {
    return Bundles.json(
        edition(version).read(Knowledge.bundled(), type, id, R5.PLAIN).orElseThrow().body());
  }

  private static JsonNode search(String version, String type, Argument argument) {
    return edition(version)
        .search(
            Knowledge.bundled(),
            new Request(type, List.of(argument), R5.BASE, true, R5.CURSORS),
            R5.PLAIN)
        .match(
            Bundles::json,
            issues -> {
              throw new AssertionError(issues);
            });
  }

  private static IParser strict(String version) {
    return requireNonNull(CONTEXTS.get(version), version)
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void itIsServedAsItWasCompiled(String version) {
    for (String type : TYPES) {
      assertThat(compiled(version, type))
          .isNotEmpty()
          .allSatisfy(
              resource -> {
                ObjectNode served =
                    (ObjectNode) served(version, type, resource.path("id").asText());
                served.remove("meta");
                strict(version).parseResource(served.toString());
                assertThat(served).isEqualTo(resource);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void everyCanonicalThatIsNamedCanBeRead(String version) {
    Set<String> named = new TreeSet<>();
    for (String type : edition(version).types()) {
      named.addAll(canonicals(search(version, type, new Argument("_count", "200")).toString()));
    }
    named.addAll(
        canonicals(
            edition(version)
                .metadata(
                    Knowledge.bundled(),
                    new Server(R5.BASE, "1", SmallKnowledge.RECORDED),
                    R5.PLAIN)));

    assertThat(named)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            url -> {
              String type = url.substring(OURS.length(), url.lastIndexOf('/'));
              JsonNode found = search(version, type, new Argument("url", url));
              assertThat(found.at("/entry/0/resource/url").asText()).isEqualTo(url);
            });
  }

  private static Set<String> canonicals(String json) {
    return CANONICAL
        .matcher(json)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void ourSearchParametersSayWhatTheSearchDoes(String version) {
    Set<String> declared =
        compiled(version, "SearchParameter")
            .map(ConformanceTest::described)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> done =
        requireNonNull(DIALECTS.get(version), version).tables().values().stream()
            .flatMap(
                table ->
                    table.parameters().stream()
                        .filter(p -> p.definition().startsWith(OURS))
                        .map(p -> described(table.type(), p)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(declared).isEqualTo(done);
  }

  private static String described(JsonNode parameter) {
    return String.join(
        " ",
        parameter.path("url").asText(),
        parameter.at("/base/0").asText(),
        parameter.path("code").asText(),
        parameter.path("type").asText(),
        texts(parameter.path("target")).toString(),
        texts(parameter.path("modifier")).toString());
  }

  private static String described(String type, Parameter parameter) {
    return String.join(
        " ",
        parameter.definition(),
        type,
        parameter.name(),
        parameter.kind().code(),
        new TreeSet<>(parameter.targets()).toString(),
        parameter.modifiers().stream()
            .map(m -> m == Modifier.TYPE ? "type" : m.code())
            .collect(Collectors.toCollection(TreeSet::new))
            .toString());
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachKindOfStatementHasAProfileBesideTheCommonOne() {
    assertThat(new Profiles("r5").of("ClinicalUseDefinition"))
        .hasSize(ClinicalUse.class.getPermittedSubclasses().length + 1);
  }
}
