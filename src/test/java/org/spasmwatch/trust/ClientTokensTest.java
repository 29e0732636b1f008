package org.spasmwatch.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.trust.TrustFixture.CALL;
import static org.spasmwatch.trust.TrustFixture.EHR;
import static org.spasmwatch.trust.TrustFixture.NOW;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Signer;
import org.spasmwatch.trust.TrustFixture.Memory;

/** CDS Hooks 2.0, "Trusting CDS Clients": each requirement, and what breaks it. */
class ClientTokensTest {
  private static final Signer SIGNER = Signer.of("ES384", "key-1");
  private static final ClientTokens TOKENS =
      TrustFixture.client(Map.of("issuer", EHR, "jwks", Signer.publicKeys(SIGNER)));

  private static Verdict withClaims(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = Signer.claims(EHR, CALL, NOW);
    change.accept(claims);
    return TOKENS.judge(SIGNER.sign(claims), CALL);
  }

  private static Verdict withHeader(Consumer<Map<String, Object>> change) {
    Map<String, Object> header = SIGNER.header();
    change.accept(header);
    return TOKENS.judge(SIGNER.sign(header, Signer.claims(EHR, CALL, NOW)), CALL);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES384", "RS384", "ES256", "RS256"})
  void aTokenByEachAllowedAlgorithmIsBelievedAndSaysWhoseItIs(String algorithm) {
    Signer signer = Signer.of(algorithm, "a");
    ClientTokens tokens =
        TrustFixture.client(
            Map.of(
                "issuer",
                EHR,
                "jwks",
                Signer.publicKeys(signer),
                "fhir-servers",
                "https://fhir.hospital.example/r4"));

    Verdict verdict = tokens.judge(signer.sign(Signer.claims(EHR, CALL, NOW)), CALL);

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Granted(
                new Caller("ehr", List.of("https://fhir.hospital.example/r4")), Scopes.none()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS512", "PS256", "PS384", "ES512"})
  void anAsymmetricAlgorithmThatIsNotListedIsRefused(String algorithm) {
    Signer signer = Signer.of(algorithm, "a");
    ClientTokens tokens =
        TrustFixture.client(Map.of("issuer", EHR, "jwks", Signer.publicKeys(signer)));

    Verdict verdict = tokens.judge(signer.sign(Signer.claims(EHR, CALL, NOW)), CALL);

    assertThat(TrustFixture.reason(verdict)).contains("algorithm");
  }

  @Test
  void requirement105NoneIsRefused() {
    String claims = encoded("{\"iss\": \"" + EHR + "\", \"aud\": \"" + CALL + "\"}");
    String header = encoded("{\"alg\": \"none\", \"typ\": \"JWT\", \"kid\": \"key-1\"}");

    assertThat(TrustFixture.granted(TOKENS.judge(header + "." + claims + ".", CALL))).isFalse();
    assertThat(TrustFixture.granted(TOKENS.judge(header + "." + claims + ".YQ", CALL))).isFalse();
  }

  @Test
  void requirement106ASymmetricAlgorithmIsRefusedEvenWithThePublicKeyAsItsSecret() {
    Signer symmetric = Signer.of("HS256", "key-1");

    Verdict verdict = TOKENS.judge(symmetric.sign(Signer.claims(EHR, CALL, NOW)), CALL);

    assertThat(TrustFixture.reason(verdict)).contains("algorithm");
  }

  @Test
  void requirement99TypHasToBeJwt() {
    assertThat(TrustFixture.reason(withHeader(header -> header.remove("typ")))).contains("typ");
    assertThat(TrustFixture.reason(withHeader(h -> h.put("typ", "at+jwt")))).contains("typ");
  }

  @Test
  void requirement99KidHasToBeThereAndKnown() {
    assertThat(TrustFixture.reason(withHeader(header -> header.remove("kid")))).contains("kid");
    assertThat(TrustFixture.reason(withHeader(header -> header.put("kid", "")))).contains("no kid");
    assertThat(TrustFixture.reason(withHeader(h -> h.put("kid", "other")))).contains("no key");
  }

  @Test
  void aSignatureByAnotherKeyOfTheSameKidIsRefused() {
    Signer stranger = Signer.of("ES384", "key-1");

    Verdict verdict = TOKENS.judge(stranger.sign(Signer.claims(EHR, CALL, NOW)), CALL);

    assertThat(TrustFixture.reason(verdict)).contains("signature");
  }

  @Test
  void aTokenWhoseClaimsWereChangedIsRefused() {
    String[] parts = SIGNER.sign(Signer.claims(EHR, CALL, NOW)).split("\\.", -1);
    String[] others = SIGNER.sign(Signer.claims(EHR, CALL, NOW)).split("\\.", -1);

    Verdict verdict = TOKENS.judge(parts[0] + "." + others[1] + "." + parts[2], CALL);

    assertThat(TrustFixture.reason(verdict)).contains("signature");
  }

  @Test
  void aCriticalHeaderThatIsNotUnderstoodIsRefused() {
    Verdict verdict =
        withHeader(
            header -> {
              header.put("crit", List.of("exotic"));
              header.put("exotic", true);
            });

    assertThat(TrustFixture.granted(verdict)).isFalse();
  }

  @Test
  void anRsaKeyOfTooFewBitsIsRefused() {
    Signer weak = Signer.weak(1024, "w");

    assertThat(
            TrustChecks.faults(
                TrustFixture.prefixed(
                    "ehr", Map.of("issuer", EHR, "jwks", Signer.publicKeys(weak))),
                true))
        .singleElement()
        .asString()
        .contains("2048");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "jti"})
  void requirement100EachClaimHasToBeThere(String claim) {
    assertThat(TrustFixture.granted(withClaims(claims -> claims.remove(claim)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "jti"})
  void requirement100EachClaimHasToBeOfItsType(String claim) {
    assertThat(TrustFixture.granted(withClaims(c -> c.put(claim, Map.of("a", 1))))).isFalse();
    assertThat(TrustFixture.granted(withClaims(claims -> claims.put(claim, true)))).isFalse();
  }

  @Test
  void requirement101AudIsTheUrlOfTheCallAloneOrAmongOthers() {
    assertThat(TrustFixture.granted(withClaims(c -> c.put("aud", CALL)))).isTrue();
    assertThat(TrustFixture.granted(withClaims(c -> c.put("aud", List.of(CALL))))).isTrue();
    assertThat(TrustFixture.granted(withClaims(c -> c.put("aud", List.of("https://x", CALL)))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://spasmwatch.hospital.example",
        "https://spasmwatch.hospital.example/cds-services",
        "https://spasmwatch.hospital.example/cds-services/",
        "https://spasmwatch.hospital.example/cds-services/spasm-review/",
        "https://spasmwatch.hospital.example/cds-services/spasm-review/feedback",
        "https://spasmwatch.hospital.example/cds-services/spasm-order-check",
        "http://spasmwatch.hospital.example/cds-services/spasm-review",
        "https://elsewhere.example/cds-services/spasm-review",
        "https://spasmwatch.hospital.example/CDS-services/spasm-review",
        ""
      })
  void requirement101AnyOtherAudIsRefused(String audience) {
    assertThat(TrustFixture.granted(withClaims(c -> c.put("aud", audience)))).isFalse();
  }

  @Test
  void requirement103AnIssuerThatIsNotRegisteredIsRefused() {
    assertThat(TrustFixture.reason(withClaims(c -> c.put("iss", "https://other.example"))))
        .contains("no registered client");
  }

  @Test
  void requirement110AnExpiredTokenIsRefusedAfterASmallSkew() {
    long now = NOW.getEpochSecond();

    assertThat(TrustFixture.granted(lived(now - 300, now - 29))).isTrue();
    assertThat(TrustFixture.reason(lived(now - 300, now - 30))).contains("expired");
  }

  @Test
  void requirement110AnIatInTheFutureIsRefusedBeyondASmallSkew() {
    long now = NOW.getEpochSecond();

    assertThat(TrustFixture.granted(lived(now + 30, now + 300))).isTrue();
    assertThat(TrustFixture.reason(lived(now + 31, now + 300))).contains("iat");
  }

  @Test
  void requirement110ATokenThatLivesForLongIsRefused() {
    long now = NOW.getEpochSecond();

    assertThat(TrustFixture.granted(lived(now, now + 3600))).isTrue();
    assertThat(TrustFixture.reason(lived(now, now + 3601))).contains("hour");
    assertThat(TrustFixture.reason(lived(now, now))).contains("not after");
  }

  private static Verdict lived(long issued, long expires) {
    return withClaims(
        claims -> {
          claims.put("iat", issued);
          claims.put("exp", expires);
        });
  }

  @Test
  void aTokenThatIsNotValidYetIsRefused() {
    long soon = NOW.plusSeconds(60).getEpochSecond();

    assertThat(TrustFixture.reason(withClaims(c -> c.put("nbf", soon)))).contains("nbf");
  }

  @Test
  void requirement102AJtiIsUsedOnce() {
    String token = SIGNER.sign(Signer.claims(EHR, CALL, NOW));

    assertThat(TrustFixture.granted(TOKENS.judge(token, CALL))).isTrue();
    assertThat(TrustFixture.reason(TOKENS.judge(token, CALL))).contains("jti");
  }

  @Test
  void requirement102ATokenThatIsRefusedDoesNotUseItsJtiUp() {
    Map<String, Object> claims = Signer.claims(EHR, CALL, NOW);
    Signer stranger = Signer.of("ES384", "key-1");

    assertThat(TrustFixture.granted(TOKENS.judge(stranger.sign(claims), CALL))).isFalse();
    assertThat(TrustFixture.granted(TOKENS.judge(SIGNER.sign(claims), CALL))).isTrue();
  }

  @Test
  void twoClientsMayHaveTheSameJti() {
    Map<String, String> values =
        TrustFixture.prefixed("ehr", Map.of("issuer", EHR, "jwks", Signer.publicKeys(SIGNER)));
    values.putAll(
        TrustFixture.prefixed(
            "other", Map.of("issuer", "https://o", "jwks", Signer.publicKeys(SIGNER))));
    ClientTokens tokens = TrustFixture.clients(values, new Memory());
    Map<String, Object> claims = Signer.claims(EHR, CALL, NOW);
    String first = SIGNER.sign(claims);
    claims.put("iss", "https://o");

    assertThat(TrustFixture.granted(tokens.judge(first, CALL))).isTrue();
    assertThat(TrustFixture.granted(tokens.judge(SIGNER.sign(claims), CALL))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"north, true", "south, true", "west, false", "' ', false"})
  void whereTenantsAreListedATokenIsOfOneOfThem(String tenant, boolean granted) {
    ClientTokens tokens =
        TrustFixture.client(
            Map.of("issuer", EHR, "jwks", Signer.publicKeys(SIGNER), "tenants", "north,south"));
    Map<String, Object> claims = Signer.claims(EHR, CALL, NOW);
    claims.put("tenant", tenant);

    Verdict verdict = tokens.judge(SIGNER.sign(claims), CALL);

    assertThat(TrustFixture.granted(verdict)).isEqualTo(granted);
  }

  @Test
  void whereTenantsAreListedATokenWithoutOneIsRefusedAndElsewhereItIsNotAskedFor() {
    ClientTokens tokens =
        TrustFixture.client(
            Map.of("issuer", EHR, "jwks", Signer.publicKeys(SIGNER), "tenants", "north"));

    Verdict verdict = tokens.judge(SIGNER.sign(Signer.claims(EHR, CALL, NOW)), CALL);

    assertThat(TrustFixture.reason(verdict)).contains("tenant");
    assertThat(TrustFixture.granted(withClaims(c -> c.put("tenant", "anyone")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b", "e30.e30.e30", "e30.W10.e30"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(TrustFixture.granted(TOKENS.judge(text, CALL))).isFalse();
  }

  @Test
  void aReasonHasNoWordOfTheToken() {
    Verdict verdict = withClaims(claims -> claims.put("aud", "https://quastelmann.example"));

    assertThat(verdict.toString()).doesNotContain("quastelmann").contains("ehr");
  }
}
