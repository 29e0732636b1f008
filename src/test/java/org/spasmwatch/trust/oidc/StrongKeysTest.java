package org.spasmwatch.trust.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Key;
import java.util.List;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Signer;

/** Which keys are long enough (RFC 7518, 3.3). */
class StrongKeysTest {
  private static JwtContext signedBy(Key key) {
    JsonWebSignature signed = new JsonWebSignature();
    signed.setKey(key);
    return new JwtContext(new JwtClaims(), List.of(signed));
  }

  @Test
  void anRsaKeyHasAtLeast2048Bits() throws Exception {
    StrongKeys keys = new StrongKeys();

    Key weak = Signer.weak(1024, "weak").key().toRSAKey().toPublicKey();
    Key strong = Signer.of("RS384", "strong").key().toRSAKey().toPublicKey();
    Key curve = Signer.of("ES256", "curve").key().toECKey().toPublicKey();

    assertThat(keys.validate(signedBy(weak))).isNotNull();
    assertThat(keys.validate(signedBy(strong))).isNull();
    assertThat(keys.validate(signedBy(curve))).isNull();
  }
}
