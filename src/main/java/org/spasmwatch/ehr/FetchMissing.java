package org.spasmwatch.ehr;

import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.Round.Tools;
import org.spasmwatch.ehr.http.Breakers;
import org.spasmwatch.ehr.http.Gets;
import org.spasmwatch.fhir.patient.Fetched;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Wanted;

/**
 * Fetches what a client left out of its prefetch (CDS Hooks 2.0.1: "It is the CDS Service's
 * responsibility to check … and to retrieve"), all keys at once. It always answers: with more than
 * was sent, or with the reason why there is no more.
 */
@ApplicationScoped
public class FetchMissing {
  private static final Logger LOG = Logger.getLogger(FetchMissing.class);
  private static final int FAILURES = 5;
  private static final long REST_MILLIS = 15_000;

  private final Tools tools;
  private final Breakers breakers;
  private final Map<String, String> entries = new ConcurrentHashMap<>();
  private final Set<String> resting = ConcurrentHashMap.newKeySet();

  /** A prefetch that nothing more can be added to, and how much was fetched for it. */
  public record Completed(Prefetch prefetch, long bytes) {}

  @Inject
  FetchMissing(Vertx vertx, EhrClient client, EhrSettings settings, EhrMeters meters) {
    this(vertx, new Tools(new Gets(vertx, client.get()), settings, meters), REST_MILLIS);
  }

  /**
   * @param restMillis how long a server that failed repeatedly is left alone
   */
  FetchMissing(Vertx vertx, Tools tools, long restMillis) {
    this.tools = tools;
    this.breakers = new Breakers(vertx, FAILURES, restMillis, this::changed);
  }

  /**
   * Adds what is missing, as far as it can be had.
   *
   * @param access what the call offers; null when it offers nothing
   * @param registered the servers that this caller may send us to
   */
  public Uni<Completed> complete(Prefetch prefetch, @Nullable Access access, Servers registered) {
    List<Wanted> wanted = prefetch.wanted();
    if (access == null || wanted.isEmpty()) {
      return Uni.createFrom().item(new Completed(prefetch, 0));
    }
    Token token = access.token();
    Optional<Server> server = registered.find(access.server());
    Optional<Unreachable> hindrance =
        server.isEmpty()
            ? Optional.of(Unreachable.UNREGISTERED)
            : Optional.ofNullable(token).flatMap(t -> t.uselessFor(prefetch.patientId()));
    if (hindrance.isPresent()) {
      return Uni.createFrom().item(without(prefetch, hindrance.get()));
    }
    Round round = new Round(tools, server.orElseThrow(), token);
    return Uni.createFrom().completionStage(() -> fetched(prefetch, round).toCompletionStage());
  }

  private Completed without(Prefetch prefetch, Unreachable why) {
    tools.meters().refused(why);
    List<Fetched> none =
        prefetch.wanted().stream()
            .map(wanted -> Fetched.nothing(wanted.query().key(), why.words()))
            .toList();
    return new Completed(prefetch.with(none), 0);
  }

  private Future<Completed> fetched(Prefetch prefetch, Round round) {
    Server server = round.server();
    entries.putIfAbsent(server.origin(), server.entry());
    Timer.Sample sample = tools.meters().begin();
    return breakers
        .run(server.origin(), () -> all(prefetch, round), round::barren)
        .map(
            all -> {
              all.ifPresent(some -> tools.meters().fetched(sample, server.entry(), some));
              return all.map(some -> new Completed(prefetch.with(some), round.bytesTaken()))
                  .orElseGet(() -> without(prefetch, Unreachable.RESTING));
            });
  }

  private static Future<List<Fetched>> all(Prefetch prefetch, Round round) {
    List<Future<Fetched>> chains =
        prefetch.wanted().stream()
            .map(wanted -> chain(wanted, prefetch.patientId(), round))
            .toList();
    return Future.all(chains).map(all -> all.<Fetched>list());
  }

  /** A fault of ours costs one key, and the log has its place in the code. */
  private static Future<Fetched> chain(Wanted wanted, String patientId, Round round) {
    return Future.<Void>succeededFuture()
        .compose(begun -> new Chain(wanted, patientId, round).follow())
        .otherwise(
            fault -> {
              StackTraceElement[] places = fault.getStackTrace();
              LOG.errorf(
                  "fault while fetching %s: %s at %s",
                  wanted.query().key(),
                  fault.getClass().getName(),
                  places.length == 0 ? "an unknown place" : places[0]);
              return Fetched.nothing(wanted.query().key(), "a fault of this service");
            });
  }

  private void changed(String origin, boolean rests) {
    boolean change = rests ? resting.add(origin) : resting.remove(origin);
    if (!change) {
      return;
    }
    String entry = entries.getOrDefault(origin, origin);
    tools.meters().resting(entry, rests);
    if (rests) {
      LOG.warnf("the FHIR server %s failed repeatedly and is left alone for a while", entry);
    } else {
      LOG.infof("the FHIR server %s answers again", entry);
    }
  }
}
