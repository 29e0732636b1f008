package org.spasmwatch.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.trust.TrustFixture.NOW;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.Stance;
import org.spasmwatch.testkit.KeyServer;
import org.spasmwatch.testkit.Signer;

/** An issuer of which nothing else is known (OpenID Connect Discovery 1.0, 4). */
class IssuerTest {
  private static final String URL = "https://spasmwatch.hospital.example";
  private static final String DESCRIPTION =
      "{\"issuer\": \"ISSUER\", \"jwks_uri\": \"KEYS\", \"token_endpoint\": \"ISSUER/token\"}";
  private static final Signer FIRST = Signer.of("ES384", "first");

  private final KeyServer server = started();

  private static KeyServer started() {
    try {
      return new KeyServer().publish(FIRST);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void describe(String text) {
    server.describe(text.replace("ISSUER", server.issuer()).replace("KEYS", server.url()));
  }

  private static TokenSettings settings(String issuer) {
    return TrustFixture.settings(TokenSettings.class, Map.of("spasmwatch.fhir.issuer", issuer));
  }

  private static AccessTokens tokens(String issuer) {
    TokenSettings settings = settings(issuer);
    return new AccessTokens(
        new AuthorizationServer(settings), settings, new Stance(), TrustFixture.CLOCK);
  }

  private static Verdict judge(AccessTokens tokens, Signer signer, String issuer) {
    return tokens.judge(signer.sign(Signer.claims(issuer, URL, NOW)), URL);
  }

  @Test
  void anIssuerIsAskedWhereItsKeysAreOnceForManyTokens() {
    describe(DESCRIPTION);
    AccessTokens tokens = tokens(server.issuer());

    for (int i = 0; i < 5; i++) {
      assertThat(TrustFixture.granted(judge(tokens, FIRST, server.issuer()))).isTrue();
    }

    assertThat(server.fetches()).isEqualTo(1);
  }

  @Test
  void keysRotateAndMayMove() {
    describe(DESCRIPTION);
    AccessTokens tokens = tokens(server.issuer());
    assertThat(TrustFixture.granted(judge(tokens, FIRST, server.issuer()))).isTrue();
    Signer second = Signer.of("RS256", "second");
    server.publish(second);
    describe(DESCRIPTION.replace("KEYS", server.movedUrl()));

    assertThat(TrustFixture.granted(judge(tokens, second, server.issuer()))).isTrue();
    assertThat(TrustFixture.granted(judge(tokens, FIRST, server.issuer()))).isFalse();
  }

  @Test
  void aSlashAtTheEndOfItsNameIsPartOfThatAndNotOfThePlace() {
    describe(DESCRIPTION.replace("\"ISSUER\"", "\"ISSUER/\""));
    String named = server.issuer() + "/";

    assertThat(TrustFixture.granted(judge(tokens(named), FIRST, named))).isTrue();
    assertThat(TrustFixture.reason(judge(tokens(named), FIRST, server.issuer()))).contains("iss");
    assertThat(TrustFixture.reason(judge(tokens(server.issuer()), FIRST, server.issuer())))
        .contains("cannot be fetched");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\": \"https://login.example\", \"jwks_uri\": \"KEYS\"}",
        "{\"jwks_uri\": \"KEYS\"}",
        "{\"issuer\": \"ISSUER\"}",
        "{\"issuer\": \"ISSUER\", \"jwks_uri\": 7}",
        "{\"issuer\": \"ISSUER\", \"jwks_uri\": \"http://login.example/keys\"}",
        "{\"issuer\": \"ISSUER\", \"jwks_uri\": \"file:///etc/keys\"}",
        "{\"issuer\": \"ISSUER\", \"jwks_uri\": \"no place\"}",
        "[]",
        "<html/>",
        ""
      })
  void whatIsNoDescriptionOfThatIssuerIsNotBelieved(String text) {
    describe(text);

    assertThat(TrustFixture.reason(judge(tokens(server.issuer()), FIRST, server.issuer())))
        .contains("cannot be fetched");
    assertThat(server.fetches()).isZero();
  }

  @Test
  void anIssuerThatIsAwayLeavesWhatIsKnown() {
    describe(DESCRIPTION);
    AuthorizationServer asked = new AuthorizationServer(settings(server.issuer()));
    AuthorizationServer unasked = new AuthorizationServer(settings(server.issuer()));
    assertThat(asked.tokenUrl()).contains(server.issuer() + "/token");

    server.down(true);

    assertThat(asked.tokenUrl()).contains(server.issuer() + "/token");
    assertThat(asked.jwksUrl()).contains(server.url());
    assertThat(unasked.tokenUrl()).isEmpty();
    assertThat(TrustFixture.reason(judge(tokens(server.issuer()), FIRST, server.issuer())))
        .contains("cannot be fetched");
  }

  @Test
  void whatIsConfiguredIsNotAskedFor() {
    TokenSettings settings =
        TrustFixture.settings(
            TokenSettings.class,
            Map.of(
                "spasmwatch.fhir.issuer", server.issuer(),
                "spasmwatch.fhir.jwks-url", server.url(),
                "spasmwatch.fhir.token-url", "https://login.example/token"));

    AuthorizationServer configured = new AuthorizationServer(settings);

    assertThat(configured.jwksUrl()).contains(server.url());
    assertThat(configured.tokenUrl()).contains("https://login.example/token");
  }
}
