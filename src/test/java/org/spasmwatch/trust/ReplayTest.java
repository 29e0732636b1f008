package org.spasmwatch.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.trust.TrustFixture.CALL;
import static org.spasmwatch.trust.TrustFixture.EHR;
import static org.spasmwatch.trust.TrustFixture.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.SeenTokens;
import org.spasmwatch.testkit.Signer;
import org.spasmwatch.trust.RecentTokens.Known;
import org.spasmwatch.trust.TrustFixture.Away;
import org.spasmwatch.trust.TrustFixture.Memory;

/** A token is used once, on whichever replica, and with the database away too. */
class ReplayTest {
  private static final Signer SIGNER = Signer.of("ES256", "a");

  private static ClientTokens replica(SeenTokens seen, String withoutStore) {
    Map<String, String> values =
        TrustFixture.prefixed("ehr", Map.of("issuer", EHR, "jwks", Signer.publicKeys(SIGNER)));
    values.put("spasmwatch.cds.replay-without-store", withoutStore);
    return TrustFixture.clients(values, seen);
  }

  private static String token() {
    return SIGNER.sign(Signer.claims(EHR, CALL, NOW));
  }

  private static String token(long seconds) {
    Map<String, Object> claims = Signer.claims(EHR, CALL, NOW);
    claims.put("exp", NOW.plusSeconds(seconds).getEpochSecond());
    return SIGNER.sign(claims);
  }

  @Test
  void aTokenThatWasUsedOnOneReplicaIsRefusedOnAnother() {
    Memory shared = new Memory();
    String token = token();

    assertThat(TrustFixture.granted(replica(shared, "local").judge(token, CALL))).isTrue();
    assertThat(TrustFixture.reason(replica(shared, "local").judge(token, CALL))).contains("jti");
  }

  @Test
  void ofManyUsesAtOnceOneIsLetIn() throws Exception {
    ClientTokens replica = replica(new Memory(), "local");
    String token = token();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> uses =
          IntStream.range(0, 64)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> TrustFixture.granted(replica.judge(token, CALL)))
              .toList();

      long granted = 0;
      for (Future<Boolean> use : threads.invokeAll(uses)) {
        granted += use.get() ? 1 : 0;
      }

      assertThat(granted).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void withoutTheDatabaseThisReplicaTellsByItself() {
    ClientTokens replica = replica(new Away(), "local");
    String token = token();

    assertThat(TrustFixture.granted(replica.judge(token, CALL))).isTrue();
    assertThat(TrustFixture.reason(replica.judge(token, CALL))).contains("jti");
  }

  @Test
  void withoutTheDatabaseATokenLivesForFiveMinutesAtMost() {
    ClientTokens replica = replica(new Away(), "local");

    assertThat(TrustFixture.granted(replica.judge(token(300), CALL))).isTrue();
    assertThat(TrustFixture.reason(replica.judge(token(301), CALL))).contains("5 minutes");
  }

  @Test
  void withoutTheDatabaseNothingIsDecidedWhereThatIsConfigured() {
    assertThat(TrustFixture.reason(replica(new Away(), "refuse").judge(token(), CALL)))
        .isEqualTo("undecided");
  }

  @Test
  void thatTheDatabaseIsAwayIsKnownUntilItAnswersAgain() {
    ClientSettings settings =
        TrustFixture.settings(ClientSettings.class, Map.of("spasmwatch.cds.auth", "required"));
    Switched switched = new Switched();
    Replay replay = TrustFixture.replay(settings, switched);
    switched.away = true;

    replay.judge(Presented.read(token()).orElseThrow(), NOW);
    assertThat(replay.alone()).isTrue();

    switched.away = false;
    replay.judge(Presented.read(token()).orElseThrow(), NOW);
    assertThat(replay.alone()).isFalse();
  }

  /** Away or not. */
  private static final class Switched implements SeenTokens {
    private volatile boolean away;

    @Override
    public boolean firstUse(String digest, Instant until) {
      if (away) {
        throw new IllegalStateException("away");
      }
      return true;
    }

    @Override
    public void forget(Instant until) {}
  }

  @Test
  void aTokenThatWasUsedWithoutTheDatabaseIsRefusedOnceItIsBack() {
    Switched switched = new Switched();
    switched.away = true;
    ClientTokens replica = replica(switched, "local");
    String token = token();
    assertThat(TrustFixture.granted(replica.judge(token, CALL))).isTrue();

    switched.away = false;

    assertThat(TrustFixture.reason(replica.judge(token, CALL))).contains("jti");
  }

  @Test
  void theMemoryOfAReplicaIsBoundedAndKeepsWhatIsStillGood() {
    RecentTokens recent = new RecentTokens(2);
    Instant soon = NOW.plusSeconds(10);
    Instant later = NOW.plusSeconds(20);

    assertThat(recent.use("a", soon, NOW)).isEqualTo(Known.NEW);
    assertThat(recent.use("b", later, NOW)).isEqualTo(Known.NEW);
    assertThat(recent.use("c", later, NOW)).isEqualTo(Known.FULL);
    assertThat(recent.use("a", soon, NOW)).isEqualTo(Known.SEEN);
    assertThat(recent.use("c", later, soon)).isEqualTo(Known.NEW);
    assertThat(recent.use("b", later, soon)).isEqualTo(Known.SEEN);
  }

  @Test
  void nothingOfATokenIsKept() {
    Memory memory = new Memory();
    String token = token();

    assertThat(TrustFixture.granted(replica(memory, "local").judge(token, CALL))).isTrue();

    String jti = Presented.read(token).orElseThrow().claims().getJWTID();
    assertThat(memory.text()).doesNotContain(jti, "ehr").matches("\\{[0-9a-f]{64}=[^,]*}");
  }
}
