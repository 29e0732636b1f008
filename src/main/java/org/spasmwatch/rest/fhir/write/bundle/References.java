package org.spasmwatch.rest.fhir.write.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Refusal;
import org.spasmwatch.rest.fhir.write.single.Matches;
import org.spasmwatch.rest.fhir.write.single.Step;

/**
 * What the references of a transaction lead to: to another entry by its {@code fullUrl}, or to what
 * a search finds (FHIR R5, 3.2.0.14.3).
 */
final class References {
  private static final List<String> PLACES =
      List.of("reference", "valueUri", "valueUrl", "valueUuid", "valueOid");

  private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");

  private final Matches matches;
  private final Call call;
  private final Map<String, String> known = new HashMap<>();

  References(Matches matches, Call call) {
    this.matches = matches;
    this.call = call;
  }

  /** Says what an entry becomes; a reference to a page of a drug is one to its Medication. */
  void name(Wanted entry, String id) {
    if (entry.fullUrl().isEmpty()) {
      return;
    }
    String type = entry.type().equals("MedicationKnowledge") ? "Medication" : entry.type();
    if (known.put(entry.fullUrl(), type + "/" + id) != null) {
      throw Refusal.of(400, "invalid", "another entry has this fullUrl too").at(entry.place());
    }
  }

  /** The step with its id, and with all references resolved. */
  Step resolved(Step step) {
    ObjectNode body = step.body();
    if (body == null) {
      return step;
    }
    ObjectNode own = body.deepCopy().put("id", step.id());
    try {
      resolve(own);
    } catch (Refusal refusal) {
      throw refusal.at(step.place());
    }
    return new Step(step.type(), step.id(), own, step.expected(), step.place());
  }

  private void resolve(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String place : PLACES) {
        String given = object.path(place).asText();
        String found = known.get(given);
        if (found == null && place.equals("reference")) {
          found = searched(given);
        }
        if (found != null) {
          object.put(place, found);
        }
      }
    }
    node.forEach(this::resolve);
  }

  /** Null when it is no search. What it has found stays the same for the whole transaction. */
  private @Nullable String searched(String reference) {
    Matcher search = SEARCH.matcher(reference);
    if (!search.matches()) {
      return null;
    }
    String type = search.group(1);
    if (!call.exchange().edition().types().contains(type)) {
      throw refused("is a search for a type that there is none of here");
    }
    call.need(type, 's');
    String id =
        matches
            .one(call, type, search.group(2))
            .orElseThrow(() -> refused("is a search that finds nothing"));
    known.put(reference, type + "/" + id);
    return type + "/" + id;
  }

  private static Refusal refused(String why) {
    return Refusal.of(412, "not-found", "a reference " + why);
  }
}
