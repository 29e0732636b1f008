package org.spasmwatch.rest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.boot.EmbeddedDatabase;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Canaries;
import org.spasmwatch.testkit.Collector;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Program;
import org.spasmwatch.testkit.Tables;

/**
 * Sends a patient made of unmistakable words through every door, in requests that succeed and in
 * requests that fail in every way known, and searches all that came out of the packaged program:
 * its log, its meters, its traces, its tables, the heads of answers and the bodies of refusals.
 */
class CanaryIT {
  private static final String XML = "application/fhir+xml";
  private static final String FEEDBACK = "/cds-services/spasm-review/feedback";
  private static final String FHIR = "application/fhir+json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String AUDITED =
      "https://ehr-kranich.example/fhir/Patient/" + Canaries.PATIENT;
  private static final int REFUSED = 400;

  @TempDir private Path folder;

  /** A request, byte by byte. */
  private record Sent(String line, String headers, String body) {
    String text() {
      return line
          + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
          + Canaries.HEADER_TOKEN
          + "\r\nX-Request-Id: "
          + Canaries.PATIENT
          + "\r\ntraceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
          + "\r\ntracestate: patient="
          + Canaries.PATIENT
          + "\r\nbaggage: patient="
          + Canaries.PATIENT
          + "\r\nUser-Agent: Quastelmann\r\nReferer: https://ehr-kranich.example/Quastelmann\r\n"
          + headers
          + "\r\n"
          + body;
    }
  }

  private static Sent post(String path, String type, String body) {
    String length = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
    return new Sent("POST " + path, "Content-Type: " + type + "\r\n" + length, body);
  }

  private static Sent get(String path) {
    return new Sent("GET " + path, "", "");
  }

  private static Sent with(String header, Sent sent) {
    return new Sent(sent.line(), header + "\r\n" + sent.headers(), sent.body());
  }

  private static List<Sent> answered() {
    String bundle = Canaries.bundle();
    String large = bundle.replaceFirst("\\{", "{\"padding\": \"" + " ".repeat(80_000) + "\",");
    String call = Canaries.call();
    return List.of(
        post("/assessments?date=2026-04-21", FHIR, bundle),
        post("/assessments?date=2026-04-21", FHIR, large),
        with("Accept: text/plain", post("/assessments?date=2026-04-21", FHIR, bundle)),
        post("/assessments?date=2026-04-21&explain=true", FHIR, bundle),
        with("Accept: " + FHIR, post("/assessments?date=2026-04-21", FHIR, bundle)),
        post("/assessments?date=2026-04-21", XML, xml()),
        with("Accept: " + XML, post("/fhir/r4b/$assess?date=2026-04-21", XML, xml())),
        post("/fhir/r5/$assess?date=2026-04-21", FHIR, bundle),
        post(FEEDBACK, "application/json", feedback()),
        get("/fhir/r4b/Medication?code:text=Obscurazepamil"),
        post("/cds-services/spasm-review", "application/json", call),
        post(
            "/cds-services/spasm-review",
            "application/json",
            call.replaceFirst("\\{", "{\"padding\": \"" + " ".repeat(80_000) + "\",")),
        get("/fhir/r5/Medication?code:text=Obscurazepamil"),
        post("/fhir/r5/Medication/_search", FORM, "code:text=Quastelmann"),
        with("Prefer: handling=lenient", get("/fhir/r5/Medication?Quastelmann=1937-11-23")));
  }

  /** The patient alone, in XML. */
  private static String xml() {
    return "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/><entry><resource>"
        + "<Patient><id value=\"%s\"/><name><family value=\"%s\"/></name>"
            .formatted(Canaries.PATIENT, Canaries.words())
        + "<birthDate value=\"1937-11-23\"/></Patient></resource></entry></Bundle>";
  }

  /** What a clinician wrote, and a reason that a client made up. */
  private static String feedback() {
    return """
        {"feedback": [{"card": "62d75fb9-d273-5f5d-81d1-4739bfe89f95", "outcome": "overridden",
          "outcomeTimestamp": "2026-04-21T09:30:00Z",
          "overrideReason": {"reason": {"code": "%1$s", "system": "%1$s", "display": "%1$s"},
            "userComment": "%1$s"}}]}"""
        .formatted(Canaries.words());
  }

