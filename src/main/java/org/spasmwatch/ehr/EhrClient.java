package org.spasmwatch.ehr;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.spasmwatch.ehr.http.Clients;

/**
 * The HTTP clients for all EHRs. They trust whom Java trusts, or, where {@code quarkus.tls.ehr.*}
 * is set, the certificates of the hospital.
 */
@ApplicationScoped
class EhrClient {
  private static final String TLS = "ehr";

  private final Clients clients;

  EhrClient(Vertx vertx, EhrSettings settings, TlsConfigurationRegistry registry) {
    clients = Clients.of(vertx, settings.connections(), options -> trusting(registry, options));
  }

  private static HttpClientOptions trusting(
      TlsConfigurationRegistry registry, HttpClientOptions options) {
    registry.get(TLS).ifPresent(tls -> TlsConfigUtils.configure(options, tls));
    return options;
  }

  Clients get() {
    return clients;
  }

  @PreDestroy
  void close() {
    clients.close();
  }
}
