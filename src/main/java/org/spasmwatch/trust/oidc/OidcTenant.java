package org.spasmwatch.trust.oidc;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code quarkus-oidc} is told of the authorization server. It checks the signature, the
 * issuer and the end of a token; the audience and all else are rules of ours, which hold for pinned
 * keys too.
 */
public final class OidcTenant {
  static final String NAME = "authorization-server";

  /** Where {@code quarkus.tls.login.*} is set, it says whom to trust; else Java does. */
  private static final String TLS = "login";

  static final Duration BUDGET = Duration.ofSeconds(3);

  /** Anybody can make up the name of a key, and has the keys fetched with it. */
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

  private OidcTenant() {}

  /**
   * A server by the {@code iss} of its tokens.
   *
   * @param keys where its keys are; where that is not known it is asked (OpenID Connect Discovery
   *     1.0, section 4)
   * @param skew by how much its clock may differ
   */
  public static OidcTenantConfig of(
      String issuer, Optional<String> keys, Duration skew, TlsConfigurationRegistry trusted) {
    OidcTenantConfigBuilder server =
        OidcTenantConfig.authServerUrl(keys.orElse(issuer))
            .tenantId(NAME)
            .discoveryEnabled(keys.isEmpty())
            .connectionTimeout(BUDGET)
            .followRedirects(false);
    keys.ifPresent(server::jwksPath);
    trusted.get(TLS).ifPresent(known -> server.tlsConfigurationName(TLS));
    return server
        .jwks()
        .tryAll()
        .end()
        .token()
        .issuer(issuer)
        .lifespanGrace((int) skew.toSeconds())
        .issuedAtRequired(false)
        .forcedJwkRefreshInterval(BETWEEN_FETCHES)
        .allowJwtIntrospection(false)
        .allowOpaqueTokenIntrospection(false)
        .end()
        .build();
  }
}
