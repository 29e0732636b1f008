package org.spasmwatch.workbench.curate.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.RecordForm;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.published.Entry;

/** What a form shows is what it writes, and what cannot be written is said beside its field. */
class FormsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Edition EDITION = Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT);
  private static final Lists LISTS = new Lists(EDITION.knowledge());

  private static Stream<RecordForm> records() {
    return EDITION.records().stream()
        .filter(record -> record.id().kind() != Kind.SOURCE)
        .map(record -> EDITION.form(Entry.in(EDITION.knowledge(), record.id()).orElseThrow()));
  }

  /** Without the place for codes where there are none: that says nothing. */
  private static ObjectNode content(RecordForm record) {
    try {
      ObjectNode content = (ObjectNode) JSON.readTree(record.json());
      if (content.path("codes").isEmpty()) {
        content.remove("codes");
      }
      return content;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode statement(String id) {
    return records()
        .filter(record -> record.id().id().equals(id))
        .findFirst()
        .map(FormsTest::content)
        .orElseThrow();
  }

  private static Shape shape(String name) {
    return Shapes.named(name).orElseThrow();
  }

  /** As a browser sends it. */
  private static Map<String, List<String>> sent(Shape shape, ObjectNode content) {
    Map<String, List<String>> form = new HashMap<>();
    Filled.of(shape, content, List.of())
        .cells()
        .forEach(
            cell ->
                form.computeIfAbsent(cell.name(), name -> new ArrayList<>())
                    .add(cell.value().replace("\n", "\r\n")));
    return form;
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyRecordOfTheCatalogueIsTheSameAfterItsForm(RecordForm record) {
    ObjectNode content = content(record);
    Shape shape = Shapes.of(record.id().kind(), content).orElseThrow();

    Typed typed = Typed.of(shape, LISTS, content, sent(shape, content));

    assertThat(typed.content()).isEqualTo(content);
    assertThat(typed.complaints()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordThatIsTheSameDiffersInNothing(RecordForm record) {
    ObjectNode content = content(record);
    Shape shape = Shapes.of(record.id().kind(), content).orElseThrow();

    assertThat(Difference.of(shape, LISTS, content, content.deepCopy())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"myoclonus", "Myoclonus", "17450006", " MYOCLONUS "})
  void aFindingIsFoundByKeyNameOrCode(String typed) {
    Map<String, List<String>> form = sent(shape("effect"), statement("gabapentin-tremor"));
    form.put("effect", List.of(typed));

    Typed read = Typed.of(shape("effect"), LISTS, statement("gabapentin-tremor"), form);

    assertThat(read.complaints()).isEmpty();
    assertThat(read.content().path("effect").asText()).isEqualTo("myoclonus");
  }

  @Test
  void whatNobodyKnowsIsSaidBesideItsFieldAndStaysAsItWasTyped() {
    ObjectNode before = statement("gabapentin-myoclonus");
    Map<String, List<String>> form = sent(shape("effect"), before);
    form.put("effect", List.of("moonsickness"));
    form.put("text", List.of(" "));
    form.put("use", List.of("shout"));

    Typed read = Typed.of(shape("effect"), LISTS, before, form);
    Filled filled = Filled.of(shape("effect"), read.content(), read.complaints());

    assertThat(filled.wrong())
        .extracting(Filled.Cell::name, cell -> cell.complaints().get(0).key())
        .containsExactlyInAnyOrder(
            tuple("effect", "unknown"), tuple("text", "missing"), tuple("use", "noChoice"));
    assertThat(filled.cells().filter(c -> c.name().equals("effect")).findFirst())
        .hasValueSatisfying(cell -> assertThat(cell.value()).isEqualTo("moonsickness"));
    assertThat(filled.right()).isFalse();
  }

  @Test
  void aRowIsLeftOutWhereNothingIsTypedAndComplainedOfWherePartOfItIs() {
    ObjectNode before = statement("gabapentin-tremor");
    Map<String, List<String>> form = sent(shape("effect"), before);
    form.put("modifiers.when", List.of("", "elderly", ""));
    form.put("modifiers.text", List.of("", "", ""));
    for (String column : List.of("changes", "claims", "caveat")) {
      form.put("modifiers." + column, List.of("", "", ""));
    }

    Typed read = Typed.of(shape("effect"), LISTS, before, form);

    assertThat(read.content().path("modifiers")).hasSize(1);
    assertThat(read.complaints())
        .extracting(Complaint::path)
        .containsExactly("modifiers[0].changes", "modifiers[0].text", "modifiers[0].claims");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elderly",
        "any: [elderly, renal-impairment]",
        "all: [elderly, {measured: sodium, limit: low-sodium, own-range: true}]",
        "not: {taking: ssris}",
        "stated: \"age, in the reader's eyes\""
      })
  void aConditionIsTheSameAfterItWasRead(String text) {
    assertThat(Notation.text(Notation.parse(text))).isEqualTo(text);
  }

  @Test
  void whatIsNoConditionStaysWhatItIs() {
    for (String text : List.of("a: [b", "just words", "x: " + "y".repeat(3000), "- a: b")) {
      assertThat(Notation.parse(text).asText()).isEqualTo(text);
    }
  }

  @Test
  void aFaultOfTheRecordStandsBesideTheFieldThatItIsAbout() {
    Filled filled =
        Filled.of(
            shape("effect"),
            statement("gabapentin-myoclonus"),
            List.of(
                Complaint.of(
                    new KnowledgeFault(
                        "statement/x",
                        0,
                        "effects[0].evidence[0].claims[1]: 'no' has not the form",
                        "the form is X",
                        "evidence[0].claims[1]")),
                Complaint.of(new KnowledgeFault("statement/x", 0, "is odd"))));

    assertThat(filled.wrong())
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.id()).isEqualTo("f-evidence-0-claims");
              assertThat(cell.complaints().get(0).text())
                  .isEqualTo("'no' has not the form; the form is X");
            });
    assertThat(filled.others()).extracting(Complaint::text).containsExactly("is odd");
  }

  @Test
  void aDifferenceNamesWhatIsOtherwiseInWords() {
    ObjectNode before = statement("gabapentin-myoclonus");
    ObjectNode after = before.deepCopy();
    after.put("urgency", "emergency");
    after.withArray("/gates").add("elderly");
    after.set("labels", JsonNodeFactory.instance.objectNode().put("language", "de"));

    List<Difference> differences = Difference.of(shape("effect"), LISTS, before, after);

    assertThat(differences)
        .extracting(Difference::label)
        .containsExactly("fieldUrgency", "groupGates", "fieldOther");
    assertThat(differences.get(0).after()).isEqualTo("emergency");
    assertThat(differences.get(1).before()).isEmpty();
    assertThat(differences.get(1).after()).isEqualTo("elderly");
  }

  private static Stream<Shape> shapes() {
    return Shapes.all().stream();
  }

  /** The build does not see keys that are made of what a form holds. */
  @ParameterizedTest
  @MethodSource("shapes")
  void everythingOnAFormHasItsWords(Shape shape) throws IOException {
    Properties words = new Properties();
    for (String bundle : List.of("c_en", "f_en")) {
      try (Reader file =
          Files.newBufferedReader(Path.of("src/main/resources/messages", bundle + ".properties"))) {
        words.load(file);
      }
    }

    Stream<String> keys =
        shape.groups().stream()
            .flatMap(
                group ->
                    Stream.concat(
                        Stream.of(shape.title(), group.title(), group.hint()),
                        group.fields().stream()
                            .flatMap(
                                field ->
                                    Stream.concat(
                                        Stream.of(field.label(group.name())),
                                        field.codes().stream().map(field::word)))));

    assertThat(keys).allSatisfy(key -> assertThat(words.stringPropertyNames()).contains(key));
  }
}
