package org.spasmwatch.rest.fhir;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.QueryReader;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.form.Acceptable;
import org.spasmwatch.rest.fhir.form.Zipped;

/** How a client asks, whatever it asks for: with which arguments and headers. */
public record Asked(List<Argument> arguments, HttpHeaders headers) {
  /** What a read takes beside its path. */
  static final List<String> READ_TAKES = List.of("_elements", "_format", "_pretty", "_summary");

  /** What stands last under this name. */
  public Optional<String> last(String name) {
    return Arguments.last(arguments, name);
  }

  /** How the answer is to be written. */
  public Form form() {
    return new Form(
        last("_pretty").filter(value -> value.equals("true")).isPresent(),
        last("_summary").flatMap(Summary::of).orElse(Summary.FALSE),
        last("_elements").stream()
            .flatMap(names -> Stream.of(names.split(",", -1)))
            .collect(Collectors.toSet()));
  }

  /** {@code Prefer: handling=lenient} has unknown parameters ignored; nothing else does. */
  boolean strict() {
    return Optional.ofNullable(headers.getRequestHeader("Prefer")).orElse(List.of()).stream()
        .map(header -> header.toLowerCase(Locale.ROOT).replace(" ", ""))
        .noneMatch(header -> header.contains("handling=lenient"));
  }

  /** In which form and which of these versions the answer is to be, if the client takes any. */
  Optional<Acceptable.Offer> offer(List<String> versions) {
    Acceptable acceptable = new Acceptable(versions);
    return last("_format").isPresent()
        ? last("_format").flatMap(acceptable::format)
        : acceptable.accept(headers.getRequestHeader(HttpHeaders.ACCEPT));
  }

  boolean takesZipped() {
    return Zipped.isAccepted(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
  }

  /** Where the form that is asked for stands. */
  String place() {
    return last("_format").isPresent() ? "_format" : "Accept";
  }

  Optional<Problem> badPretty() {
    return last("_pretty")
        .filter(value -> !Set.of("true", "false").contains(value))
        .map(value -> Problem.of(400, "invalid", "'_pretty' is either true or false"));
  }

  /** What is wrong with the arguments of anything but a search, which takes these. */
  public Optional<Problem> unknownArgument(List<String> known) {
    Optional<Problem> unknown =
        arguments.stream()
            .filter(a -> strict() && !known.contains(a.name()))
            .findFirst()
            .map(
                a ->
                    Problem.of(
                        400,
                        "not-supported",
                        "the query has a parameter that is not known here; there are "
                            + String.join(", ", known)));
    return unknown.or(this::badSummary).or(this::badElements);
  }

  private Optional<Problem> badElements() {
    return last("_elements")
        .flatMap(QueryReader::badElements)
        .map(issue -> new Problem(400, List.of(issue)));
  }

  private Optional<Problem> badSummary() {
    return last("_summary")
        .filter(s -> Summary.of(s).filter(x -> x != Summary.COUNT).isEmpty())
        .map(s -> Problem.of(400, "invalid", "'_summary' is one of true, text, data, false here"));
  }
}
