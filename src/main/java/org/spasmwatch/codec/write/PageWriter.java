package org.spasmwatch.codec.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.published.Entry;

/**
 * Writes records as the files that people edit: what cutting a page took apart is put together
 * again. What others have put on a record is of their installation and in no file.
 */
public final class PageWriter {
  private static final String ADVICE = "advice";
  private static final String KEY = "key";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private final RecordWriter records;
  private final Map<String, String> headings;

  /**
   * @param headings of a page, in their order, with the kind of statement below each
   */
  public PageWriter(RecordWriter records, Map<String, String> headings) {
    this.records = records;
    this.headings = headings;
  }

  /**
   * The page of a drug or class with what is said of it, in the order given.
   *
   * @param edited those that give way where two mean different advice by one key
   */
  public String page(Entry subject, List<Entry> statements, Predicate<Entry> edited) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put(subject.id().kind() == Kind.DRUG ? "drug" : "class", subject.id().id());
    page.setAll(unlabelled(subject));
    ArrayNode advice = JsonNodeFactory.instance.arrayNode();
    Map<Entry, ObjectNode> each = new HashMap<>();
    Stream.concat(statements.stream().filter(edited.negate()), statements.stream().filter(edited))
        .forEach(statement -> each.put(statement, statement(statement, advice)));
    List<ObjectNode> written = statements.stream().map(each::get).filter(Objects::nonNull).toList();
    if (!advice.isEmpty()) {
      page.set(ADVICE, advice);
    }
    headings.forEach(
        (heading, kind) ->
            written.stream()
                .filter(statement -> statement.path("kind").asText().equals(kind))
                .forEach(statement -> page.withArray("/" + heading).add(statement)));
    page.forEach(list -> list.forEach(PageWriter::withoutKind));
    return yaml(page);
  }

  private static void withoutKind(JsonNode statement) {
    if (statement instanceof ObjectNode object && object.has("id")) {
      object.remove("kind");
    }
  }

  /** A file of points on which sources differ. */
  public String disagreements(List<Entry> disagreements) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ArrayNode list = file.putArray("disagreements");
    disagreements.forEach(each -> list.add(named(each.id().id(), each.match(records))));
    return yaml(file);
  }

  private static ObjectNode named(String id, ObjectNode content) {
    ObjectNode named = JsonNodeFactory.instance.objectNode().put("id", id);
    named.setAll(content);
    return named;
  }

  private ObjectNode unlabelled(Entry entry) {
    ObjectNode content = entry.match(records);
    content.remove("labels");
    return content;
  }

  /** The statement names its advice; what that says stands on the page once. */
  private ObjectNode statement(Entry entry, ArrayNode advice) {
    ObjectNode content = named(entry.id().id(), unlabelled(entry));
    content.remove("subject");
    if (content.remove(ADVICE) instanceof ArrayNode given) {
      ArrayNode keys = content.putArray(ADVICE);
      given.forEach(each -> keys.add(offered((ObjectNode) each, advice)));
    }
    return content;
  }

  /** Its key on the page: another one where the page has something else under that key already. */
  private static String offered(ObjectNode given, ArrayNode advice) {
    String key = given.path(KEY).asText();
    String own = key;
    for (int i = 2; ; i++) {
      JsonNode there = named(own, advice);
      given.put(KEY, own);
      if (there == null) {
        advice.add(given);
        return own;
      }
      if (there.equals(given)) {
        return own;
      }
      own = key + "-" + i;
    }
  }

  private static @Nullable JsonNode named(String key, ArrayNode advice) {
    for (JsonNode each : advice) {
      if (each.path(KEY).asText().equals(key)) {
        return each;
      }
    }
    return null;
  }

  private static String yaml(ObjectNode file) {
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot be written as YAML", e);
    }
  }
}
