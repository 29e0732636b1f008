package org.spasmwatch.fhir;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.Argument;

/**
 * What an operation is called with: in the URL, or as Parameters (FHIR R5, 3.2.0.3). Values of
 * simple types are texts by their names; concepts are lists of codings.
 */
public record OperationInput(Map<String, String> texts, List<Token> codings) {
  private static final Set<String> OF_EVERY_REQUEST = Set.of("_format", "_pretty");

  /** A coding that was given. */
  public record Token(@Nullable String system, String code, @Nullable String display) {
    public Token {
      requireNonNull(code, "code");
    }
  }

  public OperationInput {
    texts = Map.copyOf(texts);
    codings = List.copyOf(codings);
  }

  /** The value of that name. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** Without what is about the form of the answer. */
  public static Reading<OperationInput> of(List<Argument> arguments, Set<String> known) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Issue> faults = new ArrayList<>();
    for (Argument argument : arguments) {
      if (!OF_EVERY_REQUEST.contains(argument.name())) {
        put(texts, argument.name(), argument.value(), faults);
      }
    }
    return read(texts, List.of(), known, faults);
  }

  /** Of a resource Parameters; in R4B and R5 alike. */
  public static Reading<OperationInput> of(JsonNode parameters, Set<String> known) {
    if (!parameters.path("resourceType").asText().equals("Parameters")) {
      return Reading.refused(List.of(Issue.invalid("the body is to be Parameters", null)));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    List<Token> codings = new ArrayList<>();
    List<Issue> faults = new ArrayList<>();
    for (JsonNode parameter : parameters.path("parameter")) {
      String name = parameter.path("name").asText();
      JsonNode value = value(parameter);
      if (name.equals("coding")) {
        codings.add(token(value));
      } else if (name.equals("codeableConcept")) {
        value.path("coding").forEach(coding -> codings.add(token(coding)));
      } else if (value.isValueNode() && !value.isNull()) {
        put(texts, name, value.asText(), faults);
      } else {
        faults.add(
            Issue.invalid("a parameter has no value of a simple type", "Parameters.parameter"));
      }
    }
    return read(texts, codings, known, faults);
  }

  private static JsonNode value(JsonNode parameter) {
    for (Map.Entry<String, JsonNode> field : parameter.properties()) {
      if (field.getKey().startsWith("value")) {
        return field.getValue();
      }
    }
    return parameter.path("value");
  }

  private static Token token(JsonNode coding) {
    return new Token(
        coding.path("system").asText(null),
        coding.path("code").asText(),
        coding.path("display").asText(null));
  }

  private static void put(
      Map<String, String> texts, String name, String value, List<Issue> faults) {
    if (texts.put(name, value) != null) {
      faults.add(Issue.invalid("a parameter is there twice; each is given once", null));
    }
  }

  private static Reading<OperationInput> read(
      Map<String, String> texts, List<Token> codings, Set<String> known, List<Issue> faults) {
    if (!known.containsAll(texts.keySet())) {
      faults.add(
          new Issue(
              "not-supported",
              "a parameter is not known to this operation; it takes "
                  + String.join(", ", known.stream().sorted().toList()),
              null));
    }
    return faults.isEmpty()
        ? Reading.of(new OperationInput(texts, codings))
        : Reading.refused(faults);
  }
}
