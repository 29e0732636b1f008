package org.spasmwatch.ehr.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** HTTP clients for foreign servers: no decompression, no redirects, no spans, bounded pools. */
public final class Clients {
  private static final int HEADER_BYTES = 16_384;
  private static final int IDLE_SECONDS = 30;

  /** Of one call there are about ten queries; those of this many calls may wait. */
  private static final int WAITING_PER_CONNECTION = 10;

  private Clients() {}

  /**
   * A client that is used for all servers.
   *
   * @param connections to one server
   * @param tls whom to trust, set into the options
   */
  public static HttpClient of(Vertx vertx, int connections, UnaryOperator<HttpClientOptions> tls) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setDecompressionSupported(false)
            .setMaxRedirects(0)
            .setMaxHeaderSize(HEADER_BYTES)
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setTracingPolicy(TracingPolicy.IGNORE)
            .setVerifyHost(true);
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(connections)
            .setMaxWaitQueueSize(connections * WAITING_PER_CONNECTION);
    return vertx.httpClientBuilder().with(tls.apply(options)).with(pool).build();
  }
}
