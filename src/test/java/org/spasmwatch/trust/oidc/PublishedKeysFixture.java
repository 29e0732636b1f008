package org.spasmwatch.trust.oidc;

import io.quarkus.oidc.OIDCException;
import io.smallrye.mutiny.Uni;

/** Published keys without a program around them. */
public final class PublishedKeysFixture {
  private PublishedKeysFixture() {}

  /** Of no server at all. */
  public static PublishedKeys ofNobody() {
    return new PublishedKeys(
        token -> Uni.createFrom().failure(new OIDCException("there is none")), new Enquiries());
  }
}
