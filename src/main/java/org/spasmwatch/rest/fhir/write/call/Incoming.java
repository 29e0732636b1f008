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
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.StrictJson;
import org.spasmwatch.fhir.patch.JsonPatch;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.fhir.patch.PathPatch;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.fhir.ResourceBodies;
import org.spasmwatch.rest.fhir.form.Media;

/** Reads the body of a write: JSON or XML of the version of the base, with decimals as written. */
@ApplicationScoped
public class Incoming {
  /** Media types of patches, as the header Accept-Patch has them (RFC 5789, 3.1). */
  static final String PATCHES = JsonPatch.TYPE + ", application/fhir+json, application/fhir+xml";

  private final Limits limits;
  private final ObjectMapper json;
  private final ResourceBodies resources;

  Incoming(Limits limits, ResourceBodies resources) {
    this.limits = limits;
    this.json =
        StrictJson.mapper(limits.depth())
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    this.resources = resources;
  }

  /** A resource. */
  public ObjectNode resource(Edition edition, @Nullable MediaType type, byte[] body) {
    limit(body);
    byte[] sent =
        resources
            .json(edition, "MedicationKnowledge", type, body)
            .match(
                json -> json,
                issues -> {
                  throw new Refusal(ResourceBodies.problem(issues));
                });
    limit(sent);
    if (!(tree(sent) instanceof ObjectNode resource)) {
      throw Refusal.of(400, "structure", "the body has to be a resource");
    }
    return resource;
  }

  /** A patch: JSON Patch or FHIRPath Patch, by its media type (FHIR R5, 3.2.0.7). */
  public Patch patch(Edition edition, @Nullable MediaType type, byte[] body) {
    limit(body);
    if (type != null && JsonPatch.TYPE.equals(type.getType() + "/" + type.getSubtype())) {
      return read(JsonPatch.of(tree(body)));
    }
    if (type == null || Media.sent(type).isEmpty()) {
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
      return read(JsonPatch.of(tree(Base64.getDecoder().decode(entry.path("data").asText()))));
    } catch (IllegalArgumentException noBase64) {
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
    byte[] made = text.getBytes(StandardCharsets.UTF_8);
    limit(made);
    if (tree(made) instanceof ObjectNode resource) {
      return resource;
    }
    throw Refusal.of(422, "processing", "what the patch makes of the resource is none");
  }

  private void limit(byte[] body) {
    long most = limits.write().asLongValue();
    if (body.length > most) {
      throw Refusal.of(
          413, "too-long", "the body of a write has at most " + most + " bytes; send less at once");
    }
  }

  private JsonNode tree(byte[] body) {
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
