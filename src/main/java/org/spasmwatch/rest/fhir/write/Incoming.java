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
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.StrictJson;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.fhir.ResourceBodies;

/** Reads the body of a write: JSON or XML of the version of the base, with decimals as written. */
@ApplicationScoped
class Incoming {
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
  ObjectNode resource(Edition edition, @Nullable MediaType type, byte[] body) {
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
  JsonNode any(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
