package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/**
 * A CodeableConcept: its codes, and the texts that say the same in words. Most concepts of a record
 * are nothing the knowledge has a word for, so the tree is asked in place, and nothing is gathered
 * before it is needed.
 */
final class Coded {
  private static final Pattern SEVENTH_CHARACTER =
      Pattern.compile("^(?=.{8}$)([A-Z]\\w\\w\\.\\w{1,3}?)X*[ADS]$");

  private final JsonNode codings;
  private final String text;

  private Coded(JsonNode concept) {
    codings = concept.path("coding");
    text = concept.path("text").asText();
  }

  static Coded of(JsonNode concept) {
    return new Coded(concept);
  }

  private static String system(JsonNode coding) {
    return coding.path("system").asText().strip();
  }

  private static String code(JsonNode coding) {
    return coding.path("code").asText().strip();
  }

  private static String display(JsonNode coding) {
    return coding.path("display").asText();
  }

  boolean isEmpty() {
    return codes().isEmpty() && texts().isEmpty();
  }

  List<Code> codes() {
    List<Code> codes = new ArrayList<>(codings.size());
    for (JsonNode coding : codings) {
      String system = system(coding);
      String code = code(coding);
      if (!system.isEmpty() && !code.isEmpty()) {
        codes.add(new Code(system, code));
      }
    }
    return codes;
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>(codings.size() + 1);
    for (JsonNode coding : codings) {
      if (!display(coding).isBlank()) {
        texts.add(display(coding));
      }
    }
    if (!text.isBlank()) {
      texts.add(text);
    }
    return texts;
  }

  boolean has(Set<Code> wanted) {
    for (JsonNode coding : codings) {
      String system = system(coding);
      String code = code(coding);
      if (!system.isEmpty() && !code.isEmpty() && wanted.contains(new Code(system, code))) {
        return true;
      }
    }
    return false;
  }

  /** Whether any of its texts says it in these words. */
  boolean says(Pattern words) {
    return texts().stream().anyMatch(words.asPredicate());
  }

  /**
   * The keys of the codes in their order; ICD-10-CM's seventh character says when, not what, and is
   * left off.
   */
  Set<String> byCode(Lexicon lexicon) {
    Set<String> keys = Set.of();
    for (JsonNode coding : codings) {
      String system = system(coding);
      String code = code(coding);
      keys = both(keys, lexicon.of(system, code));
      if (system.equals(Systems.ICD_10_CM)) {
        keys = both(keys, withoutSeventh(lexicon, code));
      }
    }
    return keys;
  }

  private static Set<String> withoutSeventh(Lexicon lexicon, String code) {
    var seventh = SEVENTH_CHARACTER.matcher(code);
    return seventh.matches() ? lexicon.of(Systems.ICD_10_CM, seventh.group(1)) : Set.of();
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    if (more.isEmpty() || some.isEmpty()) {
      return more.isEmpty() ? some : more;
    }
    Set<String> both = new TreeSet<>(some);
    both.addAll(more);
    return both;
  }

  /** The keys of the first text that says something. */
  Set<String> byText(Function<String, Set<String>> names) {
    for (JsonNode coding : codings) {
      Set<String> keys = named(display(coding), names);
      if (!keys.isEmpty()) {
        return keys;
      }
    }
    return named(text, names);
  }

  private static Set<String> named(String text, Function<String, Set<String>> names) {
    return text.isBlank() ? Set.of() : names.apply(text);
  }

  /**
   * What a person would call it, for a reason why it was not evaluated: a code, never free text.
   */
  String spoken() {
    List<Code> codes = codes();
    return codes.isEmpty() ? "a record without a code" : codes.get(0).toString();
  }
}
