package org.spasmwatch.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.trust.TrustFixture.NOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.Stance;
import org.spasmwatch.testkit.Signer;

/** Access tokens of the hospital's authorization server (RFC 9068, RFC 7519). */
class AccessTokensTest {
  private static final String ISSUER = "https://login.hospital.example/realms/main";
  private static final String URL = "https://spasmwatch.hospital.example";
  private static final Signer SIGNER = Signer.of("RS256", "key-1");

  private static AccessTokens tokens(Map<String, String> settings) {
    TokenSettings read = TrustFixture.settings(TokenSettings.class, settings);
    return new AccessTokens(
        TrustFixture.authorizationServer(read), read, new Stance(), TrustFixture.CLOCK);
  }

  private static AccessTokens pinned() {
    return tokens(Map.of("spasmwatch.fhir.issuer", ISSUER, "spasmwatch.fhir.jwks", keys(SIGNER)));
  }

  private static String keys(Signer signer) {
    return Signer.publicKeys(signer);
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = Signer.claims(ISSUER, URL, NOW);
    claims.put("scope", "openid system/Medication.rs");
    claims.put("client_id", "pharmacy");
    return claims;
  }

  private static Verdict with(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = claims();
    change.accept(claims);
    return pinned().judge(SIGNER.sign(claims), URL);
  }

  private static boolean allows(Verdict verdict, String type, String interactions) {
    return verdict.match(g -> g.scopes().allow(type, interactions), r -> false, () -> false);
  }

  private static String caller(Verdict verdict) {
    return verdict.match(granted -> granted.caller().name(), r -> "refused", () -> "undecided");
  }

  @Test
  void aTokenIsBelievedTimeAndAgainWithItsScopesAndItsName() {
    AccessTokens tokens = pinned();
    String token = SIGNER.sign(claims());

    assertThat(caller(tokens.judge(token, URL))).isEqualTo("pharmacy");
    assertThat(allows(tokens.judge(token, URL), "Medication", "rs")).isTrue();
    assertThat(allows(tokens.judge(token, URL), "Group", "r")).isFalse();
  }

  @Test
  void scopesMayBeAListAndBeCalledScp() {
    Verdict listed =
        with(
            claims -> {
              claims.remove("scope");
              claims.put("scp", List.of("system/Group.r", "system/Group.s"));
            });

    assertThat(allows(listed, "Group", "rs")).isTrue();
  }

  @Test
  void theNameIsThatOfTheClientElseOfTheSubject() {
    assertThat(caller(with(c -> c.remove("client_id")))).isEqualTo("unnamed");
    assertThat(
            caller(
                with(
                    c -> {
                      c.remove("client_id");
                      c.put("azp", "app");
                      c.put("sub", "someone");
                    })))
        .isEqualTo("app");
  }

  @Test
  void theAudienceIsThePublicUrlUnlessAnotherIsConfigured() {
    AccessTokens other =
        tokens(
            Map.of(
                "spasmwatch.fhir.issuer",
                ISSUER,
                "spasmwatch.fhir.jwks",
                keys(SIGNER),
                "spasmwatch.fhir.audience",
                "spasmwatch"));
    Map<String, Object> claims = claims();
    claims.put("aud", List.of("account", "spasmwatch"));

    assertThat(TrustFixture.granted(other.judge(SIGNER.sign(claims), URL))).isTrue();
    assertThat(TrustFixture.reason(other.judge(SIGNER.sign(claims()), URL))).contains("aud");
    assertThat(TrustFixture.reason(with(c -> c.put("aud", "spasmwatch")))).contains("aud");
  }

  @Test
  void anExpiredTokenAnotherIssuerAndAnotherKeyAreRefused() {
    long past = NOW.minusSeconds(31).getEpochSecond();

    assertThat(TrustFixture.reason(with(c -> c.put("exp", past)))).contains("expired");
    assertThat(TrustFixture.reason(with(c -> c.remove("exp")))).contains("exp");
    assertThat(TrustFixture.reason(with(c -> c.put("iss", "https://x")))).contains("iss");
    assertThat(TrustFixture.reason(pinned().judge(Signer.of("RS256", "key-1").sign(claims()), URL)))
        .contains("signature");
    assertThat(TrustFixture.reason(pinned().judge(Signer.of("HS256", "key-1").sign(claims()), URL)))
        .contains("algorithm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "JWT", "application/at+jwt"})
  void theTypeIsThatOfAnAccessTokenOrOfAnyJwt(String type) {
    Map<String, Object> header = SIGNER.header();
    header.put("typ", type);

    Verdict verdict = pinned().judge(SIGNER.sign(header, claims()), URL);

    assertThat(TrustFixture.granted(verdict)).isTrue();
  }

  @Test
  void anotherTypeIsRefused() {
    Map<String, Object> header = SIGNER.header();
    header.put("typ", "logout+jwt");

    assertThat(TrustFixture.reason(pinned().judge(SIGNER.sign(header, claims()), URL)))
        .contains("typ");
  }

  @Test
  void withoutAnAuthorizationServerNoTokenIsBelievedAndOutsideATrialNoDevelopmentTokenEither() {
    Map<String, String> settings = new HashMap<>(Map.of("spasmwatch.dev-token", "let-me-in"));
    AccessTokens tokens = tokens(settings);

    assertThat(TrustFixture.granted(tokens.judge(SIGNER.sign(claims()), URL))).isFalse();
    assertThat(TrustFixture.granted(tokens.judge("let-me-in", URL))).isFalse();
  }
}
