package org.spasmwatch.trust;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** A signed JWT that was read and is not believed yet, and what every one of them has to say. */
record Presented(SignedJWT jwt, JWTClaimsSet claims) {
  /** By how much the clocks of two machines may differ. */
  static final Duration SKEW = Duration.ofSeconds(30);

  Presented {
    requireNonNull(jwt, "jwt");
    requireNonNull(claims, "claims");
  }

  /** Empty when it is none: unsigned, encrypted, cut off, or with claims of the wrong type. */
  static Optional<Presented> read(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return claims == null ? Optional.empty() : Optional.of(new Presented(jwt, claims));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  JWSHeader header() {
    return jwt.getHeader();
  }

  String issuer() {
    return claims.getIssuer() == null ? "" : claims.getIssuer();
  }

  /**
   * What is wrong with its audience, which holds exactly this among others or alone.
   *
   * @param described the audience for the log, as a URL can hold anything
   */
  Optional<String> audienceObjection(String expected, String described) {
    return claims.getAudience().contains(expected)
        ? Optional.empty()
        : Optional.of("its aud is not " + described);
  }

  /** What is wrong with its times. */
  Optional<String> timeObjection(Instant now) {
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      return Optional.of("it has no exp");
    }
    if (!now.isBefore(expires.toInstant().plus(SKEW))) {
      return Optional.of("it has expired");
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && notBefore.toInstant().isAfter(now.plus(SKEW))) {
      return Optional.of("it is not valid yet (nbf)");
    }
    Date issued = claims.getIssueTime();
    return issued != null && issued.toInstant().isAfter(now.plus(SKEW))
        ? Optional.of("its iat is in the future")
        : Optional.empty();
  }

  /** When it ends; that time has to be there. */
  Instant expires() {
    return claims.getExpirationTime().toInstant();
  }

  /** How long it says to be good for; both times have to be there. */
  Duration life() {
    return Duration.between(
        claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
  }

  /** A claim that is a text and not empty. */
  Optional<String> text(String claim) {
    return claims.getClaim(claim) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
