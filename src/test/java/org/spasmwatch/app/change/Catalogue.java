package org.spasmwatch.app.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.KnowledgeLog.Writing;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.Edition.Stored;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.RecordForm;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.published.Entry;

/** The catalogue of the program as plans of changes see it, without a database. */
final class Catalogue implements BundledKnowledge {
  private static final Edition EDITION = Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT);

  /** All records of the catalogue, each at its first version. */
  static List<StoredRecord> installed() {
    List<StoredRecord> all = new ArrayList<>();
    EDITION
        .records()
        .forEach(
            form ->
                all.add(
                    new StoredRecord(
                        form.id(),
                        RecordVersion.FIRST,
                        1,
                        new State(
                            form.json(), EDITION.model(), basis(form), "catalogue", "bundled"))));
    return all;
  }

  private static Basis basis(RecordForm form) {
    return new Basis(EDITION.version(), form.digest());
  }

  @Override
  public String version() {
    return EDITION.version();
  }

  @Override
  public int model() {
    return EDITION.model();
  }

  @Override
  public KnowledgeBase knowledge() {
    return EDITION.knowledge();
  }

  @Override
  public KnowledgeBase read(String version, Collection<StoredRecord> records) {
    List<Stored> present = new ArrayList<>();
    for (StoredRecord record : records) {
      String content = record.state().content();
      if (content != null) {
        present.add(
            new Stored(
                EDITION.form(record.id(), content, record.state().model()), record.version()));
      }
    }
    return EDITION.knowledge(version, present);
  }

  @Override
  public Optional<Bundled> bundled(RecordId id) {
    return EDITION.records().stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .map(form -> new Bundled(form.json(), basis(form)));
  }

  @Override
  public String content(Entry entry) {
    return EDITION.form(entry).json();
  }

  @Override
  public Map<String, String> pages(KnowledgeBase knowledge) {
    return EDITION.pages(knowledge);
  }

  @Override
  public Writing plan(List<StoredRecord> stored) {
    return new Writing(List.of(), null);
  }

  @Override
  public List<String> leftAlone(Collection<StoredRecord> stored) {
    return List.of();
  }
}
