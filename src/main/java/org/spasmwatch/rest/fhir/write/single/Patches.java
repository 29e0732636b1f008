package org.spasmwatch.rest.fhir.write.single;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.rest.fhir.Pasts;
import org.spasmwatch.rest.fhir.Pasts.Named;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Incoming;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/**
 * Makes steps of patches: the resource as it is shown now, patched, is written like any that is
 * sent whole, so that nothing of it gets lost that could not be sent.
 */
@ApplicationScoped
public class Patches {
  private final Incoming incoming;
  private final Matches matches;
  private final Pasts pasts;

  Patches(Incoming incoming, Matches matches, Pasts pasts) {
    this.incoming = incoming;
    this.matches = matches;
    this.pasts = pasts;
  }

  /** The patch that an entry of a Bundle is. */
  public Patch of(Call call, ObjectNode entry) {
    return incoming.patch(call.exchange().edition(), entry);
  }

  /** Of the one resource that a condition finds (FHIR R5, 3.2.0.7.1). */
  public Step matched(Call call, String type, String query, Patch patch, String place) {
    String id =
        matches
            .one(call, type, query)
            .orElseThrow(() -> Refusal.of(404, "not-found", "the condition finds no " + type));
    return step(call, type, id, patch, place);
  }

  public Step step(Call call, String type, String id, Patch patch, String place) {
    Served present =
        call.current(type, id)
            .orElseThrow(() -> new Refusal(pasts.absent(call.exchange(), new Named(type, id))));
    int expected = call.conditions().expected(Optional.of(present));
    ObjectNode body =
        patch
            .apply(present.body())
            .match(
                incoming::patched,
                issues -> {
                  throw Refusal.of(issues);
                });
    if (!body.path("id").asText().equals(id)) {
      throw Refusal.of(422, "business-rule", "a patch cannot change the id of a resource");
    }
    return new Step(type, id, body, expected, place);
  }
}
