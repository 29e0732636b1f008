package org.spasmwatch.rest.fhir.write.call;

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
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.StrictJson;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.fhir.patch.JsonPatch;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.fhir.patch.PathPatch;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;

/** Reads the body of a write: JSON or XML of the version of the base, with decimals as written. */
@ApplicationScoped
public class Incoming {
  private static final Set<String> JSON =
      Set.of("application/fhir+json", "application/json", "application/json+fhir", "text/json");
  private static final Set<String> XML =
      Set.of("application/fhir+xml", "application/xml", "application/xml+fhir", "text/xml");

  /** Media types of patches, as the header Accept-Patch has them (RFC 5789, 3.1). */
  static final String PATCHES =
      JsonPatch.TYPE + ", application/fhir+json, application/fhir+xml";

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

  private static String name(@Nullable MediaType type) {
    return type == null ? "" : type.getType() + "/" + type.getSubtype();
  }

  /** A resource. */
  public ObjectNode resource(Edition edition, @Nullable MediaType type, byte[] body) {
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

  /** A patch: JSON Patch or FHIRPath Patch, by its media type (FHIR R5, 3.2.0.7). */
  public Patch patch(Edition edition, @Nullable MediaType type, byte[] body) {
    String name = name(type);
    if (name.equals(JsonPatch.TYPE)) {
      return read(JsonPatch.of(tree(body)));
    }
    if (!JSON.contains(name) && !XML.contains(name)) {
      throw Refusal.of(415, "not-supported", "send a patch as one of " + PATCHES);
    }
    return patch(edition, resource(edition, type, body));
  }

  /** A patch in an entry of a Bundle: Parameters, or a Binary that holds a JSON Patch. */
  public Patch patch(Edition edition, ObjectNode entry) {
    if (!entry.path("resourceType").asText().equals("Binary")) {
      return read(PathPatch.of(entry, FhirVersion.ofBase(edition.name()).orElseThrow()));
    }
    if (!entry.path("contentType").asText().equals(JsonPatch.TYPE)) {
      throw Refusal.of(
          400, "not-supported", "a patch in a Binary has the contentType " + JsonPatch.TYPE);
    }
    try {
      return read(JsonPatch.of(tree(entry.path("data").binaryValue())));
    } catch (IOException noBase64) {
      throw Refusal.of(400, "structure", "the data of the Binary are no base64");
    }
  }

  private static Patch read(Reading<Patch> patch) {
    return patch.match(
        read -> read,
        issues -> {
          throw Refusal.of(issues);
        });
  }

  /** What a patch has made. */
  public ObjectNode patched(String text) {
    if (tree(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode resource) {
      return resource;
    }
    throw Refusal.of(422, "processing", "what the patch makes of the resource is none");
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
  public JsonNode any(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
