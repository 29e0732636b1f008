package org.spasmwatch.app.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.BundledKnowledge.Bundled;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.app.change.ChangeRefused.Reason;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.knowledge.published.Entry;

/**
 * Works out the versions to write. Who writes what the record says already makes no version; who
 * writes what the catalogue says gives the record back to the catalogue; and who writes anything
 * else has seen what the catalogue says now, so that a conflict with it is settled.
 */
final class ChangePlan {
  private final BundledKnowledge bundled;
  private final Permission permission;
  private final Map<RecordId, StoredRecord> records = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<RecordId, Integer> versions = new LinkedHashMap<>();
  private final Set<RecordId> created = new HashSet<>();
  private final Set<RecordId> unchanged = new HashSet<>();

  ChangePlan(BundledKnowledge bundled, Permission permission, Collection<StoredRecord> stored) {
    this.bundled = bundled;
    this.permission = permission;
    stored.forEach(record -> records.put(record.id(), record));
  }

  /** The knowledge of what is stored: the one in force, where that is of the same versions. */
  KnowledgeBase before(Optional<KnowledgeBase> inForce) {
    return inForce
        .filter(this::isOfTheseVersions)
        .orElseGet(() -> bundled.read("before a change", records.values()));
  }

  private boolean isOfTheseVersions(KnowledgeBase knowledge) {
    Map<RecordId, RecordVersion> present = new LinkedHashMap<>();
    records.values().stream()
        .filter(record -> !record.state().deleted())
        .forEach(record -> present.put(record.id(), record.told()));
    return present.equals(knowledge.records().versions());
  }

  /**
   * @throws ChangeRefused when that may not be done
   */
  void add(Edit edit, KnowledgeBase before, Author author) {
    StoredRecord present = records.get(edit.id());
    boolean exists = present != null && !present.state().deleted();
    int number = present == null ? 0 : present.version().number();
    expect(edit, exists ? number : 0);
    Entry known = exists ? Entry.in(before, edit.id()).orElse(null) : null;
    if (isSaid(edit, known, present)) {
      unchanged.add(edit.id());
      versions.put(edit.id(), number);
      return;
    }
    permission.check(edit, known, present, author);
    Change change = change(edit, present, author);
    changes.add(change);
    RecordVersion next =
        new RecordVersion(number + 1, RecordVersion.FIRST.recorded(), change.origin());
    records.put(edit.id(), new StoredRecord(edit.id(), next, 0, change.state()));
    versions.put(edit.id(), number + 1);
    if (!exists) {
      created.add(edit.id());
    }
  }

  private static void expect(Edit edit, int found) {
    if (edit.expected() != Edit.ANY && edit.expected() != found) {
      throw new ChangeRefused(
          Reason.VERSION,
          found == 0 ? "there is no " + edit.id() : edit.id() + " is at version " + found);
    }
  }

  private boolean isSaid(Edit edit, @Nullable Entry known, @Nullable StoredRecord present) {
    if (edit.entry() == null || known == null || present == null) {
      return edit.entry() == null && known == null;
    }
    return edit.entry().equals(known) && !settles(edit.id(), present);
  }

  /** Whether the catalogue has changed since the record was edited here. */
  private boolean settles(RecordId id, StoredRecord present) {
    Basis now = bundled.bundled(id).map(Bundled::basis).orElse(null);
    Basis then = present.state().basis();
    String digest = now == null ? "" : now.digest();
    return present.version().origin() == Origin.LOCAL
        && !digest.equals(then == null ? "" : then.digest());
  }

  private Change change(Edit edit, @Nullable StoredRecord present, Author author) {
    Optional<Bundled> ours = bundled.bundled(edit.id());
    Basis basis = ours.map(Bundled::basis).orElse(present == null ? null : present.state().basis());
    Entry entry = edit.entry();
    boolean asBundled =
        entry != null
            && ours.isPresent()
            && Entry.in(bundled.knowledge(), edit.id()).filter(entry::equals).isPresent();
    String content =
        asBundled ? ours.get().content() : entry == null ? null : bundled.content(entry);
    return new Change(
        edit.id(),
        asBundled ? Origin.BUNDLED : Origin.LOCAL,
        new State(content, bundled.model(), basis, author.name(), author.reason()));
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  /**
   * The knowledge after all that was added.
   *
   * @param version what it is called: cards name it
   */
  KnowledgeBase after(String version) {
    return bundled.read(version, records.values());
  }

  Written written() {
    return new Written(versions, created, unchanged);
  }
}
