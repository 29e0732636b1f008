package org.spasmwatch.rest.fhir.write.single;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.Arguments;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Incoming;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/** What a condition of a conditional write finds (FHIR R5, 3.2.0.8.1). */
@ApplicationScoped
public class Matches {
  private final Editions editions;
  private final Incoming incoming;

  Matches(Editions editions, Incoming incoming) {
    this.editions = editions;
    this.incoming = incoming;
  }

  /** The one resource that it finds; empty when it finds none. More are refused. */
  public Optional<String> one(Call call, String type, String query) {
    List<Argument> arguments =
        Arguments.parse(query.startsWith("?") ? query.substring(1) : query)
            .orElseThrow(
                () ->
                    Refusal.of(
                        400, "invalid", "the condition has a % without two hexadecimal digits"));
    if (arguments.stream()
        .allMatch(a -> a.name().equals("_format") || a.name().equals("_pretty"))) {
      throw Refusal.of(412, "required", "the condition names no search parameter");
    }
    List<String> found = found(call, type, arguments);
    if (found.size() > 1) {
      throw Refusal.of(
          412, "multiple-matches", "the condition finds more than one " + type + "; say more");
    }
    return found.stream().findFirst();
  }

  private List<String> found(Call call, String type, List<Argument> arguments) {
    String bundle =
        call.exchange()
            .edition()
            .search(
                call.exchange().knowledge(),
                editions
                    .request(type, arguments, call.exchange().base(), true)
                    .within(other -> other.equals(type) || call.maySearch(other)),
                Call.WHOLE)
            .match(
                text -> text,
                issues -> {
                  throw new Refusal(Problem.ofSearch(issues));
                });
    List<String> ids = new ArrayList<>();
    for (JsonNode entry : incoming.any(bundle).path("entry")) {
      if (entry.at("/search/mode").asText().equals("match")) {
        ids.add(entry.at("/resource/id").asText());
      }
    }
    return ids;
  }
}
