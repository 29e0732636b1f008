package org.spasmwatch.trust;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spasmwatch.app.SeenTokens;
import org.spasmwatch.app.Stance;
import org.spasmwatch.trust.oidc.PublishedKeysFixture;

/** The parts of this package, put together without a program around them. */
final class TrustFixture {
  static final Instant NOW = Instant.parse("2026-04-21T08:00:00Z");
  static final String EHR = "https://ehr.hospital.example";
  static final String CALL = "https://spasmwatch.hospital.example/cds-services/spasm-review";
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private TrustFixture() {}

  static <T> T settings(Class<T> mapping, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .withMapping(mapping)
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(mapping);
  }

  /** With one client {@code ehr}, whose settings are given without their prefix. */
  static ClientTokens client(Map<String, String> client) {
    return clients(prefixed("ehr", client), new Memory());
  }

  static Map<String, String> prefixed(String name, Map<String, String> client) {
    Map<String, String> values = new ConcurrentHashMap<>();
    client.forEach((key, value) -> values.put("spasmwatch.cds.clients." + name + "." + key, value));
    values.put("spasmwatch.cds.auth", "required");
    return values;
  }

  static ClientTokens clients(Map<String, String> values, SeenTokens seen) {
    ClientSettings settings = settings(ClientSettings.class, values);
    return new ClientTokens(settings, new Stance(), replay(settings, seen), CLOCK);
  }

  static Replay replay(ClientSettings settings, SeenTokens seen) {
    Replay.Store store =
        new Replay.Store(seen, settings.replayWithoutStore(), Duration.ofSeconds(30));
    return new Replay(store, new SimpleMeterRegistry(), CLOCK);
  }

  /** One whose keys are pinned, so that nobody is asked. */
  static AuthorizationServer authorizationServer(TokenSettings settings) {
    return new AuthorizationServer(settings, PublishedKeysFixture.ofNobody());
  }

  static boolean granted(Verdict verdict) {
    return verdict.match(granted -> true, refused -> false, () -> false);
  }

  static String reason(Verdict verdict) {
    return verdict.match(granted -> "granted", Verdict.Refused::reason, () -> "undecided");
  }

  /** A store of used tokens for one process. */
  static final class Memory implements SeenTokens {
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    @Override
    public boolean firstUse(String digest, Instant until) {
      return seen.putIfAbsent(digest, until) == null;
    }

    @Override
    public void forget(Instant until) {
      seen.values().removeIf(expiry -> !expiry.isAfter(until));
    }

    String text() {
      return seen.toString();
    }
  }

  /** One that is away. */
  static final class Away implements SeenTokens {
    @Override
    public boolean firstUse(String digest, Instant until) {
      throw new IllegalStateException("away");
    }

    @Override
    public void forget(Instant until) {
      throw new IllegalStateException("away");
    }
  }
}
