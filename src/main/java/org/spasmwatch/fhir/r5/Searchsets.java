package org.spasmwatch.fhir.r5;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Basic;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleType;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Query;
import org.spasmwatch.fhir.search.result.Target;

/** The answer to a search: one page of matches, with links that are absolute. */
final class Searchsets {
  /** A resource of a type that is not served; in a text its quotes would be escaped. */
  private static final String HOLE = "{\"resourceType\":\"Basic\",\"id\":\"hole\"}";

  private final String base;
  private final Cursors cursors;

  Searchsets(String base, Cursors cursors) {
    this.base = base;
    this.cursors = cursors;
  }

  /** A page of an answer: what matches, and then what comes with that. */
  private record Found(Query query, Query.Page page, List<Target> matches, List<Target> included) {
    static Found of(Query query, Shelf shelf) {
      Query.Page page = query.over(shelf);
      return new Found(
          query,
          page,
          page.ids().stream().map(id -> new Target(query.type(), id)).toList(),
          query.included(shelf, page));
    }

    List<Target> all() {
      return Stream.concat(matches.stream(), included.stream()).toList();
    }
  }

  Bundle of(Query query, Shelf shelf) {
    return of(
        Found.of(query, shelf), target -> shelf.copy(target.type(), target.id()).orElseThrow());
  }

  /**
   * The same with every resource whole, as text: a Bundle with holes, and in these the texts that
   * are kept. To write each resource anew would take a hundred times as long.
   *
   * @param write writes a resource
   */
  String whole(Query query, Shelf shelf, Function<Resource, String> write) {
    Found found = Found.of(query, shelf);
    String bundle = write.apply(of(found, target -> hole()));
    StringBuilder filled = new StringBuilder(bundle.length());
    int from = 0;
    for (Target target : found.all()) {
      int hole = bundle.indexOf(HOLE, from);
      filled.append(bundle, from, hole).append(shelf.whole(target, write));
      from = hole + HOLE.length();
    }
    return filled.append(bundle, from, bundle.length()).toString();
  }

  /** With an id, as HAPI leaves out what is empty. */
  private static DomainResource hole() {
    DomainResource hole = new Basic();
    hole.setId("hole");
    return hole;
  }

  private Bundle of(Found found, Function<Target, DomainResource> resource) {
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
    link(bundle, LinkRelationTypes.SELF, found.query().self());
    if (found.page().next() != null) {
      link(bundle, LinkRelationTypes.NEXT, found.query().from(cursors, found.page().next()));
    }
    if (found.query().controls().total()) {
      bundle.setTotal(found.page().total());
    }
    found.matches().forEach(t -> entry(bundle, t, SearchEntryMode.MATCH, resource.apply(t)));
    found.included().forEach(t -> entry(bundle, t, SearchEntryMode.INCLUDE, resource.apply(t)));
    if (!found.query().ignored().isEmpty()) {
      ignored(bundle, found.query().ignored());
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

  private void entry(Bundle bundle, Target target, SearchEntryMode mode, DomainResource resource) {
    bundle
        .addEntry()
        .setFullUrl(base + "/" + target.type() + "/" + target.id())
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
