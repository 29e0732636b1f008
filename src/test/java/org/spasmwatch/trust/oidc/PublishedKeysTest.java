package org.spasmwatch.trust.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.smallrye.mutiny.Uni;
import java.text.ParseException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final PublishedKeys keys = new PublishedKeys(away, new Enquiries());

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
  }

  @Test
  void aTokenByAnAlgorithmOfOthersIsNotAskedAbout() throws ParseException {
    assertThat(keys.objection(token(Signer.of("HS256", "key"))).orElse("")).contains("algorithm");
    assertThat(keys.objection(token(Signer.of("ES512", "key"))).orElse("")).contains("algorithm");
    assertThat(asked).hasValue(0);
  }
}