  /** Each body in each state of disrepair, at all doors that take one. */
  private static Stream<Sent> malformed() {
    String bundle = Canaries.bundle();
    String call = Canaries.call();
    String words = Canaries.words();
    Stream<String> bodies =
        Stream.of(
            words,
            "\"" + words + "\"",
            "[" + bundle + "]",
            bundle.substring(0, bundle.length() - 3),
            bundle + words,
            bundle + bundle,
            call.substring(0, call.length() / 2),
            "{\"" + words + "\": 1, \"" + words + "\": 2}",
            "{\"resourceType\": \"" + words + "\"}",
            "{\"resourceType\": \"Bundle\", \"entry\": \"" + words + "\"}",
            "{\"hook\": \"" + words + "\", \"hookInstance\": \"" + words + "\"}",
            bundle.replace("\"1937-11-23\"", "1937-11-23"),
            bundle.replace("Patient/" + Canaries.PATIENT, "Patient/other-" + Canaries.PATIENT),
            call.replace("\"patient-view\"", "\"" + words + "\""),
            call.replace("\"" + Canaries.PATIENT + "\"", "\"Patient/" + Canaries.PATIENT + "\""),
            call.replace("\"Bearer\"", "\"" + Canaries.BUNDLE_TOKEN + "\""),
            call.replace("300", "\"" + Canaries.BUNDLE_TOKEN + "\""),
            call.replace("https://ehr-kranich", "ehr-kranich:Quastelmann"),
            call.replace("6e0f1c3a-94a1-4d40-9d3d-2f1f5f0d8a11", "Quastelmann"),
            call.replaceFirst("(?s)\"prefetch\".*", "\"prefetch\": {\"" + words + "\": {}}}"),
            call.replaceFirst("(?s)\"prefetch\".*", "\"prefetch\": \"" + words + "\"}"));
    return bodies.flatMap(
        body ->
            Stream.of(
                post("/assessments", FHIR, body),
                post("/assessments", XML, body),
                post("/assessments", XML, xml().replace("</Patient>", body)),
                post("/fhir/r5/$assess", FHIR, body),
                post("/fhir/r4b/$assess", XML, body),
                post(FEEDBACK, "application/json", body),
                post(FEEDBACK, "application/json", feedback().replace("overridden", body)),
                post("/cds-services/spasm-review", "application/json", body)));
  }

  private static Stream<Sent> misdirected() {
    String words = Canaries.words();
    return Stream.of("/", "/assessments/", "/cds-services/", "/fhir/", "/fhir/r5/", "/q/")
        .map(path -> path + words)
        .flatMap(
            path ->
                Stream.of(
                    get(path),
                    get(path + "?" + words + "=" + words),
                    get(path + "/%zz"),
                    new Sent("DELETE " + path, "", ""),
                    post(path, FHIR, Canaries.bundle()),
                    new Sent("OPTIONS " + path, "", "")));
  }

  private static Stream<Sent> refusedByTheirForm() {
    String bundle = Canaries.bundle();
    String words = Canaries.words();
    return Stream.of(
        post("/assessments", words + "/" + words, bundle),
        with("Authorization: Bearer " + Canaries.BUNDLE_TOKEN, post("/assessments", FHIR, bundle)),
        post("/assessments", FHIR + ";fhirVersion=" + words, bundle),
        post("/assessments?date=1937-11-23Quastelmann", FHIR, bundle),
        with("Content-Encoding: Quastelmann", post("/assessments", FHIR, bundle)),
        with("Accept: Quastelmann/Zephyrine", post("/assessments", FHIR, bundle)),
        with("Accept: Quastelmann/Zephyrine", get("/fhir/r5/Medication")),
        with("Origin: https://ehr-kranich.example", get("/cds-services/Quastelmann")),
        new Sent("POST /assessments?" + words, "Content-Length: 11000000\r\n", ""),
        new Sent("POST /assessments?" + words, "Content-Length: " + words + "\r\n", ""),
        new Sent("QUASTELMANN /assessments", "", ""),
        get("/fhir/r5/Medication?" + words + "=1"),
        get("/fhir/r5/Medication?code:" + words + "=1"),
        get("/fhir/r5/Medication?code:" + words + "="),
        get("/fhir/r5/Medication?code=" + words + "|a|b|c"),
        get("/fhir/r5/Medication?_count=" + words),
        get("/fhir/r5/Medication?_format=" + words),
        get("/fhir/r5/Medication?code=%zz" + words),
        get("/fhir/r5/Medication/gabapentin?" + words + "=" + words),
        get("/fhir/r5/Medication/gabapentin/_history/" + words),
        get("/fhir/r5/ClinicalUseDefinition?subject=Patient/" + words),
        get("/fhir/r5/AuditEvent?" + words + "=" + words),
        get("/fhir/r5/AuditEvent?date=" + words),
        get("/fhir/r5/AuditEvent/" + words),
        get("/fhir/r5/AuditEvent?patient=" + AUDITED),
        post("/fhir/r5/AuditEvent/_search", FORM, "patient=" + AUDITED),
        post("/fhir/r5/Medication/_search", FORM, words + "=" + words),
        post("/fhir/r5/Medication/_search", FORM, "code=%zz" + words),
        post("/fhir/r5/Medication/_search", FHIR, bundle));
  }

