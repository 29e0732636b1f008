package org.spasmwatch.fhir.r5.terminology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.IntegerType;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.StringType;
import org.hl7.fhir.r5.model.UriType;
import org.hl7.fhir.r5.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.OperationInput;
import org.spasmwatch.fhir.OperationInput.Token;
import org.spasmwatch.fhir.Reading;

/** {@code $expand} and {@code $validate-code} on the value sets that are served here. */
public final class ValueSets {
  /** What {@code $expand} takes. */
  public static final Set<String> EXPAND =
      Set.of("url", "valueSetVersion", "filter", "offset", "count");

  /** What {@code $validate-code} takes beside codings. */
  public static final Set<String> VALIDATE =
      Set.of("url", "valueSetVersion", "code", "system", "display");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private final Expansions expansions;
  private final Instant now;

  /**
   * @param now when the expansion is made
   */
  public ValueSets(Expansions expansions, Instant now) {
    this.expansions = expansions;
    this.now = now;
  }

  /**
   * @param id of the set, null when the input names it
   */
  public Reading<ValueSet> expand(@Nullable String id, OperationInput input) {
    Optional<String> badNumber =
        Stream.of("offset", "count")
            .filter(n -> input.text(n).filter(t -> !NUMBER.matcher(t).matches()).isPresent())
            .findFirst();
    if (badNumber.isPresent()) {
      return refused("invalid", "'" + badNumber.get() + "' is a whole number, 0 or greater");
    }
    return found(id, input)
        .match(
            set ->
                expansions
                    .of(set)
                    .map(codes -> Reading.of(expanded(set, codes, input)))
                    .orElseGet(() -> unknown()),
            Reading::refused);
  }

  private Reading<ValueSet> found(@Nullable String id, OperationInput input) {
    Optional<String> url = input.text("url");
    if (id == null && url.isEmpty()) {
      return refused("required", "which value set? name it with 'url', or by its id in the path");
    }
    String version = input.text("valueSetVersion").map(v -> "|" + v).orElse("");
    String reference = id == null ? url.orElse("") + version : "ValueSet/" + id;
    return expansions
        .find(reference)
        .map(Reading::of)
        .orElseGet(() -> refused("not-found", "there is no such ValueSet here; search lists them"));
  }

  private static <T> Reading<T> refused(String code, String said) {
    return Reading.refused(List.of(new Issue(code, said, null)));
  }

  private static <T> Reading<T> unknown() {
    return refused("not-supported", "the codes of this set are not known here");
  }

  private ValueSet expanded(ValueSet set, List<Coding> codes, OperationInput input) {
    String filter = input.text("filter").orElse("").toLowerCase(Locale.ROOT);
    List<Coding> wanted =
        codes.stream()
            .filter(
                c -> (c.getDisplay() + " " + c.getCode()).toLowerCase(Locale.ROOT).contains(filter))
            .toList();
    int offset = Integer.parseInt(input.text("offset").orElse("0"));
    int count = input.text("count").map(Integer::parseInt).orElse(wanted.size());
    ValueSet expanded = set.copy();
    String name = set.getUrl() + "|" + set.getVersion() + input.texts();
    expanded
        .getExpansion()
        .setIdentifier("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
        .setTimestamp(Date.from(now))
        .setTotal(wanted.size())
        .setOffset(offset);
    input.texts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> echo(expanded, e.getKey(), e.getValue()));
    wanted.stream()
        .skip(offset)
        .limit(count)
        .forEach(
            c ->
                expanded
                    .getExpansion()
                    .addContains()
                    .setSystem(c.getSystem())
                    .setCode(c.getCode())
                    .setDisplay(c.getDisplay()));
    return expanded;
  }

  private static void echo(ValueSet expanded, String name, String value) {
    expanded
        .getExpansion()
        .addParameter()
        .setName(name)
        .setValue(
            switch (name) {
              case "offset", "count" -> new IntegerType(Integer.parseInt(value));
              case "url" -> new UriType(value);
              default -> new StringType(value);
            });
  }

  /** Whether a code is one of the set: {@code result}, and why not. */
  public Reading<Parameters> validate(@Nullable String id, OperationInput input) {
    List<Token> asked =
        Stream.concat(
                input.codings().stream(),
                input.text("code").stream()
                    .map(c -> new Token(input.text("system").orElse(null), c, null)))
            .toList();
    if (asked.isEmpty()) {
      return refused(
          "required",
          "what is to be looked for? 'code' and 'system', 'coding' or 'codeableConcept'");
    }
    return found(id, input)
        .match(
            set ->
                expansions
                    .of(set)
                    .map(codes -> Reading.of(verdict(set, codes, asked, input)))
                    .orElseGet(() -> unknown()),
            Reading::refused);
  }

  private static Parameters verdict(
      ValueSet set, List<Coding> codes, List<Token> asked, OperationInput input) {
    Optional<Coding> match =
        codes.stream().filter(c -> asked.stream().anyMatch(a -> is(a, c))).findFirst();
    Parameters verdict = new Parameters();
    Optional<String> display =
        input
            .text("display")
            .or(() -> asked.stream().map(Token::display).filter(d -> d != null).findFirst());
    String called = match.map(Coding::getDisplay).orElse(null);
    boolean otherName =
        display.isPresent() && called != null && !display.get().equalsIgnoreCase(called);
    verdict.addParameter("result", match.isPresent() && !otherName);
    if (match.isEmpty()) {
      verdict.addParameter("message", "the code is not in the value set " + set.getUrl());
    } else if (otherName) {
      verdict.addParameter("message", "the code is in the value set, but is called otherwise");
    }
    if (called != null) {
      verdict.addParameter("display", called);
    }
    return verdict;
  }

  /** Of a code without its system it is enough that the set has one like it. */
  private static boolean is(Token asked, Coding coding) {
    return asked.code().equals(coding.getCode())
        && (asked.system() == null || asked.system().equals(coding.getSystem()));
  }
}
