package org.spasmwatch.replicas;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Requests of several clients that come on and on, whatever becomes of each. */
final class Load implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final int HOSPITALS = 2;
  private static final int SAID = 300;

  private final Client client;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /** One request; it throws when the answer is none that it can use. */
  interface Deed {
    HttpResponse<String> on(Client client) throws Exception;
  }

  /** Nothing but what is added. */
  Load(Client client) {
    this.client = client;
  }

  /** Cards and reads, as hospitals ask for them, and what else is added. */
  static Load on(Client client) {
    Load load = new Load(client);
    for (int i = 0; i < HOSPITALS; i++) {
      load.and("cards", BETWEEN, Load::cards);
    }
    return load.and("read", BETWEEN, c -> c.get("/fhir/r5/MedicationKnowledge/gabapentin"))
        .and("search", BETWEEN, c -> c.get("/fhir/r4b/ClinicalUseDefinition?_count=5"));
  }

  static HttpResponse<String> cards(Client client) throws Exception {
    HttpResponse<String> answer = client.cards();
    boolean same =
        answer.statusCode() != 200
            || Client.json(answer)
                .at("/cards/0/summary")
                .asText()
                .startsWith("Myoclonus on gabapentin");
    if (!same) {
      throw new IllegalStateException("not the card of this patient");
    }
    return answer;
  }

  /** Does that again and again on a thread of its own. */
  Load and(String name, Duration pause, Deed deed) {
    Thread thread = new Thread(() -> run(name, pause, deed), "load " + name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return this;
  }

  private void run(String name, Duration pause, Deed deed) {
    while (!stopped) {
      Instant begun = Instant.now();
      calls.add(call(name, begun, deed));
      try {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Call call(String name, Instant begun, Deed deed) {
    try {
      HttpResponse<String> answer = deed.on(client);
      String server = answer.headers().firstValue(Balancer.SERVED_BY).orElse("");
      int status = answer.statusCode();
      return new Call(name, begun, Instant.now(), status, server, status < 300 ? "" : said(answer));
    } catch (IOException | RuntimeException e) {
      return new Call(name, begun, Instant.now(), 0, "", e.toString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String said(HttpResponse<String> answer) {
    String body = answer.body();
    String later = answer.headers().firstValue("Retry-After").orElse("never");
    return "Retry-After: " + later + "; " + body.substring(0, Math.min(SAID, body.length()));
  }

  /** How many there have been of those. */
  long count(Predicate<Call> which) {
    return calls.stream().filter(which).count();
  }

  /** All calls, when those that were begun have ended. */
  List<Call> stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    stopped = true;
  }
}
