package org.spasmwatch.rest.fhir.write.single;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.change.ChangeRefused;
import org.spasmwatch.app.change.Edit;
import org.spasmwatch.app.change.WriteKnowledge;
import org.spasmwatch.app.change.WriteKnowledge.Wish;
import org.spasmwatch.app.change.Written;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/** Makes edits of steps and has them written, and says in words of HTTP why they were not. */
@ApplicationScoped
public class Writer {
  private static final int ATTEMPTS = 24;

  private final WriteKnowledge knowledge;
  private final CurrentKnowledge current;

  Writer(WriteKnowledge knowledge, CurrentKnowledge current) {
    this.knowledge = knowledge;
    this.current = current;
  }

  /**
   * Works out a change on the knowledge in force, again and again until nobody else has changed
   * that meanwhile.
   */
  public <T> T onTheNewest(Call call, Function<Call, T> work) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return work.apply(call.at(current.find().orElse(call.exchange().knowledge())));
      } catch (Stale outdone) {
        continue;
      }
    }
    throw Refusal.of(409, "conflict", "others keep changing the knowledge; try again");
  }

  /** Somebody else was quicker. */
  private static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stale() {
      super("stale", null, false, false);
    }
  }

  /**
   * Writes all steps or none.
   *
   * @param dependent whether the steps depend on what else is known, not only on their own records
   */
  public Written write(Call call, List<Step> steps, boolean dependent) {
    List<Edit> edits = edits(call, steps);
    Wish wish =
        new Wish(
            edits,
            call.caller().author(),
            dependent ? call.exchange().knowledge() : null,
            after -> guard(call, steps, after));
    return said(call, edits, () -> knowledge.write(wish));
  }

  /** The knowledge that would come of the steps; nothing is written. */
  public KnowledgeBase trial(Call call, List<Step> steps) {
    List<Edit> edits = edits(call, steps);
    KnowledgeBase after = said(call, edits, () -> knowledge.trial(edits));
    guard(call, steps, after);
    return after;
  }

  /** What comes of the work, or why it is refused in words of HTTP. */
  private static <T> T said(Call call, List<Edit> edits, Supplier<T> work) {
    try {
      return work.get();
    } catch (ChangeRefused refused) {
      throw said(refused, call);
    } catch (KnowledgeRefused refused) {
      throw said(refused, edits);
    } catch (StoreUnavailable away) {
      throw said(away);
    }
  }

  private static Refusal said(StoreUnavailable away) {
    return Refusal.of(
        503,
        "transient",
        away.perhapsDone()
            ? "the database was lost meanwhile: this may or may not be done; read before you repeat"
            : "the database does not answer now; nothing was written");
  }

  private List<Edit> edits(Call call, List<Step> steps) {
    List<Edit> edits = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    for (Step step : steps) {
      ObjectNode body = step.body();
      if (body == null) {
        edits.add(new Edit(record(call, step), step.expected(), null));
      } else {
        call.exchange()
            .edition()
            .proposed(call.exchange().knowledge(), step.type(), body)
            .match(
                entry -> edits.add(new Edit(entry.id(), step.expected(), entry)),
                found -> issues.addAll(Refusal.placed(step.place(), found)));
      }
    }
    if (!issues.isEmpty()) {
      throw Refusal.of(issues);
    }
    return edits;
  }

  private static RecordId record(Call call, Step step) {
    if (step.type().equals("ClinicalUseDefinition")) {
      return RecordId.statement(step.id());
    }
    RecordId ofClass = new RecordId(Kind.DRUG_CLASS, step.id());
    return Entry.in(call.exchange().knowledge(), ofClass).isPresent()
        ? ofClass
        : new RecordId(Kind.DRUG, step.id());
  }

  private static void guard(Call call, List<Step> steps, KnowledgeBase after) {
    List<Issue> issues =
        steps.stream()
            .flatMap(
                step ->
                    step.body() == null
                        ? Stream.<Issue>empty()
                        : Refusal.placed(
                            step.place(),
                            call.exchange().edition().lost(after, step.type(), step.body()))
                            .stream())
            .toList();
    if (!issues.isEmpty()) {
      throw Refusal.of(issues);
    }
  }

  private static RuntimeException said(ChangeRefused refused, Call call) {
    boolean conditional = call.conditions().match() != null || call.conditions().none();
    return switch (refused.reason()) {
      case STALE -> new Stale();
      case VERSION -> Refusal.of(conditional ? 412 : 409, "conflict", refused.explanation());
      case ACTIVATION ->
          Refusal.of(
              403,
              "forbidden",
              refused.explanation() + "; the token lacks the scope spasmwatch/activate");
      case FOUR_EYES -> Refusal.of(422, "business-rule", refused.explanation());
      case DUPLICATE -> Refusal.of(422, "duplicate", refused.explanation());
    };
  }

  private static Refusal said(KnowledgeRefused refused, List<Edit> edits) {
    boolean deletion = edits.stream().anyMatch(edit -> edit.entry() == null);
    boolean conflict =
        deletion && refused.faults().stream().noneMatch(fault -> isOfWhatIsWritten(fault, edits));
    List<Issue> issues =
        refused.faults().stream()
            .map(
                fault ->
                    conflict
                        ? new Issue("conflict", said(fault, " refers to it: "), null)
                        : new Issue("business-rule", said(fault, ": "), null))
            .toList();
    return new Refusal(new Problem(conflict ? 409 : 422, issues));
  }

  /** Without how to mend it, which is for who writes files. */
  private static String said(KnowledgeFault fault, String between) {
    return fault.file() + between + fault.reason();
  }

  /** And not of another record, which misses what is to be deleted. */
  private static boolean isOfWhatIsWritten(KnowledgeFault fault, List<Edit> edits) {
    return edits.stream()
        .anyMatch(edit -> edit.entry() != null && edit.id().toString().equals(fault.file()));
  }
}
