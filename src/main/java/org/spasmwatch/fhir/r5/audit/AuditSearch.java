package org.spasmwatch.fhir.r5.audit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog.Page;
import org.spasmwatch.app.audit.AuditLog.Wanted;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Controls;

/**
 * A search of the trail that can be carried out.
 *
 * @param after the last record of the page before, null for the first page
 * @param processed what of the request took part; a patient stands there by the hashes alone
 */
public record AuditSearch(
    Wanted wanted, Controls controls, @Nullable UUID after, List<Argument> processed) {
  static final String AFTER = "_after";

  public AuditSearch {
    requireNonNull(wanted, "wanted");
    requireNonNull(controls, "controls");
    processed = List.copyOf(processed);
  }

  /** One more than the page holds, so that it shows whether there is a next one. */
  public Page page() {
    return new Page(controls.count() + 1, after);
  }

  /** Whether the number of all matches is asked for; it is not counted unasked. */
  public boolean total() {
    return controls.onlyCount()
        || controls.total() && processed.stream().anyMatch(a -> a.name().equals("_total"));
  }

  String self() {
    return link(processed);
  }

  String from(UUID last) {
    List<Argument> arguments = new ArrayList<>(processed);
    arguments.removeIf(a -> a.name().equals(AFTER));
    arguments.add(new Argument(AFTER, last.toString()));
    return link(arguments);
  }

  private static String link(List<Argument> arguments) {
    return arguments.isEmpty()
        ? AuditEdition.TYPE
        : AuditEdition.TYPE + "?" + Argument.query(arguments);
  }
}
