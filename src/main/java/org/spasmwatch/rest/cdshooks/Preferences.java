package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.spasmwatch.app.Audience;

/**
 * What a client wishes for one call: the extension {@code org.spasmwatch.preferences} of the
 * request. A field that is not named here is left alone; one that is wrong is refused, so that
 * nobody believes a wish was heard that was not.
 */
record Preferences(Audience audience) {
  private static final String EXTENSION = "extension";
  private static final String OURS = "org.spasmwatch.preferences";

  Preferences {
    requireNonNull(audience, "audience");
  }

  static Preferences read(Fields fields) {
    JsonNode wishes = fields.at(EXTENSION).path(OURS);
    if (wishes.isMissingNode() || wishes.isNull()) {
      return new Preferences(Audience.CLINICIAN);
    }
    String path = EXTENSION + "." + OURS;
    if (!wishes.isObject()) {
      fields.wrong(path, path + " has to be a JSON object");
      return new Preferences(Audience.CLINICIAN);
    }
    return new Preferences(audience(wishes.path("audience"), fields, path + ".audience"));
  }

  private static Audience audience(JsonNode wish, Fields fields, String path) {
    if (wish.isMissingNode() || wish.isNull()) {
      return Audience.CLINICIAN;
    }
    Optional<Audience> audience = wish.isTextual() ? Audience.of(wish.asText()) : Optional.empty();
    if (audience.isEmpty()) {
      fields.wrong(path, path + " is either clinician or patient");
    }
    return audience.orElse(Audience.CLINICIAN);
  }
}
