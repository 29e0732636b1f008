package org.spasmwatch.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.trust.TrustFixture.CALL;
import static org.spasmwatch.trust.TrustFixture.EHR;
import static org.spasmwatch.trust.TrustFixture.NOW;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.KeyServer;
import org.spasmwatch.testkit.Signer;

/** Keys that are fetched: from where, how often, and what becomes of tokens meanwhile. */
class KeyRotationTest {
  private final Signer first = Signer.of("ES384", "first");
  private final Signer second = Signer.of("RS384", "second");
  private final KeyServer server = started();

  private static KeyServer started() {
    try {
      return new KeyServer();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void publish() {
    server.publish(first);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ClientTokens fetching() {
    return TrustFixture.client(Map.of("issuer", EHR, "jwks-url", server.url()));
  }

  private static Verdict judge(ClientTokens tokens, Signer signer) {
    return tokens.judge(signer.sign(Signer.claims(EHR, CALL, NOW)), CALL);
  }

  private static Verdict judge(ClientTokens tokens, Signer signer, String jku) {
    Map<String, Object> header = signer.header();
    header.put("jku", jku);
    return tokens.judge(signer.sign(header, Signer.claims(EHR, CALL, NOW)), CALL);
  }

  @Test
  void keysAreFetchedOnceForManyTokens() {
    ClientTokens tokens = fetching();

    for (int i = 0; i < 5; i++) {
      assertThat(TrustFixture.granted(judge(tokens, first))).isTrue();
    }

    assertThat(server.fetches()).isEqualTo(1);
  }

  @Test
  void aKeyThatIsNewHasThemFetchedAgainAndOneThatWasTakenOutIsNoLongerGood() {
    ClientTokens tokens = fetching();
    assertThat(TrustFixture.granted(judge(tokens, first))).isTrue();

    server.publish(second);

    assertThat(TrustFixture.granted(judge(tokens, second))).isTrue();
    assertThat(TrustFixture.granted(judge(tokens, first))).isFalse();
  }

  @Test
  void keysThatNobodyPublishesAreNotFetchedForAgainAndAgain() {
    ClientTokens tokens = fetching();

    for (int i = 0; i < 20; i++) {
      assertThat(TrustFixture.granted(judge(tokens, Signer.of("ES256", "made-up-" + i)))).isFalse();
    }

    assertThat(server.fetches()).isLessThanOrEqualTo(3);
    assertThat(TrustFixture.granted(judge(tokens, first))).isTrue();
  }

  @Test
  void aKeyServerThatIsAwayLeavesTheKeysThatAreKnown() {
    ClientTokens tokens = fetching();
    assertThat(TrustFixture.granted(judge(tokens, first))).isTrue();

    server.down(true);

    assertThat(TrustFixture.granted(judge(tokens, second))).isFalse();
    assertThat(TrustFixture.granted(judge(tokens, first))).isTrue();
  }

  @Test
  void aKeyServerThatWasNeverThereRefuses() {
    server.down(true);

    assertThat(TrustFixture.reason(judge(fetching(), first))).contains("cannot be fetched");
  }

  @Test
  void aRedirectIsNotFollowed() {
    ClientTokens tokens = TrustFixture.client(Map.of("issuer", EHR, "jwks-url", server.redirect()));

    assertThat(TrustFixture.reason(judge(tokens, first))).contains("cannot be fetched");
    assertThat(server.fetches()).isZero();
  }

  @Test
  void aKeyServerThatNeverComesToAnEndIsGivenUp() {
    ClientTokens tokens = TrustFixture.client(Map.of("issuer", EHR, "jwks-url", server.endless()));

    assertThat(TrustFixture.reason(judge(tokens, first))).contains("cannot be fetched");
  }

  @Test
  void aKeySetThatIsTooLongOrNoneIsRefused() {
    server.publishText("{\"keys\": [], \"padding\": \"" + " ".repeat(300_000) + "\"}");
    assertThat(TrustFixture.reason(judge(fetching(), first))).contains("cannot be fetched");

    server.publishText("nothing of the kind");
    assertThat(TrustFixture.reason(judge(fetching(), first))).contains("cannot be fetched");
  }

  @Test
  void aFetchedKeyThatIsWeakIsNotBelieved() {
    Signer weak = Signer.weak(1024, "weak");
    server.publish(weak);

    assertThat(TrustFixture.reason(judge(fetching(), weak))).contains("weak");
  }

  @Test
  void requirement103AJkuIsFollowedWhenItIsListed() {
    ClientTokens tokens = TrustFixture.client(Map.of("issuer", EHR, "jku", server.url()));

    assertThat(TrustFixture.granted(judge(tokens, first, server.url()))).isTrue();
    assertThat(TrustFixture.reason(judge(tokens, first))).contains("jku");
  }

  @Test
  void requirement103AJkuThatIsNotListedIsRefusedAndNeverFetched() {
    ClientTokens tokens =
        TrustFixture.client(Map.of("issuer", EHR, "jwks", Signer.publicKeys(first)));

    assertThat(TrustFixture.reason(judge(tokens, first, server.url()))).contains("jku");
    assertThat(server.fetches()).isZero();
  }

  @Test
  void aListedJkuOfAClientWithPinnedKeysIsAllowedAndNotFetched() {
    ClientTokens tokens =
        TrustFixture.client(
            Map.of("issuer", EHR, "jwks", Signer.publicKeys(first), "jku", server.url()));

    assertThat(TrustFixture.granted(judge(tokens, first, server.url()))).isTrue();
    assertThat(server.fetches()).isZero();
  }

  @Test
  void theRegisteredPlaceMayBeNamedAsJku() {
    assertThat(TrustFixture.granted(judge(fetching(), first, server.url()))).isTrue();
  }
}
