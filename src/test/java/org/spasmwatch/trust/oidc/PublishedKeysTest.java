package org.spasmwatch.trust.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.TenantIdentityProvider;
import io.smallrye.mutiny.Uni;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Signer;

/** How often a server that does not answer is asked. What it answers, {@code OpenIdTest} sees. */
class PublishedKeysTest {
  private static final Signer SIGNER = Signer.of("ES384", "key");

  private final AtomicInteger asked = new AtomicInteger();
  private final TenantIdentityProvider away =
      token -> {
        asked.incrementAndGet();
        return Uni.createFrom().failure(new OIDCException("away"));
      };
  private final AtomicLong now = new AtomicLong();
  private final Enquiries enquiries = new Enquiries(now::get);
  private final PublishedKeys keys = new PublishedKeys(away, enquiries);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void askedFor(int times) throws ParseException {
    int before = asked.get();
    assertThat(keys.objection(token(SIGNER)).orElse("")).contains("cannot be fetched");
    assertThat(asked.get() - before).isEqualTo(times);
  }

  private static SignedJWT token(Signer signer) throws ParseException {
    return SignedJWT.parse(
        signer.sign(Signer.claims("https://login.example", "us", Instant.now())));
  }

  @Test
  void aServerThatIsAwayIsAskedOnceForManyTokensAndNoneIsBelieved() throws ParseException {
    for (int i = 0; i < 5; i++) {
      assertThat(keys.objection(token(SIGNER)).orElse("")).contains("cannot be fetched");
    }

    assertThat(asked).hasValue(1);
    assertThat(keys.keysUrl()).isEmpty();
    assertThat(keys.tokenUrl()).isEmpty();
    assertThat(asked).hasValue(1);

    pass(Duration.ofSeconds(11));

    askedFor(1);
    askedFor(0);
  }

  /** Each token is asked about; one that nobody has signed has the keys fetched beside it. */
  @Test
  void keysAreFetchedAnewAfterMinutesAndGivenUpAfterAnHour() throws ParseException {
    enquiries.gave(
        new OidcConfigurationMetadata(null, null, null, "K", null, null, null, null, "us", null));
    askedFor(1);

    pass(Duration.ofMinutes(6));

    askedFor(2);
    askedFor(1);
    pass(Duration.ofMinutes(55));
    askedFor(1);
    askedFor(0);
    assertThat(keys.keysUrl()).contains("K");
  }

  @Test
  void aTokenByAnAlgorithmOfOthersIsNotAskedAbout() throws ParseException {
    assertThat(keys.objection(token(Signer.of("HS256", "key"))).orElse("")).contains("algorithm");
    assertThat(keys.objection(token(Signer.of("ES512", "key"))).orElse("")).contains("algorithm");
    assertThat(asked).hasValue(0);
  }
}
