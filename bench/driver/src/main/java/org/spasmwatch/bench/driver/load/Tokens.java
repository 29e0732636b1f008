package org.spasmwatch.bench.driver.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;

/** The tokens of an EHR, ES384, each good for one call. */
public final class Tokens {
  private static final String KEY = "bench";
  private static final int LIFE_SECONDS = 300;
  private static final int FEW_PER_SECOND = 500;

  private final ECKey key;
  private final ECDSASigner signer;
  private final String issuer;
  private final String audience;
  private int perSecond = FEW_PER_SECOND;

  /** Of that EHR, for calls of that URL. */
  public Tokens(String issuer, String audience) throws JOSEException {
    this.key = new ECKeyGenerator(Curve.P_384).keyID(KEY).algorithm(JWSAlgorithm.ES384).generate();
    this.signer = new ECDSASigner(key);
    this.issuer = issuer;
    this.audience = audience;
  }

  /** The keys that they can be checked with, a JWK Set. */
  public String keys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /**
   * What {@link Load} gets at saturation with a token for each call. How many that takes nobody
   * knows before: with too few, it is measured once more.
   */
  public double saturate(Load load, Path script, int seconds, Path file) throws Exception {
    OptionalDouble measured = OptionalDouble.empty();
    while (measured.isEmpty()) {
      Files.write(file, signed(perSecond * seconds));
      measured = load.saturate(script, seconds, signed(1).get(0), file);
      if (measured.isEmpty()) {
        perSecond *= 2;
      }
    }
    return measured.getAsDouble();
  }

  private List<String> signed(int count) {
    Instant now = Instant.now();
    return IntStream.range(0, count).parallel().mapToObj(i -> signed(now)).toList();
  }

  private String signed(Instant now) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES384).type(JOSEObjectType.JWT).keyID(KEY).build();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
