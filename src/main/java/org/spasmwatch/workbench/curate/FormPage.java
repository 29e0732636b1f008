package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.form.Complaint;
import org.spasmwatch.workbench.curate.form.Difference;
import org.spasmwatch.workbench.curate.form.Filled;

/**
 * A record in its form.
 *
 * @param theirs what somebody else has changed meanwhile
 * @param rules what holds for what is written here
 */
public record FormPage(
    Task task, Filled filled, Curator curator, List<Difference> theirs, Rules rules) {
  public FormPage {
    requireNonNull(task, "task");
    requireNonNull(filled, "filled");
    requireNonNull(curator, "curator");
    theirs = List.copyOf(theirs);
  }

  /** What is wrong with the id of a new record, which is no field of it. */
  public List<Complaint> ofId() {
    return filled.others().stream().filter(c -> c.path().equals("id")).toList();
  }

  /** What is wrong with no field in particular. */
  public List<Complaint> general() {
    return filled.others().stream().filter(c -> !c.path().equals("id")).toList();
  }

  /**
   * What holds for what is written here.
   *
   * @param fourEyes whether a second curator puts a statement in force
   * @param drafts whether this one may write drafts only
   */
  public record Rules(boolean fourEyes, boolean drafts) {}
}
