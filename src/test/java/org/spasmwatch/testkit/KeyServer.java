package org.spasmwatch.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of public keys on this machine, which can rotate them, redirect, and misbehave. */
public final class KeyServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int GONE = 503;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile String set = "{\"keys\": []}";
  private volatile boolean down;

  public KeyServer() throws IOException {
    this(0);
  }

  /** On that port, or on any if it is 0. */
  public KeyServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/jwks.json", this::keys);
    server.createContext("/elsewhere", exchange -> answer(exchange, FOUND, ""));
    server.createContext("/endless", KeyServer::drip);
    server.setExecutor(threads);
    server.start();
  }

  /** From now on it has the public keys of those signers and no other. */
  public KeyServer publish(Signer... signers) {
    set = Signer.publicKeys(signers);
    return this;
  }

  /** From now on it answers that text. */
  public void publishText(String text) {
    set = text;
  }

  /** From now on it is away, or no longer. */
  public void down(boolean now) {
    down = now;
  }

  public String url() {
    return base() + "/jwks.json";
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** An address where an answer begins and never ends. */
  public String endless() {
    return base() + "/endless";
  }

  /** An address that redirects to the keys. */
  public String redirect() {
    return base() + "/elsewhere";
  }

  public int fetches() {
    return fetches.get();
  }

  private void keys(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    answer(exchange, down ? GONE : OK, down ? "" : set);
  }

  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(OK, 0);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Location", url());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
