package org.spasmwatch.fhir.r5;

import java.util.List;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleType;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.search.Query;

/** The answer to a search: one page of matches, with links that are absolute. */
final class Searchsets {
  private final String base;

  Searchsets(String base) {
    this.base = base;
  }

  Bundle of(Query query, Shelf shelf, Table<?> table) {
    Query.Page page = query.over(shelf.values(table));
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
    link(bundle, LinkRelationTypes.SELF, query.self());
    if (page.next() != null) {
      link(bundle, LinkRelationTypes.NEXT, query.from(page.next()));
    }
    if (query.controls().total()) {
      bundle.setTotal(page.total());
    }
    page.ids().stream()
        .flatMap(id -> shelf.find(table, id).stream())
        .forEach(match -> match(bundle, query.type(), match.copy()));
    if (!query.ignored().isEmpty()) {
      bundle
          .addEntry()
          .setResource(outcome(query.ignored()))
          .getSearch()
          .setMode(SearchEntryMode.OUTCOME);
    }
    return bundle;
  }

  private void match(Bundle bundle, String type, DomainResource resource) {
    bundle
        .addEntry()
        .setFullUrl(base + "/" + type + "/" + resource.getIdPart())
        .setResource(resource)
        .getSearch()
        .setMode(SearchEntryMode.MATCH);
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
