package org.spasmwatch.trust.keys;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Function;

/** A JWK Set as it is written in the configuration, or what is wrong with it. */
public final class PinnedSet {
  private static final int LEAST_RSA_BITS = 2048;

  private PinnedSet() {}

  /** What is wrong with it; empty when nothing is. */
  public static Optional<String> fault(String jwks) {
    return read(jwks, set -> Optional.empty(), Optional::of);
  }

  static <T> T read(String jwks, Function<JWKSet, T> read, Function<String, T> wrong) {
    try {
      JWKSet set = JWKSet.parse(jwks);
      if (set.isEmpty()) {
        return wrong.apply("has no key that can be used");
      }
      Optional<String> fault =
          set.getKeys().stream().map(PinnedSet::fault).flatMap(Optional::stream).findFirst();
      return fault.isPresent() ? wrong.apply(fault.get()) : read.apply(set);
    } catch (ParseException | IllegalArgumentException e) {
      return wrong.apply("is no JWK Set: {\"keys\": [{\"kty\": \"EC\", …}]}");
    }
  }

  private static Optional<String> fault(JWK key) {
    if (!(key instanceof ECKey || key instanceof RSAKey)) {
      return Optional.of("has a key that is neither EC nor RSA");
    }
    if (key.isPrivate()) {
      return Optional.of("has a private key: take it out, and have its owner replace it");
    }
    if (key.getKeyID() == null) {
      return Optional.of("has a key without kid, which tokens name their key by");
    }
    return key instanceof RSAKey && key.size() < LEAST_RSA_BITS
        ? Optional.of("has an RSA key of less than " + LEAST_RSA_BITS + " bits")
        : Optional.empty();
  }
}
