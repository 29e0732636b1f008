package org.spasmwatch.fhir.r5;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleType;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Query;

/** The answer to a search: one page of matches, with links that are absolute. */
final class Searchsets {
  private final String base;
  private final Cursors cursors;

  Searchsets(String base, Cursors cursors) {
    this.base = base;
    this.cursors = cursors;
  }

  Bundle of(Query query, Shelf shelf) {
    Query.Page page = query.over(shelf);
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
    link(bundle, LinkRelationTypes.SELF, query.self());
    if (page.next() != null) {
      link(bundle, LinkRelationTypes.NEXT, query.from(cursors, page.next()));
    }
    if (query.controls().total()) {
      bundle.setTotal(page.total());
    }
    page.ids().stream()
        .flatMap(id -> shelf.copy(query.type(), id).stream())
        .forEach(match -> entry(bundle, match, SearchEntryMode.MATCH));
    query.included(shelf, page).stream()
        .flatMap(target -> shelf.copy(target.type(), target.id()).stream())
        .forEach(included -> entry(bundle, included, SearchEntryMode.INCLUDE));
    if (!query.ignored().isEmpty()) {
      ignored(bundle, query.ignored());
    }
    return bundle;
  }

  /** It has no URL of its own, but an entry needs one (bdl-15): one that its content makes. */
  private static void ignored(Bundle bundle, List<Issue> issues) {
    UUID name = UUID.nameUUIDFromBytes(issues.toString().getBytes(StandardCharsets.UTF_8));
    bundle
        .addEntry()
        .setFullUrl("urn:uuid:" + name)
        .setResource(outcome(issues))
        .getSearch()
        .setMode(SearchEntryMode.OUTCOME);
  }

  private void entry(Bundle bundle, DomainResource resource, SearchEntryMode mode) {
    bundle
        .addEntry()
        .setFullUrl(base + "/" + resource.fhirType() + "/" + resource.getIdPart())
        .setResource(resource)
        .getSearch()
        .setMode(mode);
  }

  private void link(Bundle bundle, LinkRelationTypes relation, String relative) {
    bundle.addLink().setRelation(relation).setUrl(base + "/" + relative);
  }

  private static OperationOutcome outcome(List<Issue> ignored) {
    OperationOutcome outcome = new OperationOutcome();
    for (Issue issue : ignored) {
      outcome
          .addIssue()
          .setSeverity(IssueSeverity.WARNING)
          .setCode(IssueType.NOTSUPPORTED)
          .setDiagnostics("ignored: " + issue.diagnostics());
    }
    return outcome;
  }
}
