package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
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
 *
 * @param ofLanguage whether a language is wished: the answer then says which it has
 */
record Preferences(Audience audience, Indicator least, int most, boolean ofLanguage) {
  /** The language of cards; a warning in another one than was wished is better than none. */
  static final String LANGUAGE = "en";

  private static final String EXTENSION = "extension";
  private static final String OURS = "org.spasmwatch.preferences";
  private static final Preferences NONE =
      new Preferences(Audience.CLINICIAN, Indicator.INFO, Integer.MAX_VALUE, false);

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
    return new Preferences(
        audience(wishes.path("audience"), fields, path + ".audience"),
        least(wishes.path("leastIndicator"), fields, path + ".leastIndicator"),
        most(wishes.path("mostCards"), fields, path + ".mostCards"),
        language(wishes.path("language"), fields, path + ".language"));
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

  private static boolean language(JsonNode wish, Fields fields, String path) {
    boolean named = !wish.isMissingNode() && !wish.isNull();
    if (named && !(wish.isTextual() && isTag(wish.asText()))) {
      fields.wrong(path, path + " has to be one language tag (BCP 47), such as en or de-CH");
    }
    return named;
  }

  /** Whether it is well-formed (RFC 5646, 2.2.9), with the tags of old and of private use. */
  private static boolean isTag(String text) {
    try {
      new Locale.Builder().setLanguageTag(text);
      return !text.isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
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
