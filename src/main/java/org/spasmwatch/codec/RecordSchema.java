package org.spasmwatch.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.RecordId;

/**
 * Checks a single record against the schemas of the files, by writing it as a file that holds
 * nothing else: what may stand in a record is said in one place.
 */
final class RecordSchema {
  private static final Map<String, String> HEADINGS =
      PageCutter.KINDS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  /** More than any knowledge has, and little enough to be kept. */
  private static final int MANY = 10_000;

  private final YamlFiles schemas;

  /**
   * What each record said when it was last found to be as it should be. All of a knowledge is read
   * anew with each change of it, on every replica, and checking is most of that work.
   */
  private final Map<RecordId, RecordForm> valid = new ConcurrentHashMap<>();

  RecordSchema(YamlFiles schemas) {
    this.schemas = schemas;
  }

  /** The record as a node, empty when it is not as it should be; the faults say why. */
  Optional<Node> check(RecordForm form, Faults faults) {
    ObjectNode content = tree(form);
    if (!form.equals(valid.get(form.id()))) {
      if (!isValid(form.id(), content.deepCopy(), faults)) {
        return Optional.empty();
      }
      remember(form);
    }
    return Optional.of(new Node(form.id().toString(), content, faults));
  }

  private void remember(RecordForm form) {
    if (valid.size() >= MANY) {
      valid.clear();
    }
    valid.put(form.id(), form);
  }

  /** What stands on a record is in no file, so that it has a schema of its own. */
  private boolean isValid(RecordId id, ObjectNode content, Faults faults) {
    String name = id.toString();
    if (content.path("kind").asText().equals(LabelCodec.DOCUMENT)) {
      return schemas.valid(name, content, "document.schema.json", faults);
    }
    JsonNode labels = content.remove(LabelCodec.FIELD);
    boolean labelled = labels == null || schemas.valid(name, labels, "labels.schema.json", faults);
    String heading = heading(id, content);
    Faults inFile = new Faults();
    boolean valid = schemas.valid(name, asFile(id, content), schemaOf(id), inFile);
    inFile.found().forEach(fault -> faults.add(fault.below(heading)));
    return valid && labelled;
  }

  /** Where the record itself stands in that file. */
  private static String heading(RecordId id, ObjectNode content) {
    return switch (id.kind()) {
      case DRUG, DRUG_CLASS -> "";
      case STATEMENT -> HEADINGS.getOrDefault(content.path("kind").asText(), "kind") + "[0]";
      case SOURCE -> "sources[0]";
      case DISAGREEMENT -> "disagreements[0]";
    };
  }

  private static ObjectNode tree(RecordForm form) {
    try {
      return (ObjectNode) RecordForm.MAPPER.readTree(form.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the canonical form of " + form.id() + " is no JSON", e);
    }
  }

  private static String schemaOf(RecordId id) {
    return switch (id.kind()) {
      case DRUG, DRUG_CLASS, STATEMENT -> "page.schema.json";
      case SOURCE -> "sources.schema.json";
      case DISAGREEMENT -> "disagreements.schema.json";
    };
  }

  private static ObjectNode asFile(RecordId id, ObjectNode content) {
    return switch (id.kind()) {
      case DRUG -> content.put("drug", id.id());
      case DRUG_CLASS -> content.put("class", id.id());
      case STATEMENT -> page(id, content);
      case SOURCE -> listOf("sources", content.put("id", id.id()));
      case DISAGREEMENT -> listOf("disagreements", content.put("id", id.id()));
    };
  }

  private static ObjectNode page(RecordId id, ObjectNode statement) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    String subject = statement.path("subject").asText();
    String heading = HEADINGS.getOrDefault(statement.path("kind").asText(), "kind");
    page.put("drug", subject).put("name", subject);
    statement.remove("subject");
    statement.remove("kind");
    statement.put("id", id.id());
    if (statement.remove("advice") instanceof ArrayNode advice) {
      page.set("advice", advice);
      ArrayNode keys = statement.putArray("advice");
      advice.forEach(each -> keys.add(each.path("key")));
    }
    page.putArray(heading).add(statement);
    return page;
  }

  private static ObjectNode listOf(String field, ObjectNode content) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.putArray(field).add(content);
    return file;
  }
}
