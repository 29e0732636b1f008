package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R4b;
import org.spasmwatch.testkit.R5;

/**
 * What any server of this kind offers, for the packages: what the service says of itself, without
 * what is its own. {@code -Dcapability.update=true} writes the files anew.
 */
class CapabilityStatementsTest {
  private static final Path FILES = Path.of("fhir-profiles/capability");
  private static final Server SERVER =
      new Server(R5.BASE, "0.1.0", Instant.parse("2026-01-01T00:00:00Z"));
  private static final Form PRETTY = new Form(true, Summary.FALSE);
  private static final String URL = "https://spasmwatch.org/fhir/CapabilityStatement/server";

  private static ObjectNode required(Edition edition) {
    ObjectNode own =
        (ObjectNode) Bundles.json(edition.metadata(Knowledge.bundled(), SERVER, PRETTY));
    own.remove(List.of("meta", "software", "implementation"));
    return own.put("id", "server")
        .put("url", URL)
        .put("version", "0.1.0")
        .put("kind", "requirements");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void thePackagesRequireWhatTheServiceDoes(String version) throws IOException {
    Path file = FILES.resolve(version).resolve("CapabilityStatement-server.json");
    ObjectNode required = required(version.equals("r5") ? R5.edition() : R4b.edition());
    if (Boolean.getBoolean("capability.update")) {
      Files.writeString(file, required.toPrettyString() + "\n");
      Assumptions.abort("written anew");
    }

    assertThat(required)
        .as("mvn test -Dtest=CapabilityStatementsTest -Dcapability.update=true")
        .isEqualTo(Bundles.json(Files.readString(file)));
  }
}
