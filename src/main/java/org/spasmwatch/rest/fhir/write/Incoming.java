package org.spasmwatch.rest.fhir.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.StrictJson;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;

/** Reads the body of a write: JSON or XML of the version of the base, with decimals as written. */
@ApplicationScoped
class Incoming {
  static final String JSON_PATCH = "application/json-patch+json";
  private static final Set<String> JSON =
      Set.of("application/fhir+json", "application/json", "application/json+fhir", "text/json");
  private static final Set<String> XML =
      Set.of("application/fhir+xml", "application/xml", "application/xml+fhir", "text/xml");

  private final Limits limits;
  private final ObjectMapper json;
  private final Xml xml;

  Incoming(Limits limits) {
    this.limits = limits;
    this.json =
        StrictJson.mapper(limits.depth())
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    this.xml = new Xml(limits.depth());
  }

  static String name(@Nullable MediaType type) {
    return type == null ? "" : type.getType() + "/" + type.getSubtype();
  }

  /** A resource. */
  ObjectNode resource(Edition edition, @Nullable MediaType type, byte[] body) {
    String name = name(type);
    String version = type == null ? null : type.getParameters().get("fhirVersion");
    boolean other =
        version != null
            && edition.versions("MedicationKnowledge").stream()
                .noneMatch(v -> version.equals(v) || version.startsWith(v + "."));
    if (other || !(JSON.contains(name) || XML.contains(name))) {
      throw Refusal.of(
          415,
          "not-supported",
          "send application/fhir+json or application/fhir+xml in the version of this base");
    }
    JsonNode tree = XML.contains(name) ? tree(converted(edition, body)) : tree(body);
    if (!(tree instanceof ObjectNode resource)) {
      throw Refusal.of(400, "structure", "the body has to be a resource");
    }
    return resource;
  }

  private byte[] converted(Edition edition, byte[] body) {
    limit(body);
    return xml.toJson(body, FhirVersion.ofBase(edition.name()).orElseThrow())
        .match(
            text -> text.getBytes(StandardCharsets.UTF_8),
            issues -> {
              throw new Refusal(new Problem(400, issues));
            });
  }

  private void limit(byte[] body) {
    long most = limits.write().asLongValue();
    if (body.length > most) {
      throw Refusal.of(
          413, "too-long", "the body of a write has at most " + most + " bytes; send less at once");
    }
  }

  /** Any JSON. */
  JsonNode tree(byte[] body) {
    limit(body);
    try {
      JsonNode tree = json.readTree(body);
      if (tree == null || tree.isMissingNode()) {
        throw Refusal.of(400, "required", "the body is empty; send a resource");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw Refusal.of(
          400,
          "structure",
          e.getLocation() == null
              ? "the body is no JSON"
              : "the body is no JSON as it should be, in line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      throw Refusal.of(400, "structure", "the body could not be read");
    }
  }

  /** JSON that was written here, however long it is. */
  JsonNode any(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
