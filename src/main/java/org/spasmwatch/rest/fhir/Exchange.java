package org.spasmwatch.rest.fhir;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Problem;

/** One request that can be answered: by which edition, from which knowledge, in which form. */
record Exchange(
    Edition edition, KnowledgeBase knowledge, List<Argument> arguments, HttpHeaders headers) {
  private static final Set<String> READ_ARGUMENTS = Set.of("_format", "_pretty", "_summary");

  /** What is wrong with the form that is asked for. */
  Optional<Problem> unacceptable() {
    Acceptable acceptable = new Acceptable(edition.version());
    Optional<String> format = Arguments.last(arguments, "_format");
    boolean fine =
        format
            .map(acceptable::format)
            .orElseGet(
                () ->
                    acceptable.accept(
                        Optional.ofNullable(headers.getRequestHeader(HttpHeaders.ACCEPT))
                            .orElse(List.of())));
    if (!fine) {
      return Optional.of(
          Problem.of(
              406,
              "not-supported",
              "%s names no form on offer here: application/fhir+json, fhirVersion=%s"
                  .formatted(format.isPresent() ? "_format" : "Accept", edition.version())));
    }
    return Arguments.last(arguments, "_pretty")
        .filter(value -> !Set.of("true", "false").contains(value))
        .map(value -> Problem.of(400, "invalid", "'_pretty' is either true or false"));
  }

  /** What is wrong with the arguments of anything but a search. */
  Optional<Problem> unknownArgument() {
    Optional<Problem> unknown =
        arguments.stream()
            .filter(a -> strict() && !READ_ARGUMENTS.contains(a.name()))
            .findFirst()
            .map(
                a ->
                    Problem.of(
                        400,
                        "not-supported",
                        "the query has a parameter that is not known here; there are _format,"
                            + " _pretty, _summary"));
    return unknown.or(
        () ->
            Arguments.last(arguments, "_summary")
                .filter(s -> Summary.of(s).filter(x -> x != Summary.COUNT).isEmpty())
                .map(
                    s ->
                        Problem.of(400, "invalid", "'_summary' is one of true, data, false here")));
  }

  Form form() {
    return new Form(
        Arguments.last(arguments, "_pretty").filter(value -> value.equals("true")).isPresent(),
        Arguments.last(arguments, "_summary").flatMap(Summary::of).orElse(Summary.FALSE));
  }

  /** {@code Prefer: handling=lenient} has unknown parameters ignored; nothing else does. */
  boolean strict() {
    return Optional.ofNullable(headers.getRequestHeader("Prefer")).orElse(List.of()).stream()
        .map(header -> header.toLowerCase(Locale.ROOT).replace(" ", ""))
        .noneMatch(header -> header.contains("handling=lenient"));
  }

  Response answer(int status, String body) {
    return Response.status(status)
        .type(Problem.FHIR_JSON + ";fhirVersion=" + edition.version() + ";charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, "Accept, Prefer")
        .entity(body)
        .build();
  }

  Response answer(Problem problem) {
    return answer(problem.status(), problem.body());
  }
}
