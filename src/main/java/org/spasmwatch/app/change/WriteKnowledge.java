package org.spasmwatch.app.change;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.FollowKnowledge;
import org.spasmwatch.app.KnowledgeConfig;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.KnowledgeLog.Writing;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.published.Entry;

/**
 * Writes records through the log and brings them into force here before it returns, so that who
 * writes can read what they wrote. Other replicas follow within a second.
 */
@ApplicationScoped
public class WriteKnowledge {
  private static final Permission NO_FOUR_EYES = new Permission(false);

  private final KnowledgeLog log;
  private final BundledKnowledge bundled;
  private final CurrentKnowledge current;
  private final FollowKnowledge follow;
  private final Permission permission;

  WriteKnowledge(
      KnowledgeLog log,
      BundledKnowledge bundled,
      CurrentKnowledge current,
      FollowKnowledge follow,
      KnowledgeConfig config) {
    this.log = log;
    this.bundled = bundled;
    this.current = current;
    this.follow = follow;
    this.permission = new Permission(config.fourEyes());
  }

  /**
   * What is wanted.
   *
   * @param seen the knowledge on which the edits were worked out, when they depend on all of it: on
   *     any other they are refused as stale
   * @param guard looks at the knowledge that would come of it, and throws what it has against it
   */
  public record Wish(
      List<Edit> edits,
      Author author,
      @Nullable KnowledgeBase seen,
      Consumer<KnowledgeBase> guard) {
    public Wish {
      edits = List.copyOf(edits);
      requireNonNull(author, "author");
      requireNonNull(guard, "guard");
    }
  }

  /**
   * Does all of it, or nothing.
   *
   * @throws ChangeRefused when it may not be done
   * @throws KnowledgeRefused when what would come of it cannot be read
   * @throws StoreUnavailable when the database does not answer
   */
  public Written write(Wish wish) {
    AtomicReference<@Nullable Written> written = new AtomicReference<>();
    log.write(
        stored -> {
          ChangePlan plan = new ChangePlan(bundled, permission, stored);
          KnowledgeBase before = plan.before(current.find());
          if (wish.seen() != null && wish.seen() != before) {
            throw new ChangeRefused(
                ChangeRefused.Reason.STALE, "the knowledge has changed meanwhile");
          }
          wish.edits().forEach(edit -> plan.add(edit, before, wish.author()));
          KnowledgeBase after = plan.after(before.version());
          DrugCodes.check(wish.edits(), before, after);
          wish.guard().accept(after);
          written.set(plan.written());
          return new Writing(plan.changes(), null);
        });
    bringIntoForce();
    return requireNonNull(written.get(), "written");
  }

  private void bringIntoForce() {
    try {
      follow.catchUp();
    } catch (RuntimeException lost) {
      throw new StoreUnavailable(lost, true);
    }
  }

  /**
   * Reads a record in the form in which records are kept, among all others.
   *
   * @throws KnowledgeRefused naming what is wrong with it, and where
   * @throws StoreUnavailable when the database does not answer
   */
  public Entry entry(RecordId id, String content) {
    List<StoredRecord> all = new ArrayList<>(log.asOf(Long.MAX_VALUE));
    all.removeIf(record -> record.id().equals(id));
    State state = new State(content, bundled.model(), null, "nobody", "a trial");
    all.add(new StoredRecord(id, RecordVersion.FIRST, 0, state));
    return Entry.in(bundled.read("a proposal", all), id).orElseThrow();
  }

  /**
   * What would come of it, without doing any of it. The author needs no permission for that.
   *
   * @throws ChangeRefused when a record is not at the version that was expected, or not alone
   * @throws KnowledgeRefused when it cannot be read
   * @throws StoreUnavailable when the database does not answer
   */
  public KnowledgeBase trial(List<Edit> edits) {
    ChangePlan plan = new ChangePlan(bundled, NO_FOUR_EYES, log.asOf(Long.MAX_VALUE));
    KnowledgeBase before = plan.before(current.find());
    edits.forEach(edit -> plan.add(edit, before, new Author("nobody", "a trial", true)));
    KnowledgeBase after = plan.after(before.version());
    DrugCodes.check(edits, before, after);
    return after;
  }
}
