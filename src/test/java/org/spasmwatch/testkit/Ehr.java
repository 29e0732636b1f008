package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/**
 * The FHIR server of an EHR, over real HTTP, with the records of a Bundle. It reads by id, and
 * searches by patient and code, page by page; what it does with single types a test may change.
 */
public final class Ehr implements AutoCloseable {
  private static final String ROOT = "/fhir/";
  private static final int ALL = 10_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> resources;
  private final Map<String, HttpHandler> special = new ConcurrentHashMap<>();
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private volatile Set<InetSocketAddress> forgotten = Set.of();
  private volatile int pageSize = ALL;

  /** A request as it came: the type that was asked for, the raw query, the Authorization header. */
  public record Seen(String type, String path, String query, Optional<String> authorization) {}

  static {
    // Without it each answer waits for an acknowledgement that the client delays.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private Ehr(HttpServer server, JsonNode bundle) {
    this.server = server;
    this.resources =
        StreamSupport.stream(bundle.path("entry").spliterator(), false)
            .map(entry -> entry.path("resource"))
            .toList();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A server with the records of a Bundle. */
  public static Ehr of(JsonNode bundle) {
    try {
      return new Ehr(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), bundle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Ehr of(String... resources) {
    return of(Bundles.json(Bundles.of(resources)));
  }

  /** A server with TLS on that port, under the certificate of the whole process. */
  public static Ehr secure(int port, String... resources) {
    return new Ehr(
        Certificates.server(Certificates.shared(), port), Bundles.json(Bundles.of(resources)));
  }

  public String origin() {
    String host = server instanceof HttpsServer ? "https://localhost:" : "http://127.0.0.1:";
    return host + server.getAddress().getPort();
  }

  public String base() {
    return origin() + "/fhir";
  }

  /** No page has more. */
  public Ehr pages(int size) {
    pageSize = size;
    return this;
  }

  /** Lets a handler answer all that is asked of a type. */
  public Ehr on(String type, HttpHandler handler) {
    special.put(type, handler);
    return this;
  }

  /**
   * Breaks the connections that there are, each when it is used again: as a server that restarts
   * behind a proxy does, of which nobody is told before.
   */
  public void restart() {
    forgotten = Set.copyOf(connections);
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  public List<Seen> seen(String type) {
    return seen.stream().filter(each -> each.type().equals(type)).toList();
  }

  /** What it answers to a relative URL, as a client would prefetch it. */
  public JsonNode answer(String relative) {
    String[] parts = relative.split("\\?", 2);
    return Bundles.json(answer(parts[0], parts.length > 1 ? parts[1] : "").toString());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      String local = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
      String type = local.split("/", 2)[0];
      Optional<String> authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
      seen.add(new Seen(type, path, query, authorization));
      connections.add(exchange.getRemoteAddress());
      if (forgotten.contains(exchange.getRemoteAddress())) {
        return;
      }
      HttpHandler handler = special.get(type);
      if (handler != null) {
        handler.handle(exchange);
      } else {
        send(exchange, 200, answer(local, query).toString());
      }
    }
  }

  private JsonNode answer(String local, String query) {
    String[] path = local.split("/", -1);
    return path.length == 2 ? read(path[0], path[1]) : search(path[0], query);
  }

  private JsonNode read(String type, String id) {
    return resources.stream()
        .filter(r -> r.path("resourceType").asText().equals(type))
        .filter(r -> r.path("id").asText().equals(id))
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private JsonNode search(String type, String query) {
    Map<String, String> parameters = parameters(query);
    List<JsonNode> found =
        resources.stream()
            .filter(r -> r.path("resourceType").asText().equals(type))
            .filter(r -> matches(r, parameters))
            .toList();
    int from = Integer.parseInt(parameters.getOrDefault("_offset", "0"));
    int to = Math.min(found.size(), from + pageSize);
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("resourceType", "Bundle").put("type", "searchset").put("total", found.size());
    if (to < found.size()) {
      String next = base() + "/" + type + "?" + query.replaceAll("&_offset=\\d+", "");
      link(page, next + "&_offset=" + to);
    }
    found
        .subList(from, to)
        .forEach(r -> page.withArray("entry").addObject().set("resource", r.deepCopy()));
    return page;
  }

  /** Gives a page a next one. */
  public static ObjectNode link(ObjectNode page, String next) {
    page.withArray("link").addObject().put("relation", "next").put("url", next);
    return page;
  }

  private static boolean matches(JsonNode resource, Map<String, String> parameters) {
    String patient = "Patient/" + parameters.get("patient");
    boolean theirs =
        resource.at("/subject/reference").asText().equals(patient)
            || resource.at("/patient/reference").asText().equals(patient);
    String codes = parameters.get("code");
    return theirs && (codes == null || coded(resource, List.of(codes.split(",", -1))));
  }

  private static boolean coded(JsonNode resource, List<String> codes) {
    return StreamSupport.stream(resource.at("/code/coding").spliterator(), false)
        .map(c -> c.path("system").asText() + "|" + c.path("code").asText())
        .anyMatch(codes::contains);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length > 1 ? parts[1] : "";
      parameters.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return parameters;
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, "application/fhir+json;charset=utf-8", body);
  }

  public static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Answers a status with these headers, one after another as name and value. */
  public static HttpHandler status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      send(exchange, status, "{\"resourceType\": \"OperationOutcome\"}");
    };
  }

  /** Answers that JSON. */
  public static HttpHandler json(String body) {
    return exchange -> send(exchange, 200, body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
