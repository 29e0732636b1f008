package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** Whether docs/cds-hooks.md shows what is really answered, but for the revision. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DocumentationTest {
  private static final String START = "```json\n";

  private static JsonNode shown() throws IOException {
    String page = Files.readString(Path.of("docs/cds-hooks.md"));
    int start = page.indexOf(START) + START.length();
    return Bundles.json(page.substring(start, page.indexOf("\n```", start)));
  }

  /** The revision is that of the database. */
  private static JsonNode withoutRevision(JsonNode answer) {
    return Bundles.json(answer.toString().replaceAll("(\\d{4}\\.\\d+)\\+\\d+", "$1"));
  }

  @Test
  void theAnswerToTheExampleIsTheOneThatIsShown() throws IOException {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);

    JsonNode answer = Hooks.answer(Bundles.json(Hooks.example()));

    assertThat(withoutRevision(answer)).isEqualTo(withoutRevision(shown()));
  }
}
