package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spasmwatch.app.Audience;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;

/**
 * What a client wishes for one call: the extension {@code org.spasmwatch.preferences} of the
 * request. A field that is not named here is left alone; one that is wrong is refused, so that
 * nobody believes a wish was heard that was not.
 */
record Preferences(Audience audience, Indicator least, int most) {
  private static final String EXTENSION = "extension";
  private static final String OURS = "org.spasmwatch.preferences";
  private static final Preferences NONE =
      new Preferences(Audience.CLINICIAN, Indicator.INFO, Integer.MAX_VALUE);

  Preferences {
    requireNonNull(audience, "audience");
    requireNonNull(least, "least");
  }

  static Preferences read(Fields fields) {
    JsonNode wishes = fields.at(EXTENSION).path(OURS);
    if (wishes.isMissingNode() || wishes.isNull()) {
      return NONE;
    }
    String path = EXTENSION + "." + OURS;
    if (!wishes.isObject()) {
      fields.wrong(path, path + " has to be a JSON object");
      return NONE;
    }
    language(wishes.path("language"), fields, path + ".language");
    return new Preferences(
        audience(wishes.path("audience"), fields, path + ".audience"),
        least(wishes.path("leastIndicator"), fields, path + ".leastIndicator"),
        most(wishes.path("mostCards"), fields, path + ".mostCards"));
  }

  /** The cards that the client wants, the most urgent first; a critical one is always wanted. */
  List<Card> leave(List<Card> cards) {
    List<Card> wanted =
        cards.stream().filter(card -> card.indicator().compareTo(least) >= 0).toList();
    return IntStream.range(0, wanted.size())
        .filter(i -> i < most || wanted.get(i).indicator() == Indicator.CRITICAL)
        .mapToObj(wanted::get)
        .toList();
  }

  private static Indicator least(JsonNode wish, Fields fields, String path) {
    if (wish.isMissingNode() || wish.isNull()) {
      return NONE.least;
    }
    Optional<Indicator> least =
        Stream.of(Indicator.values()).filter(i -> i.code().equals(wish.asText())).findFirst();
    if (least.isEmpty()) {
      fields.wrong(path, path + " is one of info, warning, critical");
    }
    return least.orElse(NONE.least);
  }

  private static int most(JsonNode wish, Fields fields, String path) {
    if (wish.isMissingNode() || wish.isNull()) {
      return NONE.most;
    }
    boolean valid = wish.isInt() && wish.asInt() > 0;
    if (!valid) {
      fields.wrong(path, path + " has to be a whole number above 0");
    }
    return valid ? wish.asInt() : NONE.most;
  }

  /** There is English, and what nobody can give is not promised. */
  private static void language(JsonNode wish, Fields fields, String path) {
    boolean english = wish.asText().equals("en") || wish.asText().startsWith("en-");
    if (!wish.isMissingNode() && !wish.isNull() && !english) {
      fields.wrong(path, path + " can be en; cards are in no other language yet");
    }
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
