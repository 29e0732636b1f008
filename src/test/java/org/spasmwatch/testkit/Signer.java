package org.spasmwatch.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who signs tokens: an EHR or an authorization server, with one key of its own. */
public record Signer(JWK key, String algorithm) {
  private static final int RSA_BITS = 2048;

  /** With a new key that suits the algorithm. */
  public static Signer of(String algorithm, String kid) {
    return new Signer(
        switch (algorithm) {
          case "ES256" -> generate(new ECKeyGenerator(Curve.P_256), kid);
          case "ES384" -> generate(new ECKeyGenerator(Curve.P_384), kid);
          case "ES512" -> generate(new ECKeyGenerator(Curve.P_521), kid);
          case "HS256", "HS384" -> generate(new OctetSequenceKeyGenerator(RSA_BITS), kid);
          default -> generate(new RSAKeyGenerator(RSA_BITS), kid);
        },
        algorithm);
  }

  /**
   * With a key that is made once for all tests of this process, under that kid: a test of the
   * program and the profile that configures the program are loaded by different class loaders.
   */
  public static Signer shared(String algorithm, String kid) {
    Object key =
        System.getProperties()
            .computeIfAbsent(
                Signer.class.getName() + "." + kid,
                name -> Signer.of(algorithm, kid).key().toJSONString());
    try {
      return new Signer(JWK.parse(String.valueOf(key)), algorithm);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** With an RSA key of so many bits. */
  public static Signer weak(int bits, String kid) {
    return new Signer(generate(new RSAKeyGenerator(bits, true), kid), "RS256");
  }

  private static JWK generate(JWKGenerator<? extends JWK> generator, String kid) {
    try {
      return generator.keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** The public keys of those signers, as a JWK Set. */
  public static String publicKeys(Signer... signers) {
    List<JWK> keys = Stream.of(signers).map(Signer::key).toList();
    return new JWKSet(keys).toString(true);
  }

  /** Claims of a good token for a call of that URL, to be changed by a test. */
  public static Map<String, Object> claims(String issuer, Object audience, Instant now) {
    return new HashMap<>(
        Map.of(
            "iss",
            issuer,
            "aud",
            audience,
            "iat",
            now.getEpochSecond(),
            "exp",
            now.plusSeconds(300).getEpochSecond(),
            "jti",
            UUID.randomUUID().toString()));
  }

  /** The header that its tokens have, to be changed by a test. */
  public Map<String, Object> header() {
    return new HashMap<>(Map.of("typ", "JWT", "kid", key.getKeyID(), "alg", algorithm));
  }

  /** One that signs with a weak key too. */
  private JWSSigner signer() throws JOSEException {
    return key instanceof RSAKey
        ? new RSASSASigner(key.toRSAKey().toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
        : new DefaultJWSSignerFactory().createJWSSigner(key, JWSAlgorithm.parse(algorithm));
  }

  public String sign(Map<String, Object> claims) {
    return sign(header(), claims);
  }

  public String sign(Map<String, Object> header, Map<String, Object> claims) {
    try {
      JWSObject jws = new JWSObject(JWSHeader.parse(header), new Payload(claims));
      jws.sign(signer());
      return jws.serialize();
    } catch (JOSEException | ParseException e) {
      throw new AssertionError(e);
    }
  }
}
