package org.spasmwatch.ehr.http;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.http.Answer.Kind;

/** Takes in one answer as it comes, and gives up as soon as it is clear that it is of no use. */
final class Receipt {
  private static final Set<String> JSON =
      Set.of("application/fhir+json", "application/json", "application/json+fhir");
  private static final int OK = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_REFUSAL = 400;
  private static final int TOO_MANY = 429;
  private static final int FIRST_FAULT = 500;
  private static final long UNSAID = -1;

  private final HttpClientResponse response;
  private final Promise<Answer> ended;
  private final Budget budget;
  private final Trees trees;
  private final Buffer body = Buffer.buffer();
  private final AtomicLong taken = new AtomicLong();

  Receipt(HttpClientResponse response, Promise<Answer> ended, Budget budget, Trees trees) {
    this.response = response;
    this.trees = trees;
    this.ended = ended;
    this.budget = budget;
  }

  void begin() {
    int status = response.statusCode();
    response.exceptionHandler(fault -> ended.tryComplete(Answer.of(Kind.UNREACHABLE)));
    if (status != OK) {
      ended.tryComplete(Answer.of(kind(status), status, retryAfter()));
    } else if (!identity() || !json(response.getHeader(HttpHeaders.CONTENT_TYPE))) {
      ended.tryComplete(Answer.of(Kind.NO_JSON));
    } else {
      ended.future().onSuccess(this::settle);
      response.handler(this::take);
      response.endHandler(end -> trees.read(body.getBytes()).onSuccess(ended::tryComplete));
    }
  }

  private void take(Buffer part) {
    if (ended.future().isComplete()) {
      return;
    }
    taken.addAndGet(part.length());
    if (budget.take(part.length())) {
      body.appendBuffer(part);
    } else {
      ended.tryComplete(Answer.of(Kind.TOO_LARGE));
    }
  }

  /** One answer without end shall not cost the others theirs. */
  private void settle(Answer answer) {
    if (answer.kind() != Kind.OK) {
      budget.giveBack(taken.get());
    }
  }

  private static Kind kind(int status) {
    if (status >= FIRST_FAULT) {
      return Kind.FAULT;
    }
    if (status == TOO_MANY) {
      return Kind.THROTTLED;
    }
    boolean redirect = status >= FIRST_REDIRECT && status < FIRST_REFUSAL;
    return redirect ? Kind.REDIRECTED : Kind.REFUSED;
  }

  /** Compression was not asked for; a small compressed body can be a very large one. */
  private boolean identity() {
    String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding == null || encoding.strip().equalsIgnoreCase("identity");
  }

  private static boolean json(@Nullable String type) {
    return type != null && JSON.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /** The seconds of Retry-After; a date there is not read. */
  private long retryAfter() {
    String text = response.getHeader(HttpHeaders.RETRY_AFTER);
    return text != null && text.strip().matches("\\d{1,6}") ? Long.parseLong(text.strip()) : UNSAID;
  }
}
