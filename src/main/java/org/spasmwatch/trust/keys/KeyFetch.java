package org.spasmwatch.trust.keys;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a JWK Set: the whole of it within a time and a size, and from the place that is
 * registered only, so that no redirect is followed. The retriever of the library bounds each read,
 * not all of them.
 */
final class KeyFetch implements ResourceRetriever {
  private static final Duration BUDGET = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 256 * 1024;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(BUDGET).followRedirects(Redirect.NEVER).build();

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.toString()))
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    HttpResponse<byte[]> answer =
        within(http.sendAsync(request, head -> new BoundedBody(MOST_BYTES)));
    if (answer.statusCode() != OK) {
      throw new IOException("the key server answers " + answer.statusCode());
    }
    return new Resource(new String(answer.body(), StandardCharsets.UTF_8), "application/json");
  }

  private static <T> T within(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get(BUDGET.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the key server cannot be read", e);
    } catch (TimeoutException e) {
      throw new IOException("the key server is too slow", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }
}
