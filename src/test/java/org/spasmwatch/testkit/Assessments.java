package org.spasmwatch.testkit;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Requests to POST /assessments. */
public final class Assessments {
  public static final String FHIR_JSON = "application/fhir+json";
  private static final Path EXAMPLE = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");

  /** Milliseconds after which a read that gets nothing is given up. */
  private static final int PATIENCE = 30_000;

  private Assessments() {}

  /** The example of the documentation. */
  public static String example() throws IOException {
    return Files.readString(EXAMPLE);
  }

  /** A request that says of itself what the test says, and nothing more. */
  public static RequestSpecification request(String contentType) {
    return given()
        .config(
            config()
                .encoderConfig(
                    encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(contentType, ContentType.TEXT)))
        .contentType(contentType);
  }

  public static Response post(byte[] body) {
    return request(FHIR_JSON).queryParam("date", "2026-04-21").body(body).post("/assessments");
  }

  public static Response post(String body) {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  public static JsonNode answer(Response response) {
    return Bundles.json(response.then().statusCode(200).extract().asString());
  }

  /** Writes a request byte by byte as given, and reads one answer: the status, head and body. */
  public static RawAnswer raw(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        assertThat(next).as("the other side closed after: " + head).isNotNegative();
        head.append((char) next);
      }
      RawAnswer answer = new RawAnswer(head.toString(), "");
      byte[] body = in.readNBytes(Integer.parseInt(answer.header("Content-Length").orElse("0")));
      return new RawAnswer(head.toString(), new String(body, StandardCharsets.UTF_8));
    }
  }

  /** An answer as it came over the wire. */
  public record RawAnswer(String head, String body) {
    public int status() {
      return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    public Optional<String> header(String name) {
      String start = name + ": ";
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
          .map(line -> line.substring(start.length()))
          .findFirst();
    }
  }
}