  private static Map<String, String> environment(Map<String, String> dataSource, Collector traces) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "QUARKUS_PROFILE", "trial",
                "SPASMWATCH_DEV_TOKEN", Canaries.HEADER_TOKEN,
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "SPASMWATCH_CDS_OPEN_FHIR_SERVERS", "http://127.0.0.1:*",
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.url(),
                "QUARKUS_OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.1S"));
    dataSource.forEach(
        (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return environment;
  }

  private static void refused(Program program, Sent sent) throws IOException {
    RawAnswer answer = Assessments.raw(program.port(), sent.text());

    Canaries.areNotIn("the head of " + sent.line(), answer.head());
    if (answer.status() >= REFUSED || sent.line().contains("AuditEvent")) {
      Canaries.areNotIn("the refusal of " + sent.line(), answer.body());
    }
    assertThat(answer.status()).as(sent.line() + answer.body()).isLessThan(500);
  }

  /** The same patient, but from the FHIR server of an EHR, which fails in the end. */
  private static void haveItFetched(Program program) throws IOException {
    try (Ehr ehr = Ehr.of(Bundles.json(Canaries.bundle()))) {
      String call =
          Canaries.call()
              .replaceFirst("(?s),\\s*\"prefetch\".*", "}")
              .replace("https://ehr-kranich.example/fhir", ehr.base());
      Sent sent = post("/cds-services/spasm-review", "application/json", call);
      RawAnswer answer = Assessments.raw(program.port(), sent.text());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Canaries.areNotIn("the head of a fetched answer", answer.head());
      assertThat(ehr.seen())
          .allMatch(seen -> seen.authorization().orElse("").endsWith(Canaries.BUNDLE_TOKEN));

      ehr.on("Condition", Ehr.json("{\"resourceType\": \"" + Canaries.words() + "\"}"));
      ehr.on("Observation", Ehr.status(302, "Location", "/" + Canaries.words()));
      refused(program, sent);
      ehr.on("Condition", exchange -> Ehr.send(exchange, 500, Canaries.words()));
      refused(program, sent);
    }
  }

  private static void sendAll(Program program) throws IOException {
    for (Sent sent : answered()) {
      RawAnswer answer = Assessments.raw(program.port(), sent.text());
      assertThat(answer.status()).as(sent.line() + answer.body()).isEqualTo(200);
      Canaries.areNotIn("the head of " + sent.line(), answer.head());
    }
    List<Sent> failing =
        Stream.of(malformed(), misdirected(), refusedByTheirForm()).flatMap(s -> s).toList();
    for (Sent sent : failing) {
      refused(program, sent);
    }
  }

  @Test
  void nothingOfAPatientComesOutWhereItDoesNotBelong() throws Exception {
    try (EmbeddedDatabase database = new EmbeddedDatabase();
        Collector traces = new Collector()) {
      Map<String, String> dataSource = database.start(folder.resolve("data"));
      try (Program program = Program.start(folder, environment(dataSource, traces))) {
        program.awaitReadiness(200);
        sendAll(program);
        haveItFetched(program);

        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> traces.text().contains("cds-hooks call"));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Tables.text(dataSource).contains(",assess,cds-hooks,spasm-review,"));
        Canaries.areNotIn("the meters", program.get("/q/metrics").body());
        Canaries.areNotIn("the health checks", program.get("/q/health").body());
        Canaries.areNotIn("a table", Tables.text(dataSource));
      }
      Canaries.areNotIn("a table at the end", Tables.text(dataSource));
      Canaries.areNotIn("a trace", traces.text());
      logIsJsonWithoutCanaries();
    }
  }

  private void logIsJsonWithoutCanaries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path log = files.filter(f -> f.toString().endsWith(".log")).findFirst().orElseThrow();
      String text = Files.readString(log);
      Canaries.areNotIn("the log", text);
      List<String> access =
          text.lines().filter(line -> line.contains("org.spasmwatch.access")).toList();
      assertThat(access).hasSizeGreaterThan(answered().size());
      assertThat(access)
          .allSatisfy(
              line -> assertThat(Bundles.json(line).at("/mdc/requestId").asText()).isNotBlank());
    }
  }
}
