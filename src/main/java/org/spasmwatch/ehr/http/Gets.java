package org.spasmwatch.ehr.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.http.Answer.Kind;

/**
 * GETs FHIR JSON. A GET that found nobody, or was told to come again in a moment, is made once more
 * while there is time, over a new connection; it changes nothing at the server, so that is safe
 * (RFC 9110, 9.2.2). What comes of that alone tells how the server is.
 */
public final class Gets {
  private static final String FHIR_JSON = "application/fhir+json";
  private static final int UNAVAILABLE = 503;
  private static final long LONGEST_WAIT = 2;
  private static final long MOMENT_MILLIS = 50;
  private static final long SECOND_MILLIS = 1000;

  private final Vertx vertx;
  private final Clients clients;
  private final Trees trees;

  public Gets(Vertx vertx, Clients clients) {
    this.vertx = vertx;
    this.trees = new Trees(vertx);
    this.clients = clients;
  }

  /**
   * Gets what is there. It never fails: what went wrong is an answer too.
   *
   * @param token for the Authorization header; none is sent when it is null
   */
  public Future<Answer> get(URI uri, @Nullable String token, Budget budget) {
    return once(clients.keeping(), uri, token, budget)
        .compose(
            answer -> {
              long wait = wait(answer);
              return wait < 0 || wait >= budget.millisLeft()
                  ? Future.succeededFuture(answer)
                  : vertx
                      .timer(Math.max(1, wait))
                      .compose(slept -> once(clients.fresh(), uri, token, budget));
            });
  }

  /** Milliseconds after which to ask again; negative for never. */
  private static long wait(Answer answer) {
    if (answer.kind() == Kind.UNREACHABLE) {
      return MOMENT_MILLIS;
    }
    boolean soon = answer.retryAfter() >= 0 && answer.retryAfter() <= LONGEST_WAIT;
    return answer.status() == UNAVAILABLE && soon ? answer.retryAfter() * SECOND_MILLIS : -1;
  }

  private Future<Answer> once(HttpClient client, URI uri, @Nullable String token, Budget budget) {
    long millis = budget.millisLeft();
    if (millis <= 0) {
      return Future.succeededFuture(Answer.of(Kind.LATE));
    }
    Promise<Answer> ended = Promise.promise();
    long timer = vertx.setTimer(millis, late -> ended.tryComplete(Answer.of(Kind.LATE)));
    client
        .request(options(uri, token, millis))
        .onFailure(fault -> ended.tryComplete(Answer.of(unconnected(fault))))
        .onSuccess(request -> send(request, ended, budget));
    return ended.future().onComplete(end -> vertx.cancelTimer(timer));
  }

  private static RequestOptions options(URI uri, @Nullable String token, long millis) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(uri.toString())
            .setMethod(HttpMethod.GET)
            .setFollowRedirects(false)
            .setConnectTimeout(millis)
            .putHeader(HttpHeaders.ACCEPT, FHIR_JSON)
            .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    return token == null
        ? options
        : options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }

  private static Kind unconnected(Throwable fault) {
    return fault instanceof ConnectionPoolTooBusyException ? Kind.BUSY : Kind.UNREACHABLE;
  }

  /** However it ends before the answer is whole, the request is taken back. */
  private void send(HttpClientRequest request, Promise<Answer> ended, Budget budget) {
    if (ended.future().isComplete()) {
      request.reset();
      return;
    }
    ended.future().onSuccess(answer -> takeBack(request, answer));
    request
        .send()
        .onFailure(fault -> ended.tryComplete(Answer.of(Kind.UNREACHABLE)))
        .onSuccess(response -> new Receipt(response, ended, budget, trees).begin());
  }

  private static void takeBack(HttpClientRequest request, Answer answer) {
    if (answer.kind() != Kind.OK) {
      request.reset();
    }
  }
}
