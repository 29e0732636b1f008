package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.codec.Edition.Stored;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.knowledge.published.Entry;

/** What was written in an installation can become the catalogue. */
class PagesTest {
  private static final Edition EDITION = Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT);
  private static final RecordVersion LOCAL =
      new RecordVersion(2, RecordVersion.FIRST.recorded(), Origin.LOCAL);

  private static KnowledgeBase with(UnaryOperator<List<Stored>> change) {
    return EDITION.knowledge(
        "1+1",
        change.apply(
            EDITION.records().stream().map(f -> new Stored(f, RecordVersion.FIRST)).toList()));
  }

  private static KnowledgeBase written(Map<String, String> pages) {
    KnowledgeFiles bundled = KnowledgeFiles.bundled();
    KnowledgeFiles files =
        path -> {
          String page = pages.get(path);
          return page == null
              ? bundled.open(path)
              : new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8));
        };
    return Edition.read(files, Upcasters.CURRENT).knowledge();
  }

  /** The records that one of the two has and the other has not, or says otherwise. */
  private static List<RecordId> different(KnowledgeBase read, KnowledgeBase expected) {
    return Stream.concat(ids(read), ids(expected))
        .distinct()
        .filter(id -> !Entry.in(read, id).equals(Entry.in(expected, id)))
        .toList();
  }

  private static Stream<RecordId> ids(KnowledgeBase knowledge) {
    KnowledgeBase.Records all = knowledge.records();
    return Stream.of(
            all.drugs().stream().map(d -> new RecordId(Kind.DRUG, d.id())),
            all.classes().stream().map(c -> new RecordId(Kind.DRUG_CLASS, c.id())),
            all.statements().map(u -> RecordId.statement(u.id())),
            all.disagreements().stream().map(d -> new RecordId(Kind.DISAGREEMENT, d.id())))
        .flatMap(ids -> ids);
  }

  @Test
  void aKnowledgeThatNobodyChangedHasNoPages() {
    assertThat(EDITION.pages(with(all -> all))).isEmpty();
  }

  @Test
  void everyPageAndEveryDisagreementReadsBackAsWhatItWasWrittenOf() {
    KnowledgeBase all =
        with(
            stored ->
                stored.stream()
                    .map(
                        s ->
                            s.form().id().kind() == Kind.STATEMENT
                                    || s.form().id().kind() == Kind.DISAGREEMENT
                                ? new Stored(s.form(), LOCAL)
                                : s)
                    .toList());

    Map<String, String> pages = EDITION.pages(all);

    assertThat(pages)
        .containsKeys(
            "drugs/gabapentin.yaml",
            "classes/muscle-relaxants.yaml",
            "beyond-sources/statins.yaml",
            "disagreements/amitriptyline.yaml");
    assertThat(different(written(pages), EDITION.knowledge())).isEmpty();
  }

  @Test
  void anEditedStatementIsOnThePageOfItsDrugAlone() {
    RecordId id = RecordId.statement("gabapentin-tremor");
    KnowledgeBase edited =
        with(
            stored ->
                stored.stream()
                    .map(
                        s ->
                            s.form().id().equals(id)
                                ? new Stored(
                                    EDITION.form(
                                        id,
                                        s.form()
                                            .json()
                                            .replaceFirst(
                                                "\"gabapentin\",\"text\":\"[^\"]*\"",
                                                "\"gabapentin\",\"text\":\"It shakes: 5 %\""),
                                        EDITION.model()),
                                    LOCAL)
                                : s)
                    .toList());

    Map<String, String> pages = EDITION.pages(edited);

    assertThat(pages).containsOnlyKeys("drugs/gabapentin.yaml");
    assertThat(pages.get("drugs/gabapentin.yaml")).contains("It shakes: 5 %");
    assertThat(different(written(pages), edited)).isEmpty();
  }

  @Test
  void aStatementThatWasDeletedIsNotOnThePageAnyMore() {
    RecordId id = RecordId.statement("gabapentin-partial-seizures");
    KnowledgeBase without =
        with(stored -> stored.stream().filter(s -> !s.form().id().equals(id)).toList());

    Map<String, String> pages = EDITION.pages(without);

    assertThat(pages).containsOnlyKeys("drugs/gabapentin.yaml");
    assertThat(pages.get("drugs/gabapentin.yaml")).doesNotContain(id.id());
  }
}
