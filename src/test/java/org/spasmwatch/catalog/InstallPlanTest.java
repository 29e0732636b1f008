package org.spasmwatch.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/** One record, the disagreement con-10, in every state that a new catalogue can find it in. */
class InstallPlanTest {
  private static final String FILE = "disagreements/amitriptyline.yaml";
  private static final String TOPIC = "How often amitriptyline causes cramps";
  private static final RecordId RECORD = new RecordId(Kind.DISAGREEMENT, "con-10");
  private static final BundledEdition EDITION =
      new BundledEdition(KnowledgeFiles.bundled(), Upcasters.CURRENT);

  /** The same catalogue in which one file says something else. */
  private static BundledEdition edited(String file, String from, String to) {
    KnowledgeFiles bundled = KnowledgeFiles.bundled();
    return new BundledEdition(
        path -> {
          try (InputStream in = bundled.open(path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String now = path.equals(file) ? text.replace(from, to) : text;
            return new ByteArrayInputStream(now.getBytes(StandardCharsets.UTF_8));
          }
        },
        Upcasters.CURRENT);
  }

  private static final BundledEdition NEWER = edited(FILE, TOPIC, "Another topic");

  /** What an installation has stored. */
  private static final class Store {
    private final Map<RecordId, StoredRecord> records = new LinkedHashMap<>();

    List<StoredRecord> all() {
      return List.copyOf(records.values());
    }

    Store with(BundledEdition edition) {
      edition.plan(all()).changes().forEach(this::write);
      return this;
    }

    void write(Change change) {
      StoredRecord before = records.get(change.id());
      int number = before == null ? 1 : before.version().number() + 1;
      RecordVersion version =
          new RecordVersion(number, RecordVersion.FIRST.recorded(), change.origin());
      records.put(change.id(), new StoredRecord(change.id(), version, number, change.state()));
    }

    Store local(@Nullable String content) {
      Basis basis = get().state().basis();
      write(new Change(RECORD, Origin.LOCAL, new State(content, 1, basis, "tester", "a test")));
      return this;
    }

    Store localEdit() {
      return local(content().replace(TOPIC, "A topic of ours"));
    }

    StoredRecord get() {
      return java.util.Objects.requireNonNull(records.get(RECORD));
    }

    String content() {
      return java.util.Objects.requireNonNull(get().state().content());
    }
  }

  private static List<String> changed(BundledEdition edition, Store store) {
    return edition.plan(store.all()).changes().stream().map(c -> c.id().toString()).toList();
  }

  @Test
  void anEmptyStoreGetsEveryRecordAsItsFirstVersion() {
    List<Change> changes = EDITION.plan(List.of()).changes();

    assertThat(changes).hasSizeGreaterThan(100);
    assertThat(changes).extracting(Change::id).doesNotHaveDuplicates().contains(RECORD);
    assertThat(changes).allMatch(change -> change.origin() == Origin.BUNDLED);
    assertThat(changes).allMatch(change -> !change.state().deleted());
  }

  @Test
  void whatIsStoredReadsAsTheKnowledgeOfTheFiles() {
    Store store = new Store().with(EDITION);

    assertThat(EDITION.read("1", store.all()).records().uses())
        .isEqualTo(EDITION.knowledge().records().uses());
  }

  @Test
  void theSameCatalogueChangesNothing() {
    Store store = new Store().with(EDITION);

    assertThat(changed(EDITION, store)).isEmpty();
    assertThat(EDITION.leftAlone(store.all())).isEmpty();
  }

  @Test
  void aRecordThatTheCatalogueChangedGetsItsNextVersion() {
    Store store = new Store().with(EDITION);

    assertThat(changed(NEWER, store)).containsExactly("disagreement/con-10");

    store.with(NEWER);
    assertThat(store.get().version().number()).isEqualTo(2);
    assertThat(store.content()).contains("Another topic");
    assertThat(changed(NEWER, store)).isEmpty();
  }

  @Test
  void aRecordThatWasEditedHereStaysAndIsReported() {
    Store store = new Store().with(EDITION).localEdit();

    assertThat(changed(EDITION, store)).isEmpty();
    assertThat(EDITION.leftAlone(store.all()))
        .singleElement()
        .asString()
        .contains("disagreement/con-10", "edited here", "not changed it since");
  }

  @Test
  void aRecordThatWasEditedHereAndInTheCatalogueStaysAndIsReportedAsChanged() {
    Store store = new Store().with(EDITION).localEdit();

    assertThat(changed(NEWER, store)).isEmpty();
    assertThat(NEWER.leftAlone(store.all()))
        .singleElement()
        .asString()
        .contains("disagreement/con-10", "edited here", "has changed it since");
  }

  @Test
  void aRecordThatWasEditedHereToWhatTheCatalogueSaysIsNoDifference() {
    Store store = new Store().with(EDITION);
    store.local(store.content().replace(TOPIC, "Another topic"));

    assertThat(changed(NEWER, store)).isEmpty();
    assertThat(NEWER.leftAlone(store.all())).isEmpty();
  }

  @Test
  void aRecordThatWasDeletedHereDoesNotComeBackAndIsReported() {
    Store store = new Store().with(EDITION).local(null);

    assertThat(changed(EDITION, store)).isEmpty();
    assertThat(changed(NEWER, store)).isEmpty();
    assertThat(NEWER.leftAlone(store.all()))
        .singleElement()
        .asString()
        .contains("disagreement/con-10", "deleted here");
  }

  @Test
  void aRecordThatTheCatalogueNoLongerHasIsWithdrawnAndComesBackWithIt() {
    BundledEdition without = edited("catalogue.yaml", "  - " + FILE + "\n", "");
    Store store = new Store().with(EDITION).with(without);

    assertThat(store.get().state().deleted()).isTrue();
    assertThat(store.get().version().origin()).isEqualTo(Origin.BUNDLED);
    assertThat(changed(without, store)).isEmpty();
    assertThat(without.leftAlone(store.all())).isEmpty();

    store.with(EDITION);
    assertThat(store.content()).contains(TOPIC);
    assertThat(store.get().version().number()).isEqualTo(3);
  }

  @Test
  void anEditedRecordThatTheCatalogueNoLongerHasStaysAndIsReported() {
    BundledEdition without = edited("catalogue.yaml", "  - " + FILE + "\n", "");
    Store store = new Store().with(EDITION).localEdit();

    assertThat(changed(without, store)).doesNotContain("disagreement/con-10");
    assertThat(without.leftAlone(store.all()))
        .singleElement()
        .asString()
        .contains("no longer has it");
  }

  @Test
  void aRecordOfOursThatTheCatalogueBringsTooStaysAndIsReported() {
    Store store = new Store();
    String content = new Store().with(EDITION).content().replace(TOPIC, "A topic of ours");
    State ours = new State(content, 1, null, "tester", "a test");
    store.write(new Change(RECORD, Origin.LOCAL, ours));

    assertThat(changed(EDITION, store)).doesNotContain("disagreement/con-10");
    assertThat(EDITION.leftAlone(store.all())).singleElement().asString().contains("written here");
  }

  @Test
  void aCatalogueThatWouldLeaveAnEditedRecordWithoutWhatItRefersToIsRefused() {
    Store store = new Store().with(EDITION);
    store.local(store.content().replace("amitriptyline-cramps\"", "no-such-source\""));

    assertThatThrownBy(() -> EDITION.plan(store.all()))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("disagreement/con-10")
        .hasMessageContaining("no source 'no-such-source'");
  }

  @Test
  void aRowOfANewerModelIsRefusedByName() {
    List<StoredRecord> stored = new ArrayList<>(new Store().with(EDITION).all());
    StoredRecord first = stored.get(0);
    State newer = new State(first.state().content(), 9, null, "a newer program", "a test");
    stored.set(0, new StoredRecord(first.id(), first.version(), first.revision(), newer));

    assertThatThrownBy(() -> EDITION.read("1", stored))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining(first.id().toString())
        .hasMessageContaining("model 9");
  }
}
