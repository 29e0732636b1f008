package org.spasmwatch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/**
 * The rows that this program stores, read by a later one: in its model 3 the topic of a
 * disagreement is a question.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OlderModelTest {
  private static final Upcasters TOPICS_ARE_QUESTIONS =
      Upcasters.CURRENT.then(
          (kind, content) -> {
            if (kind == Kind.DISAGREEMENT) {
              content.put("topic", content.path("topic").asText() + "?");
            }
          });

  @Inject KnowledgeLog log;

  /** The files as the later program has them. */
  private static KnowledgeFiles withQuestions() {
    KnowledgeFiles files = KnowledgeFiles.bundled();
    return path -> {
      try (InputStream in = files.open(path)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String now =
            path.startsWith("disagreements/")
                ? text.replaceAll("(?m)^(    topic: [^\"\\n]*)$", "$1?")
                : text;
        return new ByteArrayInputStream(now.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  @Test
  void storedRowsAreReadInTheNewModelAndNotWrittenAgain() {
    BundledEdition later = new BundledEdition(withQuestions(), TOPICS_ARE_QUESTIONS);
    List<StoredRecord> stored = log.since(0).changed();

    assertThat(stored).allMatch(record -> record.state().model() < later.model());
    assertThat(later.read("later", stored).records().disagreements())
        .isNotEmpty()
        .allSatisfy(disagreement -> assertThat(disagreement.topic()).endsWith("?"));
    assertThat(later.plan(stored).changes()).isEmpty();
  }
}
