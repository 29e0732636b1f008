package org.spasmwatch.ehr;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.Scopes.Cover;
import org.spasmwatch.ehr.http.Answer;
import org.spasmwatch.ehr.http.Answer.Kind;
import org.spasmwatch.ehr.http.Budget;
import org.spasmwatch.ehr.http.Gets;

/** All that is asked of one server for one call, and what may still be spent on it. */
final class Round implements Budget {
  /** What every round works with. */
  record Tools(Gets gets, EhrSettings settings, EhrMeters meters) {}

  private final Tools tools;
  private final Server server;
  private final @Nullable Token token;
  private final long deadline;
  private final AtomicLong bytes;
  private final AtomicInteger resources;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final AtomicBoolean ill = new AtomicBoolean();

  Round(Tools tools, Server server, @Nullable Token token) {
    this.tools = tools;
    this.server = server;
    this.token = token;
    long patience = tools.settings().timeout().toNanos();
    long valid = token == null ? Long.MAX_VALUE : token.nanosLeft();
    deadline = System.nanoTime() + Math.min(patience, valid);
    bytes = new AtomicLong(tools.settings().bytes().asLongValue());
    resources = new AtomicInteger(tools.settings().resources());
  }

  Server server() {
    return server;
  }

  int maximumPages() {
    return tools.settings().pages();
  }

  Cover cover(String type) {
    return token == null ? Cover.ALL : token.cover(type);
  }

  Future<Answer> get(URI uri) {
    Timer.Sample sample = tools.meters().begin();
    return tools
        .gets()
        .get(uri, token == null ? null : token.value(), this)
        .onSuccess(answer -> noted(sample, answer));
  }

  private void noted(Timer.Sample sample, Answer answer) {
    tools.meters().asked(sample, server.entry(), answer);
    if (answer.ill()) {
      ill.set(true);
    } else if (answer.kind() != Kind.BUSY) {
      answered.set(true);
    }
  }

  /** Whether the server failed, as far as this round shows: one sound answer speaks for it. */
  boolean barren() {
    return ill.get() && !answered.get();
  }

  @Override
  public long millisLeft() {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }

  @Override
  public boolean take(long some) {
    return bytes.addAndGet(-some) >= 0;
  }

  @Override
  public void giveBack(long some) {
    bytes.addAndGet(some);
  }

  boolean takeResources(int some) {
    return resources.addAndGet(-some) >= 0;
  }

  long bytesTaken() {
    return tools.settings().bytes().asLongValue() - bytes.get();
  }
}
