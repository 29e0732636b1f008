package org.spasmwatch.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.RecordForm;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/**
 * Compares an edition with what is stored. What came from a catalogue follows the catalogue; what
 * was written or deleted in this installation stays, whatever the catalogue says.
 */
final class InstallPlan {
  private static final String AUTHOR = "catalogue";

  private final Edition edition;
  private final Map<RecordId, RecordForm> bundled = new LinkedHashMap<>();
  private final Map<RecordId, StoredRecord> stored = new LinkedHashMap<>();

  InstallPlan(Edition edition, Collection<StoredRecord> stored) {
    this.edition = edition;
    edition.records().forEach(form -> bundled.put(form.id(), form));
    stored.forEach(record -> this.stored.put(record.id(), record));
  }

  /** The versions to write. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    bundled.values().stream().filter(this::isToWrite).forEach(form -> changes.add(written(form)));
    stored.values().stream().filter(this::isToWithdraw).forEach(r -> changes.add(withdrawn(r)));
    return changes;
  }

  private boolean isToWrite(RecordForm form) {
    StoredRecord present = stored.get(form.id());
    return present == null
        || (isBundled(present) && !Objects.equals(contentOf(present), form.json()));
  }

  private boolean isToWithdraw(StoredRecord record) {
    return isBundled(record) && !record.state().deleted() && !bundled.containsKey(record.id());
  }

  private static boolean isBundled(StoredRecord record) {
    return record.version().origin() == Origin.BUNDLED;
  }

  private @Nullable String contentOf(StoredRecord record) {
    String content = record.state().content();
    return content == null
        ? null
        : edition.form(record.id(), content, record.state().model()).json();
  }

  private Change written(RecordForm form) {
    Basis basis = new Basis(edition.version(), form.digest());
    String reason = "catalogue " + edition.version();
    State state = new State(form.json(), edition.model(), basis, AUTHOR, reason);
    return new Change(form.id(), Origin.BUNDLED, state);
  }

  private Change withdrawn(StoredRecord record) {
    String reason = "no longer in catalogue " + edition.version();
    State state = new State(null, edition.model(), record.state().basis(), AUTHOR, reason);
    return new Change(record.id(), Origin.BUNDLED, state);
  }

  /** What stays as it is although the edition has something else, a sentence each. */
  List<String> leftAlone() {
    return stored.values().stream()
        .filter(record -> !isBundled(record))
        .flatMap(record -> difference(record).stream())
        .sorted()
        .toList();
  }

  private Optional<String> difference(StoredRecord record) {
    RecordForm form = bundled.get(record.id());
    Basis basis = record.state().basis();
    if (record.state().deleted()) {
      return form == null
          ? Optional.empty()
          : say(record, "was deleted here, the catalogue has it");
    }
    if (form == null) {
      return basis == null
          ? Optional.empty()
          : say(record, "was edited here, the catalogue no longer has it");
    }
    if (Objects.equals(contentOf(record), form.json())) {
      return Optional.empty();
    }
    if (basis == null) {
      return say(record, "was written here, the catalogue has another of that id");
    }
    return basis.digest().equals(form.digest())
        ? say(record, "was edited here, the catalogue has not changed it since")
        : say(record, "was edited here, the catalogue has changed it since " + basis.catalogue());
  }

  private Optional<String> say(StoredRecord record, String what) {
    return Optional.of(record.id() + " " + what + " (" + edition.version() + ")");
  }
}
