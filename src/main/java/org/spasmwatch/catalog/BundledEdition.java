package org.spasmwatch.catalog;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.KnowledgeLog.Install;
import org.spasmwatch.app.KnowledgeLog.Writing;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.Edition.Stored;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.RecordForm;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.published.Entry;

/**
 * The catalogue that is part of the program. It is read at the start, and a fault in it stops the
 * start: half a knowledge would warn of half the dangers.
 */
@Startup
@ApplicationScoped
class BundledEdition implements BundledKnowledge {
  private final Edition edition;
  private final Map<RecordId, RecordForm> forms;
  private final String digest;
  private final Policy policy;

  @Inject
  BundledEdition(HospitalPolicy hospital, TerminologySettings terminology) {
    this(KnowledgeFiles.bundled(), Upcasters.CURRENT, terminology.rxnorm(), hospital::over);
  }

  BundledEdition(KnowledgeFiles files, Upcasters upcasters) {
    this(files, upcasters, Optional.empty(), UnaryOperator.identity());
  }

  /**
   * @param products a table of this installation's own; it is no part of the catalogue, so that the
   *     digest does not hold it
   */
  private BundledEdition(
      KnowledgeFiles files,
      Upcasters upcasters,
      Optional<Path> products,
      UnaryOperator<Policy> inForce) {
    DigestedFiles digested = new DigestedFiles(files);
    KnowledgeFiles used = products.map(digested::withProducts).orElse(digested);
    edition = Edition.read(used, upcasters);
    forms =
        edition.records().stream()
            .collect(Collectors.toUnmodifiableMap(RecordForm::id, Function.identity()));
    digest = digested.digest();
    policy = inForce.apply(edition.knowledge().policy());
  }

  @Override
  public String version() {
    return edition.version();
  }

  @Override
  public int model() {
    return edition.model();
  }

  @Override
  public KnowledgeBase knowledge() {
    return edition.knowledge().withPolicy(policy);
  }

  @Override
  public KnowledgeBase read(String version, Collection<StoredRecord> records) {
    List<Stored> present = new ArrayList<>();
    for (StoredRecord record : records) {
      String content = record.state().content();
      if (content != null) {
        RecordForm form = edition.form(record.id(), content, record.state().model());
        present.add(new Stored(form, record.told()));
      }
    }
    return edition.knowledge(version, present).withPolicy(policy);
  }

  @Override
  public Optional<Bundled> bundled(RecordId id) {
    return Optional.ofNullable(forms.get(id))
        .map(form -> new Bundled(form.json(), new Basis(edition.version(), form.digest())));
  }

  @Override
  public String content(Entry entry) {
    return edition.form(entry).json();
  }

  @Override
  public Map<String, String> pages(KnowledgeBase knowledge) {
    return edition.pages(knowledge);
  }

  @Override
  public Writing plan(List<StoredRecord> stored) {
    List<Change> changes = new InstallPlan(edition, stored).changes();
    read("a trial reading", after(stored, changes));
    return new Writing(changes, new Install(edition.version(), digest));
  }

  private static Collection<StoredRecord> after(List<StoredRecord> stored, List<Change> changes) {
    Map<RecordId, StoredRecord> all = new LinkedHashMap<>();
    stored.forEach(record -> all.put(record.id(), record));
    for (Change change : changes) {
      all.put(change.id(), new StoredRecord(change.id(), RecordVersion.FIRST, 0, change.state()));
    }
    return all.values();
  }

  @Override
  public List<String> leftAlone(Collection<StoredRecord> stored) {
    return new InstallPlan(edition, stored).leftAlone();
  }
}
