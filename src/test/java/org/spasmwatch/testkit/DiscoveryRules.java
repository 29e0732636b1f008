package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of CDS Hooks 2.0.1 for discovery, checked on its JSON from outside. */
public final class DiscoveryRules {
  private static final Pattern TOKEN = Pattern.compile("\\{\\{(.*?)}}");

  /** The root-level fields of patient-view that may stand in a template, and the user's ids. */
  private static final Set<String> TOKENS =
      Set.of(
          "context.userId",
          "context.patientId",
          "context.encounterId",
          "userPractitionerId",
          "userPractitionerRoleId",
          "userPatientId",
          "userRelatedPersonId");

  private static final Pattern READ = Pattern.compile("[A-Z][A-Za-z]+/\\{\\{[A-Za-z.]+}}");
  private static final Pattern SEARCH = Pattern.compile("[A-Z][A-Za-z]+\\?.+");

  private DiscoveryRules() {}

  public static void check(JsonNode discovery) {
    assertThat(discovery.path("services").isArray()).as("services is an array").isTrue();
    Set<String> seen = new HashSet<>();
    for (JsonNode service : discovery.path("services")) {
      service(service);
      String entry = service.path("id").asText() + " " + service.path("hook").asText();
      assertThat(seen.add(entry)).as("one entry for " + entry).isTrue();
    }
  }

  private static void service(JsonNode service) {
    for (String field : List.of("hook", "description", "id", "title")) {
      assertThat(service.path(field).isTextual()).as(field).isTrue();
      assertThat(service.path(field).asText()).as(field).isNotBlank();
    }
    assertThat(service.path("prefetch").isObject()).isTrue();
    for (Map.Entry<String, JsonNode> template : service.path("prefetch").properties()) {
      assertThat(template.getKey()).isNotBlank();
      template(template.getValue().asText());
    }
    assertThat(service.path("version").asText("2.0.1")).matches("\\d+\\.\\d+\\.\\d+");
  }

  private static void template(String template) {
    assertThat(template.matches(READ.pattern()) || template.matches(SEARCH.pattern()))
        .as(template)
        .isTrue();
    assertThat(template.length()).as(template).isLessThanOrEqualTo(2000);
    assertThat(TOKEN.matcher(template).results().map(r -> r.group(1)))
        .isNotEmpty()
        .allMatch(TOKENS::contains);
    assertThat(template.replaceAll(TOKEN.pattern(), "")).doesNotContain("{", "}");
  }
}
