package org.spasmwatch.trust.oidc;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.trust.keys.Keys;

/** Refuses a token whose key is too short to mean anything, which the extension lets pass. */
@Unremovable
@ApplicationScoped
class StrongKeys implements Validator {
  @Override
  public @Nullable String validate(JwtContext token) {
    return token.getJoseObjects().stream().allMatch(signed -> Keys.isStrong(signed.getKey()))
        ? null
        : "the key is weak";
  }
}
