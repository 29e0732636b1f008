package org.spasmwatch.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.spasmwatch.knowledge.KnowledgeFault;

/** Opens knowledge files: parses the YAML and checks it against the JSON schema of its kind. */
final class YamlFiles {
  private static final String SCHEMAS = "https://spasmwatch.org/schema/";

  private final JsonNodeReader reader =
      JsonNodeReader.builder()
          .yamlMapper(
              YAMLMapper.builder()
                  .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .locationAware()
          .build();
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder ->
              builder.schemaMappers(
                  mappers -> mappers.mapPrefix(SCHEMAS, "classpath:knowledge/schema/")));

  /** The library compiles a schema anew whenever it is asked for it. */
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private final KnowledgeFiles files;
  private final Faults faults;

  YamlFiles(KnowledgeFiles files, Faults faults) {
    this.files = files;
    this.faults = faults;
  }

  /** The file as a node, empty when it cannot be used; the faults say why. */
  Optional<Node> open(String file, String schema) {
    Optional<Node> node =
        parse(file)
            .filter(json -> valid(file, json, schema, faults))
            .map(json -> new Node(file, json, faults));
    if (node.isEmpty()) {
      faults.unread(text(file));
    }
    return node;
  }

  /**
   * Opens a file that has to be there. Where it cannot be used the faults say why, and the checks
   * go on with nothing in it.
   */
  Node need(String file, String schema) {
    return open(file, schema)
        .orElseGet(() -> new Node(file, JsonNodeFactory.instance.objectNode(), faults));
  }

  private String text(String file) {
    try (InputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return ""; // said already, when it was to be parsed
    }
  }

  private Optional<JsonNode> parse(String file) {
    try (InputStream in = files.open(file)) {
      return Optional.of(reader.readTree(in, InputFormat.YAML));
    } catch (JsonProcessingException e) {
      faults.add(unparsable(file, e));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      parseFailure(file, e);
    } catch (IOException e) {
      faults.add(new KnowledgeFault(file, 0, "cannot be read: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private static KnowledgeFault unparsable(String file, JsonProcessingException e) {
    String reason = e.getOriginalMessage().lines().map(String::strip).findFirst().orElse("");
    return new KnowledgeFault(
        file,
        Lines.of(e.getLocation()),
        "is no YAML: " + reason,
        "look at the indentation, at open brackets and quotes, and for a key that is there twice");
  }

  /** The reader that knows lines wraps what the parser throws. */
  private void parseFailure(String file, RuntimeException failure) {
    if (failure.getCause() instanceof JsonProcessingException e) {
      faults.add(unparsable(file, e));
    } else {
      faults.add(new KnowledgeFault(file, 0, "cannot be read: " + failure.getMessage()));
    }
  }

  private JsonSchema compiled(String schema) {
    return schemas.getSchema(SchemaLocation.of(SCHEMAS + schema));
  }

  /** Whether the tree is as the schema wants it; the faults say what is not. */
  boolean valid(String file, JsonNode json, String schema, Faults faults) {
    JsonSchema jsonSchema = compiled.computeIfAbsent(schema, this::compiled);
    var messages = jsonSchema.validate(json);
    SchemaWords.faults(file, messages, jsonSchema.getSchemaNode()).forEach(faults::add);
    return messages.isEmpty();
  }
}
