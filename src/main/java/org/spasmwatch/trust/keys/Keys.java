package org.spasmwatch.trust.keys;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public keys of one signer. Fetched ones are kept for a while; a key that is not among them
 * has them fetched again, but only so often, as anybody can make up the name of a key. May block.
 */
public final class Keys implements Signatures {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384, JWSAlgorithm.ES256, JWSAlgorithm.RS256);
  private static final int LEAST_RSA_BITS = 2048;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final KeyFetch FETCH = new KeyFetch();

  private final JWSVerificationKeySelector<SecurityContext> selector;

  private Keys(JWKSource<SecurityContext> source) {
    selector = new JWSVerificationKeySelector<>(ALGORITHMS, source);
  }

  /**
   * The keys of a JWK Set.
   *
   * @throws IllegalArgumentException when it has a fault that {@link PinnedSet} names
   */
  public static Keys pinned(String jwks) {
    JWKSet set =
        PinnedSet.read(
            jwks,
            read -> read,
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    return new Keys(new ImmutableJWKSet<>(set));
  }

  /** The keys that are published there. Nothing is fetched before one is needed. */
  public static Keys at(URI url) {
    try {
      return fetched(url.toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("the place of a key set is no URL", e);
    }
  }

  private static Keys fetched(URL url) {
    return new Keys(
        JWKSourceBuilder.create(url, FETCH)
            .cache(KEPT.toMillis(), PATIENCE.toMillis())
            .refreshAheadCache(false)
            .rateLimited(BETWEEN_FETCHES.toMillis())
            .outageTolerant(OUTAGE.toMillis())
            .build());
  }

  /** What is wrong with the algorithm that a token names; empty when it is one of ours. */
  public static Optional<String> algorithmObjection(JWSHeader header) {
    return ALGORITHMS.contains(header.getAlgorithm())
        ? Optional.empty()
        : Optional.of("its algorithm is not one of ES384, RS384, ES256, RS256");
  }

  /** Whether a key is long enough to mean anything. */
  public static boolean isStrong(Key key) {
    return !(key instanceof RSAKey rsa) || rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
  }

  @Override
  public Optional<String> objection(SignedJWT jwt) {
    requireNonNull(jwt, "jwt");
    return algorithmObjection(jwt.getHeader()).or(() -> keyObjection(jwt));
  }

  private Optional<String> keyObjection(SignedJWT jwt) {
    try {
      List<Key> keys = selector.selectJWSKeys(jwt.getHeader(), null);
      if (keys.isEmpty()) {
        return Optional.of("the signer has no key of its kid for its algorithm");
      }
      return keys.stream().filter(Keys::isStrong).anyMatch(key -> verifies(key, jwt))
          ? Optional.empty()
          : Optional.of("its signature is not by the key that it names, or the key is weak");
    } catch (KeySourceException e) {
      return Optional.of("the signer's keys cannot be fetched, or were a moment ago");
    }
  }

  private static boolean verifies(Key key, SignedJWT jwt) {
    try {
      return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key));
    } catch (JOSEException e) {
      return false;
    }
  }
}
