package org.spasmwatch.ehr.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * HTTP clients for foreign servers: no decompression, no redirects, no spans, bounded pools. One
 * keeps its connections. A server that restarts breaks all of these at once, so that what broke on
 * one of them would break on the next; the other client makes a new one for each request.
 */
public final class Clients {
  private static final int HEADER_BYTES = 16_384;
  private static final int IDLE_SECONDS = 30;

  /** Of one call there are about ten queries; those of this many calls may wait. */
  private static final int WAITING_PER_CONNECTION = 10;

  private final HttpClient keeping;
  private final HttpClient fresh;

  private Clients(HttpClient keeping, HttpClient fresh) {
    this.keeping = keeping;
    this.fresh = fresh;
  }

  /**
   * Clients that are used for all servers.
   *
   * @param connections of each to one server
   * @param tls whom to trust, set into the options
   */
  public static Clients of(Vertx vertx, int connections, UnaryOperator<HttpClientOptions> tls) {
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(connections)
            .setMaxWaitQueueSize(connections * WAITING_PER_CONNECTION);
    return new Clients(
        client(vertx, pool, tls.apply(options())),
        client(vertx, pool, tls.apply(options()).setKeepAlive(false)));
  }

  private static HttpClient client(Vertx vertx, PoolOptions pool, HttpClientOptions options) {
    return vertx.httpClientBuilder().with(options).with(pool).build();
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setDecompressionSupported(false)
        .setMaxRedirects(0)
        .setMaxHeaderSize(HEADER_BYTES)
        .setKeepAliveTimeout(IDLE_SECONDS)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setVerifyHost(true);
  }

  HttpClient keeping() {
    return keeping;
  }

  HttpClient fresh() {
    return fresh;
  }

  public void close() {
    keeping.close().onFailure(fault -> {});
    fresh.close().onFailure(fault -> {});
  }
}
