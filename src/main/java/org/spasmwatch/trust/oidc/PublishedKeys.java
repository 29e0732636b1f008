package org.spasmwatch.trust.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.Tenant;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.spasmwatch.trust.keys.Keys;
import org.spasmwatch.trust.keys.Signatures;

/**
 * Signatures of an authorization server that publishes its keys, checked by {@code quarkus-oidc}.
 * That fetches keys when a token names one that it does not know, and else keeps them for ever. A
 * key that was taken back should not stay good, so they are had fetched anew after some minutes.
 */
@ApplicationScoped
public class PublishedKeys implements Signatures {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final String AWAY = "the signer's keys cannot be fetched, or were a moment ago";

  private final TenantIdentityProvider server;
  private final Enquiries enquiries;
  private final AtomicLong nextAttempt;

  PublishedKeys(@Tenant(OidcTenant.NAME) TenantIdentityProvider server, Enquiries enquiries) {
    this.server = server;
    this.enquiries = enquiries;
    this.nextAttempt = new AtomicLong(enquiries.now());
  }

  @Override
  public Optional<String> objection(SignedJWT jwt) {
    return Keys.algorithmObjection(jwt.getHeader())
        .or(() -> keysAreThere() ? asked(jwt.serialize()) : Optional.of(AWAY));
  }

  /** Where its keys are; empty when nobody could say yet. May block. */
  public Optional<String> keysUrl() {
    return said().flatMap(Enquiries.Said::keys);
  }

  /** Where clients get tokens of it, likewise. */
  public Optional<String> tokenUrl() {
    return said().flatMap(Enquiries.Said::tokens);
  }

  private Optional<Enquiries.Said> said() {
    if (enquiries.said().isEmpty()) {
      fetch();
    }
    return enquiries.said();
  }

  private boolean keysAreThere() {
    if (enquiries.isOlderThan(OUTAGE)) {
      fetch();
    } else if (enquiries.isOlderThan(KEPT) && mayAsk()) {
      asked(nobodys());
    }
    return !enquiries.isOlderThan(OUTAGE);
  }

  /** Without keys all who come wait for the one that asks, which is not for long. */
  private synchronized void fetch() {
    if (enquiries.isOlderThan(OUTAGE) && mayAsk()) {
      enquiries.open();
      asked(nobodys());
    }
  }

  private boolean mayAsk() {
    long next = nextAttempt.get();
    long now = enquiries.now();
    return now - next >= 0
        && nextAttempt.compareAndSet(next, now + OidcTenant.BETWEEN_FETCHES.toNanos());
  }

  /** A token of a key that nobody has, for which the keys are fetched. */
  private static String nobodys() {
    String header = "{\"alg\": \"ES384\", \"kid\": \"" + UUID.randomUUID() + "\"}";
    return Base64URL.encode(header.getBytes(UTF_8)) + "." + Base64URL.encode("{}") + ".AA";
  }

  private Optional<String> asked(String token) {
    try {
      server.authenticate(new AccessTokenCredential(token)).await().atMost(PATIENCE);
      return Optional.empty();
    } catch (AuthenticationFailedException e) {
      return Optional.of(reason(e));
    } catch (RuntimeException away) {
      return Optional.of(AWAY);
    }
  }

  private static String reason(AuthenticationFailedException e) {
    if (!(e.getCause() instanceof InvalidJwtException invalid)) {
      return AWAY;
    }
    return invalid.getCause() instanceof UnresolvableKeyException
        ? "the signer has no key of its kid for its algorithm"
        : "its signature is not by the key that it names, or the key is weak";
  }
}
