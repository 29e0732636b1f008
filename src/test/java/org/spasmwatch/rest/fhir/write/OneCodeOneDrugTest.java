package org.spasmwatch.rest.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.is;
import static org.spasmwatch.rest.fhir.write.Curator.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** A drug that is written with a code of another one would be warned about with it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OneCodeOneDrugTest {
  private static final String GABAPENTIN = "25480";

  private static List<Curator> curators() {
    return Curator.all();
  }

  private static ObjectNode coding(String code) {
    return (ObjectNode)
        Bundles.json("{\"system\": \"%s\", \"code\": \"%s\"}".formatted(Systems.RXNORM, code));
  }

  private static ObjectNode page(String id, String code) {
    ObjectNode page =
        (ObjectNode)
            Bundles.json(
                "{\"resourceType\": \"MedicationKnowledge\", \"id\": \"%s\", \"status\": \"active\"}"
                    .formatted(id));
    page.putObject("code").put("text", "Testol").putArray("coding").add(coding(code));
    return page;
  }

  private static String newId() {
    return "twin-" + UUID.randomUUID();
  }

  private static void isRefused(Response response, String id) {
    is(response, 422);
    assertThat(response.asString())
        .contains("\"duplicate\"", GABAPENTIN, "drug/" + id, "drug/gabapentin");
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aDrugIsNotCreatedWithTheCodeOfAnother(Curator curator) {
    String id = newId();

    isRefused(curator.put(page(id, GABAPENTIN)), id);

    is(curator.get("Medication/" + id), 404);
    ObjectNode nameless = page(id, GABAPENTIN);
    nameless.remove("id");
    Response posted = curator.post(nameless);
    is(posted, 422);
    assertThat(posted.asString()).contains("\"duplicate\"", "drug/gabapentin");
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aDrugIsNotGivenTheCodeOfAnotherLater(Curator curator) {
    String id = newId();
    is(curator.put(page(id, "9" + System.nanoTime())), 201);

    isRefused(curator.put(page(id, GABAPENTIN)), id);
    isRefused(
        with("Content-Type", "application/json-patch+json")
            .body(
                "[{\"op\": \"add\", \"path\": \"/code/coding/-\", \"value\": %s}]"
                    .formatted(coding(GABAPENTIN)))
            .patch(curator.url("MedicationKnowledge/" + id)),
        id);

    is(curator.delete("MedicationKnowledge/" + id), 204);
  }

  @Test
  void aTransactionWithSuchADrugIsRefusedAsAWhole() {
    Curator curator = new Curator("r5");
    String id = newId();
    String other = newId();
    ObjectNode bundle =
        (ObjectNode) Bundles.json("{\"resourceType\": \"Bundle\", \"type\": \"transaction\"}");
    List.of(page(other, "9" + System.nanoTime()), page(id, GABAPENTIN))
        .forEach(
            page -> {
              ObjectNode entry = bundle.withArray("entry").addObject();
              entry.set("resource", page);
              entry
                  .putObject("request")
                  .put("method", "PUT")
                  .put("url", "MedicationKnowledge/" + page.path("id").asText());
            });

    isRefused(with().body(bundle.toString()).post("/fhir/r5"), id);

    is(curator.get("Medication/" + other), 404);
  }
}
