package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/** A CodeableConcept: its codes, and the texts that say the same in words. */
final class Coded {
  private static final Pattern SEVENTH_CHARACTER =
      Pattern.compile("^(?=.{8}$)([A-Z]\\w\\w\\.\\w{1,3}?)X*[ADS]$");

  private final List<Code> codes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private Coded(JsonNode concept) {
    for (JsonNode coding : concept.path("coding")) {
      String system = coding.path("system").asText();
      String code = coding.path("code").asText();
      if (!system.isBlank() && !code.isBlank()) {
        codes.add(new Code(system.strip(), code.strip()));
      }
      addText(coding.path("display").asText());
    }
    addText(concept.path("text").asText());
  }

  static Coded of(JsonNode concept) {
    return new Coded(concept);
  }

  private void addText(String text) {
    if (!text.isBlank()) {
      texts.add(text);
    }
  }

  boolean isEmpty() {
    return codes.isEmpty() && texts.isEmpty();
  }

  List<Code> codes() {
    return codes;
  }

  List<String> texts() {
    return texts;
  }

  boolean has(Set<Code> wanted) {
    return codes.stream().anyMatch(wanted::contains);
  }

  /** Whether any of its texts says it in these words. */
  boolean says(Pattern words) {
    return texts.stream().anyMatch(words.asPredicate());
  }

  /** The keys of the codes; ICD-10-CM's seventh character says when, not what, and is left off. */
  Set<String> byCode(Lexicon lexicon) {
    Set<String> keys = new TreeSet<>();
    codes.stream().flatMap(Coded::withAndWithoutSeventh).map(lexicon::of).forEach(keys::addAll);
    return keys;
  }

  private static Stream<Code> withAndWithoutSeventh(Code code) {
    var seventh = SEVENTH_CHARACTER.matcher(code.code());
    return code.system().equals(Systems.ICD_10_CM) && seventh.matches()
        ? Stream.of(code, new Code(code.system(), seventh.group(1)))
        : Stream.of(code);
  }

  /** The keys of the first text that says something. */
  Set<String> byText(Function<String, Set<String>> names) {
    return texts.stream().map(names).filter(keys -> !keys.isEmpty()).findFirst().orElse(Set.of());
  }

  /**
   * What a person would call it, for a reason why it was not evaluated: a code, never free text.
   */
  String spoken() {
    Optional<Code> first = codes.stream().findFirst();
    return first.map(Code::toString).orElse("a record without a code");
  }
}
