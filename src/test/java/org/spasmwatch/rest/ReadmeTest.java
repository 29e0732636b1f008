package org.spasmwatch.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/**
 * Runs every curl of the README, and compares what it answers with what is printed below it; with
 * {@code -Dreadme.update=true} writes the answers there instead.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("```console\n\\$ ((?:[^\n]*\\\\\n)*[^\n]*)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'\\\\]+)");
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Indents as jq does. */
  private static final ObjectWriter JQ =
      JSON.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withArrayEmptySeparator("")
                      .withObjectEmptySeparator(""))
              .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

  /** A command and what the README says that it prints. */
  private record Shown(List<String> words, String output) {
    boolean isJson() {
      return words.contains("jq");
    }

    String url() {
      return words.stream().filter(word -> word.startsWith("http")).findFirst().orElseThrow();
    }

    HttpRequest request() throws IOException {
      String url = url().replace("localhost:8080", "localhost:" + RestAssured.port);
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
      for (int i = 0; i < words.size() - 1; i++) {
        String value = words.get(i + 1);
        switch (words.get(i)) {
          case "-H" -> request.header(value.split(": ", 2)[0], value.split(": ", 2)[1]);
          case "-d" -> request.POST(BodyPublishers.ofFile(Path.of(value.substring(1))));
          default -> {}
        }
      }
      return request.build();
    }
  }

  private static List<Shown> shown() throws IOException {
    List<Shown> shown = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    while (block.find()) {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(block.group(1));
      while (word.find()) {
        words.add(word.group(1) == null ? word.group(2) : word.group(1));
      }
      shown.add(new Shown(words, block.group(2)));
    }
    return shown;
  }

  /** Without what depends on when and where it runs. */
  private static String same(String output) {
    return output
        .replaceAll("(\\d{4}\\.\\d+)\\+\\d+", "$1")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "now")
        .replaceAll("(\"versionId\": ?\"\\d+)\\.[0-9a-f]{8}", "$1")
        .replaceAll("http://(localhost|127\\.0\\.0\\.1):\\d+", "here")
        .strip();
  }

  private static String answer(Shown shown) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(shown.request(), BodyHandlers.ofString()).body();
  }

  /** The answer as a reader would get it, from a service that was started for the first time. */
  private static String printed(Shown shown, String answer) throws IOException {
    String text = shown.isJson() ? JQ.writeValueAsString(JSON.readTree(answer)) : answer.strip();
    return text.replaceAll("(\\d{4}\\.\\d+)\\+\\d+", "$1+1")
            .replaceAll("http://(localhost|127\\.0\\.0\\.1):\\d+", "http://127.0.0.1:8080")
        + "\n";
  }

  private static void update(List<Shown> shown) throws IOException, InterruptedException {
    Path readme = Path.of("README.md");
    String text = Files.readString(readme);
    for (Shown each : shown) {
      text = text.replace(each.output(), printed(each, answer(each)));
    }
    Files.writeString(readme, text);
  }

  private static void isAnswered(Shown shown) throws IOException, InterruptedException {
    String answer = answer(shown);
    if (shown.isJson()) {
      JsonNode expected = JSON.readTree(same(shown.output()));
      assertThat(JSON.readTree(same(answer))).as(shown.url()).isEqualTo(expected);
    } else {
      assertThat(same(answer)).as(shown.url()).isEqualTo(same(shown.output()));
    }
  }

  @Test
  void everyCallAnswersWhatIsPrintedBelowIt() throws Exception {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);

    List<Shown> shown = shown();

    assertThat(shown.stream().map(s -> URI.create(s.url()).getPath().split("/", -1)[1]))
        .contains("assessments", "fhir", "cds-services");
    if (Boolean.getBoolean("readme.update")) {
      update(shown);
    }
    for (Shown each : shown()) {
      isAnswered(each);
    }
  }
}
