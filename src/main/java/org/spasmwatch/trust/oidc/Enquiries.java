package org.spasmwatch.trust.oidc;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcEndpoint.Type;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.trust.keys.Places;

/**
 * Stands between {@code quarkus-oidc} and the authorization server: what is asked and when, which
 * answers count, and what was said. Nothing is asked before a token is there to be judged, so that
 * a service starts as fast, and as surely, without that server.
 */
@Unremovable
@ApplicationScoped
@OidcEndpoint({Type.DISCOVERY, Type.JWKS})
class Enquiries implements OidcRequestFilter, OidcResponseFilter {
  private static final String METADATA = OidcConfigurationMetadata.class.getName();
  private static final int MOST_BYTES = 256 * 1024;
  private static final int OK = 200;

  private final LongSupplier nanos;
  private volatile boolean open;
  private volatile @Nullable Said said;

  @Inject
  Enquiries() {
    this(System::nanoTime);
  }

  Enquiries(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * What a server said of itself when it gave its keys.
   *
   * @param at when that was, by {@link #now}
   */
  record Said(Optional<String> keys, Optional<String> tokens, long at) {}

  /** Nanoseconds since some instant. */
  long now() {
    return nanos.getAsLong();
  }

  /** From now on the server may be asked. */
  void open() {
    open = true;
  }

  /** What it said last; empty as long as it gave no keys. */
  Optional<Said> said() {
    return Optional.ofNullable(said);
  }

  /** Whether its keys are older than that, or not there. */
  boolean isOlderThan(Duration age) {
    Said last = said;
    return last == null || now() - last.at() > age.toNanos();
  }

  @Override
  public Uni<Void> filter(OidcRequestFilterContext question) {
    if (!open) {
      return refused("no token has come yet");
    }
    OidcConfigurationMetadata server = question.contextProperties().get(METADATA);
    Optional<String> fault = server == null ? Optional.empty() : fault(server);
    question.request().timeout(OidcTenant.BUDGET.toMillis());
    return fault.map(Enquiries::refused).orElseGet(() -> Uni.createFrom().voidItem());
  }

  /**
   * One that speaks for another issuer is not believed (OpenID Connect Discovery 1.0, 4.3), nor one
   * with keys anybody changes. What is configured was looked at when the service started.
   */
  static Optional<String> fault(OidcConfigurationMetadata server) {
    if (server.getDiscoveryUri() == null) {
      return Optional.empty();
    }
    if (!server.getIssuer().equals(server.get(OidcConfigurationMetadata.ISSUER))) {
      return Optional.of("the issuer calls itself otherwise");
    }
    return isSafe(server.getJsonWebKeySetUri(), server.getIssuer())
        ? Optional.empty()
        : Optional.of("the issuer has no jwks_uri, or one without https");
  }

  /** As safe as the issuer itself is: one without https is of this machine, in a trial. */
  private static boolean isSafe(@Nullable String keys, String issuer) {
    return keys != null
        && (Places.isSecure(keys) || (Places.isLoopback(issuer) && Places.isLoopback(keys)));
  }

  @Override
  public Uni<Void> filter(OidcResponseFilterContext answer) {
    Buffer body = answer.responseBody();
    if (body != null && body.length() > MOST_BYTES) {
      return refused("the answer is too long");
    }
    OidcConfigurationMetadata server = answer.requestProperties().get(METADATA);
    if (server != null && answer.statusCode() == OK) {
      if (!isKeySet(String.valueOf(body))) {
        return refused("the keys are no JWK Set");
      }
      gave(server);
    }
    return Uni.createFrom().voidItem();
  }

  void gave(OidcConfigurationMetadata server) {
    said =
        new Said(
            Optional.ofNullable(server.getJsonWebKeySetUri()),
            Optional.ofNullable(server.getTokenUri()),
            now());
  }

  private static boolean isKeySet(String text) {
    try {
      return new JsonWebKeySet(text).getJsonWebKeys() != null;
    } catch (JoseException e) {
      return false;
    }
  }

  private static Uni<Void> refused(String why) {
    return Uni.createFrom().failure(new OIDCException(why));
  }
}
