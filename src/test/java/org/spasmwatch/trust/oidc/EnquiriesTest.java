package org.spasmwatch.trust.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.common.OidcRequestContextProperties;
import io.quarkus.oidc.common.OidcRequestFilter.OidcRequestFilterContext;
import io.quarkus.oidc.common.OidcResponseFilter.OidcResponseFilterContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Signer;

/** What an authorization server may say of itself, and what may be asked of it when. */
class EnquiriesTest {
  private static final String ISSUER = "https://login.hospital.example/realms/main";
  private static final String KEYS = "https://keys.hospital.example/certs";
  private static final String GOOD =
      "{\"issuer\": \"" + ISSUER + "\", \"jwks_uri\": \"" + KEYS + "\", \"token_endpoint\": \"T\"}";
  private static final Vertx VERTX = Vertx.vertx();

  private final Enquiries enquiries = new Enquiries();

  @AfterAll
  static void close() {
    VERTX.closeAndAwait();
  }

  private static OidcConfigurationMetadata server(String issuer, String said) {
    OidcConfigurationMetadata configured =
        new OidcConfigurationMetadata(null, null, null, null, null, null, null, null, issuer, null);
    return new OidcConfigurationMetadata(
        new JsonObject(said), configured, issuer + "/.well-known/openid-configuration");
  }

  private static OidcConfigurationMetadata server(String said) {
    return server(ISSUER, said);
  }

  private static OidcRequestContextProperties properties(
      @Nullable OidcConfigurationMetadata server) {
    Map<String, Object> values = new HashMap<>();
    if (server != null) {
      values.put(OidcConfigurationMetadata.class.getName(), server);
    }
    return new OidcRequestContextProperties(values);
  }

  private Uni<Void> ask(@Nullable OidcConfigurationMetadata server) {
    return enquiries.filter(
        new OidcRequestFilterContext(
            WebClient.create(VERTX).getAbs(KEYS), Buffer.buffer(), properties(server)));
  }

  private Uni<Void> answer(@Nullable OidcConfigurationMetadata server, int status, String body) {
    return enquiries.filter(
        new OidcResponseFilterContext(
            properties(server), status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body)));
  }

  private static void passes(Uni<Void> filter) {
    assertThat(filter.await().atMost(Duration.ofSeconds(30))).isNull();
  }

  private static void fails(Uni<Void> filter, String why) {
    assertThatThrownBy(() -> filter.await().atMost(Duration.ofSeconds(30)))
        .isInstanceOf(OIDCException.class)
        .hasMessage(why);
  }

  @Test
  void nothingIsAskedBeforeATokenHasCome() {
    fails(ask(null), "no token has come yet");

    enquiries.open();

    passes(ask(null));
    passes(ask(server(GOOD)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\": \"https://login.example\", \"jwks_uri\": \"https://login.example/keys\"}",
        "{\"issuer\": \"https://login.hospital.example/realms/main/\", \"jwks_uri\": \"https://x/\"}",
        "{\"jwks_uri\": \"https://login.hospital.example/keys\"}",
        "{\"issuer\": 7, \"jwks_uri\": \"https://login.hospital.example/keys\"}"
      })
  void aServerThatSpeaksForAnotherIsAskedForNoKeys(String said) {
    enquiries.open();

    fails(ask(server(said)), "the issuer calls itself otherwise");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"jwks_uri\": 7",
        ", \"jwks_uri\": \"http://login.hospital.example/keys\"",
        ", \"jwks_uri\": \"http://127.0.0.1/keys\"",
        ", \"jwks_uri\": \"file:///etc/keys\"",
        ", \"jwks_uri\": \"no place\""
      })
  void keysAreTakenFromPlacesAloneThatNobodyChanges(String keys) {
    enquiries.open();

    fails(
        ask(server("{\"issuer\": \"" + ISSUER + "\"" + keys + "}")),
        "the issuer has no jwks_uri, or one without https");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8180, http://127.0.0.1:8180/keys",
    "http://localhost:8180/realms/main, https://keys.hospital.example/certs"
  })
  void anIssuerOfThisMachineMayHaveItsKeysHere(String issuer, String keys) {
    assertThat(
            Enquiries.fault(
                server(issuer, "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + keys + "\"}")))
        .isEmpty();
  }

  @Test
  void aPlaceThatIsConfiguredIsNotJudgedByWhatNobodySaid() {
    OidcConfigurationMetadata configured =
        new OidcConfigurationMetadata(null, null, null, KEYS, null, null, null, null, "us", null);
    enquiries.open();

    passes(ask(configured));
    passes(answer(configured, 200, Signer.publicKeys(Signer.of("ES384", "k"))));

    assertThat(enquiries.said().flatMap(Enquiries.Said::keys)).contains(KEYS);
    assertThat(enquiries.said().flatMap(Enquiries.Said::tokens)).isEmpty();
  }

  @Test
  void whatItSaidCountsOnceItGaveItsKeys() {
    assertThat(enquiries.isOlderThan(Duration.ofHours(1))).isTrue();
    passes(answer(server(GOOD), 503, ""));
    assertThat(enquiries.said()).isEmpty();

    passes(answer(server(GOOD), 200, Signer.publicKeys(Signer.of("ES384", "k"))));

    assertThat(enquiries.said().flatMap(Enquiries.Said::tokens)).contains("T");
    assertThat(enquiries.isOlderThan(Duration.ofHours(1))).isFalse();
    assertThat(enquiries.isOlderThan(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing of the kind", "[]", "{}", "<html/>"})
  void whatIsNoKeySetReplacesNone(String body) {
    fails(answer(server(GOOD), 200, body), "the keys are no JWK Set");

    assertThat(enquiries.said()).isEmpty();
  }

  @Test
  void anAnswerThatIsTooLongIsNotRead() {
    String padding = " ".repeat(300_000);

    fails(answer(server(GOOD), 200, "{\"keys\": []}" + padding), "the answer is too long");
    fails(answer(null, 200, GOOD + padding), "the answer is too long");
    passes(answer(null, 200, GOOD));
  }
}
