package org.spasmwatch.fhir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.AuditRecords;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/**
 * Everything that is served keeps to the profile it names, and what breaks one is refused, in both
 * versions. HAPI's validator loads all of FHIR's definitions, hence apart from the tests.
 */
class ValidatedProfilesTest {
  private static final String URL = "https://spasmwatch.org/fhir/StructureDefinition/";
  private static final KnowledgeBase SMALL = SmallKnowledge.knowledge();
  private static final Map<String, ProfileValidator> SMALL_VALIDATORS = new ConcurrentHashMap<>();

  private static ProfileValidator small(String edition) {
    return SMALL_VALIDATORS.computeIfAbsent(edition, e -> validator(e, SMALL));
  }

  private static ProfileValidator validator(String edition, KnowledgeBase knowledge) {
    try {
      return ProfileValidator.of(edition, knowledge);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void everyResourceKeepsToItsProfile(String edition) {
    for (KnowledgeBase knowledge : List.of(SMALL, Knowledge.bundled())) {
      ProfileValidator validator =
          knowledge == SMALL ? small(edition) : validator(edition, knowledge);
      List<ObjectNode> all = Rendered.all(Rendered.edition(edition), knowledge).toList();

      assertThat(all)
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.at("/meta/profile/0").asText()).startsWith(URL));
      assertThat(all.stream().flatMap(r -> validator.errors(r.toString()).stream()).distinct())
          .isEmpty();
    }
  }

  /**
   * Without the StructureDefinitions: to validate one, HAPI fetches FHIR's package from the net.
   * Each has had its snapshot made where it was used.
   */
  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void theOtherConformanceResourcesAreValidThemselves(String edition) throws IOException {
    Stream<String> compiled =
        ProfileValidator.compiled(edition).stream()
            .filter(r -> !r.contains("\"resourceType\": \"StructureDefinition\""));

    assertThat(
            Stream.concat(compiled, Terminologies.of(SMALL).stream().map(ObjectNode::toString))
                .flatMap(r -> small(edition).errors(r).stream()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void whatStandsAroundTheResourcesIsValidToo(String name) {
    Edition edition = Rendered.edition(name);
    Server server = new Server(R5.BASE, "1", Instant.parse("2026-01-01T00:00:00Z"));
    List<Argument> arguments =
        List.of(new Argument("identifier", "mildol"), new Argument("colour", "blue"));
    String searchset =
        edition
            .search(SMALL, new Request("Medication", arguments, R5.BASE, false, R5.CURSORS), R5.PLAIN)
            .match(json -> json, issues -> issues.toString());

    assertThat(small(name).errors(searchset)).isEmpty();
    assertThat(small(name).errors(edition.metadata(SMALL, server, R5.PLAIN))).isEmpty();
  }

  @Test
  void everyKindOfAuditEventIsValid() {
    AuditEdition edition = new AuditEdition(R5.BASE);

    assertThat(
            Stream.of(AuditRecord.Kind.values())
                .map(kind -> AuditRecords.of(kind, "read", 200))
                .flatMap(record -> small("r5").errors(edition.read(record, R5.PLAIN)).stream()))
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsRefused() {
    return Stream.of("r5", "r4b")
        .flatMap(
            edition ->
                Wrong.all().stream()
                    .map(
                        wrong ->
                            DynamicTest.dynamicTest(
                                edition + ": " + wrong.what(),
                                () -> assertRefused(edition, wrong))));
  }

  private static void assertRefused(String edition, Wrong wrong) {
    ObjectNode resource = Rendered.one(Rendered.edition(edition), SMALL, wrong.of());
    wrong.change().accept(resource);

    assertThat(small(edition).errors(resource.toString()))
        .anyMatch(error -> error.contains(wrong.named()));
  }
}
