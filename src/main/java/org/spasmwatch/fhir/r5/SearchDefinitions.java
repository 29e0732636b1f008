package org.spasmwatch.fhir.r5;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.Parameter.Modifier;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * What the tables of all types are made of. The definitions are those of FHIR 5.0.0, or our own.
 */
final class SearchDefinitions {
  static final String STANDARD = "http://hl7.org/fhir/SearchParameter/";

  private static final Parameter ID =
      Parameter.code("_id", STANDARD + "Resource-id", "The logical id");

  private static final Parameter PROFILE =
      Parameter.canonical(
          "_profile",
          STANDARD + "Resource-profile",
          "The profile that the resource keeps to",
          Set.of("StructureDefinition"));

  private SearchDefinitions() {}

  static Parameter code(String name, String definition, String documentation) {
    return Parameter.code(name, STANDARD + definition, documentation);
  }

  static Parameter identifier(String definition, String documentation) {
    return Parameter.identifier("identifier", STANDARD + definition, documentation);
  }

  static Parameter concept(String name, String definition, String documentation) {
    return Parameter.concept(name, STANDARD + definition, documentation);
  }

  static Parameter own(String name, String definition, String documentation, String target) {
    return Parameter.reference(
            name, Canonicals.searchParameter(definition), documentation, Set.of(target))
        .without(Modifier.IDENTIFIER);
  }

  /** A table with what every type is found by. */
  static <R extends DomainResource> Table<R> table(
      String type, Function<KnowledgeBase, Stream<R>> render) {
    return new Table<>(type, render)
        .by(ID, resource -> Stream.of(Value.token(null, resource.getIdPart())))
        .by(
            PROFILE,
            resource ->
                resource.getMeta().getProfile().stream().map(p -> Value.token(null, p.getValue())))
        .by(
            Parameter.of(
                Kind.SPECIAL,
                "_text",
                STANDARD + "DomainResource-text",
                "Words that all stand in the narrative"),
            resource -> Values.narrative(resource));
  }
}
