package org.spasmwatch.trust.keys;

import com.nimbusds.jwt.SignedJWT;
import java.util.Optional;

/** Who signs tokens, and how that is found out: by keys that are pinned, or that are asked for. */
public interface Signatures {
  /** Why the signature is not believed; empty when it is. May block. */
  Optional<String> objection(SignedJWT jwt);
}
