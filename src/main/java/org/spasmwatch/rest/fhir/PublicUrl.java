package org.spasmwatch.rest.fhir;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.spasmwatch.rest.Address;

/**
 * The URL under which clients reach this service. Absolute links come from configuration and never
 * from a header, which whoever sends the request could have made up.
 */
@ApplicationScoped
public class PublicUrl {
  private static final int HTTP = 80;

  private final Optional<String> configured;
  private final String host;
  private final HttpServer server;

  PublicUrl(
      Address address, @ConfigProperty(name = "quarkus.http.host") String host, HttpServer server) {
    this.configured = address.publicUrl().map(url -> url.replaceAll("/+$", ""));
    this.host = host;
    this.server = server;
  }

  /** Without a slash at the end; the listening address where nothing is configured. */
  public String url() {
    return configured.orElseGet(this::listening);
  }

  private String listening() {
    int port = server.getPort();
    return "http://" + reachable() + (port == HTTP ? "" : ":" + port);
  }

  private String reachable() {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "localhost";
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
