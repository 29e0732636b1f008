package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.form.Difference;
import org.spasmwatch.workbench.curate.form.Filled;

/**
 * What would come of a change, before it is saved.
 *
 * @param problem the key of the words for why it was not saved, empty where nobody tried
 */
public record PreviewPage(
    Task task, Filled filled, Curator curator, Effects effects, String reason, String problem) {
  public PreviewPage {
    requireNonNull(task, "task");
    requireNonNull(filled, "filled");
    requireNonNull(curator, "curator");
    requireNonNull(effects, "effects");
    requireNonNull(reason, "reason");
    requireNonNull(problem, "problem");
  }

  /**
   * What the change does.
   *
   * @param executed whether assessments would use it
   */
  public record Effects(
      List<Difference> differences,
      List<Passage> passages,
      List<Patient> patients,
      int assessed,
      boolean executed) {
    public Effects {
      differences = List.copyOf(differences);
      passages = List.copyOf(passages);
      patients = List.copyOf(patients);
    }
  }

  /** What the monograph says under a title, now and then. */
  public record Passage(String title, List<RawString> before, List<RawString> after) {
    public Passage {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** An example patient whose cards change. */
  public record Patient(String id, String title, List<Change> changes) {
    public Patient {
      changes = List.copyOf(changes);
    }
  }

  /** A card, now and then; one of the two may be missing. */
  public record Change(String key, @Nullable Shown before, @Nullable Shown after) {}

  /** A card as a clinician sees it. */
  public record Shown(String summary, String indicator, RawString detail) {}
}
