package org.spasmwatch.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.Scopes.Cover;
import org.spasmwatch.ehr.http.Answer;
import org.spasmwatch.fhir.patient.Fetched;
import org.spasmwatch.fhir.patient.Pages;
import org.spasmwatch.fhir.patient.Wanted;

/**
 * The pages of one query, one after another. A link to the next page is the server's word: it is
 * followed within the server alone, since our token goes with it.
 */
final class Chain {
  private static final String AWAY =
      "the link to the next page leads away from the FHIR server and was not followed";

  private final Wanted wanted;
  private final String patientId;
  private final Round round;
  private final List<JsonNode> pages = new ArrayList<>();
  private final Set<URI> seen = new HashSet<>();

  Chain(Wanted wanted, String patientId, Round round) {
    this.wanted = wanted;
    this.patientId = patientId;
    this.round = round;
  }

  /** Never fails. */
  Future<Fetched> follow() {
    String type = wanted.query().type();
    if (round.cover(type) == Cover.NONE) {
      return ended("the scope of the access token does not cover " + type);
    }
    String next = wanted.next();
    Optional<URI> first =
        next == null
            ? Optional.of(round.server().at(wanted.query().url(patientId)))
            : round.server().next(next);
    return first.map(this::page).orElseGet(() -> ended(AWAY));
  }

  private Future<Fetched> page(URI uri) {
    if (!seen.add(uri)) {
      return ended("the pages of the FHIR server go round in a circle");
    }
    if (seen.size() > round.maximumPages()) {
      return ended("there are more than " + round.maximumPages() + " pages");
    }
    return round.get(uri).compose(this::took);
  }

  private Future<Fetched> took(Answer answer) {
    JsonNode page = answer.json();
    if (page == null) {
      return ended("the FHIR server " + answer.words());
    }
    if (!round.takeResources(Pages.resources(page))) {
      return ended("there are more resources than are taken for one call");
    }
    pages.add(page);
    Optional<String> next = Pages.next(page);
    return next.isEmpty()
        ? ended(condition())
        : round.server().next(next.get()).map(this::page).orElseGet(() -> ended(AWAY));
  }

  private @Nullable String condition() {
    return round.cover(wanted.query().type()) == Cover.PART
        ? "the scope of the access token covers a part of them"
        : null;
  }

  private Future<Fetched> ended(@Nullable String shortfall) {
    return Future.succeededFuture(new Fetched(wanted.query().key(), pages, shortfall));
  }
}
