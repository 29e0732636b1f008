package org.spasmwatch.bench.driver.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request by itself, to look at its answer. */
public final class Exchange {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Exchange() {}

  /** A request without a body is a GET. */
  static HttpRequest request(String url, Optional<Path> body, Optional<String> token)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    if (body.isPresent()) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofFile(body.get()));
    }
    return request.build();
  }

  /**
   * The body of the answer to a GET, or to a POST of what is in the file.
   *
   * @throws IOException when it is not a 200 with that text in it
   */
  public static byte[] body(String url, Optional<Path> body, String within)
      throws IOException, InterruptedException {
    return answer(request(url, body, Optional.empty()), within).body();
  }

  static HttpResponse<byte[]> answer(HttpRequest request, String within)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
    String text = new String(response.body(), StandardCharsets.UTF_8);
    if (response.statusCode() != 200 || !text.contains(within)) {
      throw new IOException(
          request.uri()
              + " answered "
              + response.statusCode()
              + " without '"
              + within
              + "': "
              + text.substring(0, Math.min(500, text.length())));
    }
    return response;
  }

  /** Bytes of the whole answer on the wire, by HTTP/1.1 with the length said. */
  static long bytes(HttpResponse<byte[]> response) {
    long bytes = "HTTP/1.1 200 OK\r\n\r\n".length() + response.body().length;
    for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
      for (String value : header.getValue()) {
        bytes += header.getKey().length() + value.length() + ": \r\n".length();
      }
    }
    return bytes;
  }
}
