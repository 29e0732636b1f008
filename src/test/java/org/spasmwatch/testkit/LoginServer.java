package org.spasmwatch.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An authorization server that speaks OpenID Connect Discovery 1.0, publishes its keys, and gives
 * access tokens (RFC 9068) to the one client that it knows, for an assertion that this has signed
 * (RFC 7523, SMART Backend Services). {@code POST /rotate} is its operator, who adds a key and
 * signs with that from then on; {@code POST /trouble/<name>} is its bad luck.
 */
public final class LoginServer implements AutoCloseable {
  /** What may be wrong with how it describes itself and gives its keys. */
  public enum Trouble {
    NONE,
    AWAY,
    HANGING,
    ENDLESS,
    IMPOSTOR
  }

  public static final String CLIENT = "pharmacy";
  public static final Signer CLIENT_KEY = Signer.shared("ES384", "pharmacy-key");
  private static final Set<String> SCOPES =
      Set.of(
          "system/*.rs",
          "system/ClinicalUseDefinition.cud",
          "system/MedicationKnowledge.cud",
          "spasmwatch/activate");
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String PATH = "/realms/main";
  private static final int OK = 200;
  private static final int BAD = 400;
  private static final int STRANGER = 401;
  private static final int GONE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String issuer;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Signer> keys = new CopyOnWriteArrayList<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final String audience;
  private volatile Trouble trouble = Trouble.NONE;

  /**
   * @param audience of the tokens for which a client names no other
   */
  public LoginServer(int port, Signer key, String audience) throws IOException {
    this(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0),
        issuer(port),
        key,
        audience);
  }

  /** On a server that shows a certificate. */
  public static LoginServer secure(Path certificate, Signer key, String audience) {
    HttpServer server = Certificates.server(certificate, 0);
    String origin = "https://localhost:" + server.getAddress().getPort();
    return new LoginServer(server, origin + PATH, key, audience);
  }

  private LoginServer(HttpServer server, String issuer, Signer key, String audience) {
    this.server = server;
    this.issuer = issuer;
    this.audience = audience;
    keys.add(key);
    server.createContext(PATH + "/.well-known/openid-configuration", this::description);
    server.createContext(PATH + "/certs", this::keys);
    server.createContext("/fetches", e -> answer(e, OK, fetches.toString()));
    server.createContext("/trouble/", this::trouble);
    server.createContext(PATH + "/token", this::token);
    server.createContext("/rotate", this::rotate);
    server.setExecutor(threads);
    server.start();
  }

  public static String issuer(int port) {
    return "http://127.0.0.1:" + port + PATH;
  }

  public String issuer() {
    return issuer;
  }

  private String described() {
    return json(
        Map.of(
            "issuer", trouble == Trouble.IMPOSTOR ? "https://login.example" : issuer(),
            "jwks_uri", issuer() + "/certs",
            "token_endpoint", issuer() + "/token",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256"),
            "grant_types_supported", List.of("client_credentials"),
            "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
            "token_endpoint_auth_signing_alg_values_supported", List.of("ES384"),
            "scopes_supported", List.copyOf(SCOPES)));
  }

  /** How often somebody wanted to know where its keys are. */
  public int asked() {
    return asked.get();
  }

  /** How often somebody wanted its keys. */
  public int fetches() {
    return fetches.get();
  }

  private void description(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    publish(exchange, described());
  }

  private void keys(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    publish(exchange, Signer.publicKeys(keys.toArray(Signer[]::new)));
  }

  private void publish(HttpExchange exchange, String text) throws IOException {
    switch (trouble) {
      case NONE, IMPOSTOR -> answer(exchange, OK, text);
      case AWAY -> answer(exchange, GONE, "{}");
      case HANGING -> exchange.getRequestBody().readAllBytes();
      case ENDLESS -> {
        exchange.sendResponseHeaders(OK, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
      }
    }
  }

  private void trouble(HttpExchange exchange) throws IOException {
    suffer(Trouble.valueOf(exchange.getRequestURI().getPath().substring("/trouble/".length())));
    answer(exchange, OK, "{}");
  }

  /** From now on that is wrong with it. */
  public void suffer(Trouble next) {
    trouble = next;
  }

  private void rotate(HttpExchange exchange) throws IOException {
    keys.add(0, Signer.of("ES256", "login-key-" + keys.size()));
    answer(exchange, OK, "{}");
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    if (!"client_credentials".equals(form.get("grant_type"))) {
      answer(exchange, BAD, error("unsupported_grant_type"));
    } else if (!ASSERTION.equals(form.get("client_assertion_type"))
        || !isOfTheClient(String.valueOf(form.get("client_assertion")))) {
      answer(exchange, STRANGER, error("invalid_client"));
    } else if (!SCOPES.containsAll(List.of(form.getOrDefault("scope", "").split(" ", -1)))) {
      answer(exchange, BAD, error("invalid_scope"));
    } else {
      answer(exchange, OK, granted(form));
    }
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return form;
  }

  /** Signed by its key, for this server, in time and once (RFC 7523, 3). */
  private boolean isOfTheClient(String assertion) {
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return jwt.verify(new ECDSAVerifier(CLIENT_KEY.key().toECKey().toECPublicKey()))
          && CLIENT.equals(claims.getIssuer())
          && CLIENT.equals(claims.getSubject())
          && claims.getAudience().contains(issuer() + "/token")
          && claims.getExpirationTime().after(new Date())
          && used.add(claims.getJWTID());
    } catch (ParseException | JOSEException | NullPointerException e) {
      return false;
    }
  }

  private String granted(Map<String, String> form) {
    Signer key = keys.get(0);
    Map<String, Object> claims =
        Signer.claims(issuer(), form.getOrDefault("resource", audience), Instant.now());
    claims.putAll(
        Map.of("sub", CLIENT, "client_id", CLIENT, "scope", String.valueOf(form.get("scope"))));
    Map<String, Object> header = key.header();
    header.put("typ", "at+jwt");
    return json(
        Map.of(
            "access_token",
            key.sign(header, claims),
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "scope",
            String.valueOf(form.get("scope"))));
  }

  private static String error(String code) {
    return json(Map.of("error", code));
  }

  private static String json(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
