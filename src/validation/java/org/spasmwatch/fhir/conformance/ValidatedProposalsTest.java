package org.spasmwatch.fhir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.Audience;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.issue.DetectedIssues;
import org.spasmwatch.fhir.r4.Proposals;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.CaseBundle;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/**
 * What an EHR is given to store is valid R4: the resources that the cards of all cases propose, and
 * the issues that say what the cards say.
 */
class ValidatedProposalsTest {
  /** Of the cases one in so many; they are much alike as resources. */
  private static final int EACH = 8;

  private static final ProfileValidator R4 = ProfileValidator.ofR4();

  private static Answer answer(Case patient) {
    Assessed assessed = Assessed.of(patient);
    CardWriter writer = new CardWriter(Knowledge.bundled(), ValidatedProposalsTest::id);
    return new Answer(
        Knowledge.bundled().version(),
        Audience.CLINICIAN,
        assessed.facts(),
        writer.write(assessed.assessment()),
        assessed.assessment().notEvaluated());
  }

  /** Entries of a Bundle are told apart by it. */
  private static UUID id(String card) {
    return UUID.nameUUIDFromBytes(card.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<JsonNode> resources(Case patient) {
    ObjectNode record = CaseBundle.of(patient, Knowledge.bundled());
    return patient.hook() == null
        ? entries(record)
        : Stream.concat(
            entries(CaseBundle.ordersOf(patient, Knowledge.bundled())), entries(record));
  }

  private static Stream<JsonNode> entries(JsonNode bundle) {
    return StreamSupport.stream(bundle.path("entry").spliterator(), false)
        .map(entry -> entry.path("resource"));
  }

  private static Optional<JsonNode> brought(Case patient, String reference) {
    return resources(patient)
        .filter(
            r ->
                (r.path("resourceType").asText() + "/" + r.path("id").asText()).equals(reference))
        .findFirst();
  }

  private static List<JsonNode> proposed(Case patient) {
    Answer answer = answer(patient);
    Proposals proposals = new Proposals(answer, reference -> brought(patient, reference));
    List<JsonNode> proposed = new ArrayList<>();
    for (Card card : answer.cards()) {
      card.suggestions().stream()
          .map(suggestion -> proposals.action(card, suggestion.proposal()))
          .flatMap(Optional::stream)
          .map(action -> action.path("resource"))
          .filter(JsonNode::isObject)
          .forEach(proposed::add);
    }
    return proposed;
  }

  @Test
  void whatCardsProposeIsValid() throws IOException {
    Set<String> different = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    for (Path file : Cases.files()) {
      for (JsonNode resource : proposed(Case.read(file))) {
        different.add(resource.toString());
        types.add(resource.path("resourceType").asText());
      }
    }

    assertThat(types).containsExactly("DetectedIssue", "MedicationRequest", "ServiceRequest");
    assertThat(different).allSatisfy(resource -> assertThat(R4.errors(resource)).isEmpty());
  }

  @Test
  void whatIsAnsweredAsIssuesIsValid() throws IOException {
    List<Path> cases = Cases.files();
    for (int i = 0; i < cases.size(); i += EACH) {
      Answer answer = answer(Case.read(cases.get(i)));

      String bundle = DetectedIssues.bundle(answer, FhirVersion.R4).toString();

      assertThat(R4.errors(bundle)).as(cases.get(i).toString()).isEmpty();
    }
  }
}
