package org.spasmwatch.fhir.r5;

import static org.spasmwatch.fhir.r5.SearchDefinitions.STANDARD;
import static org.spasmwatch.fhir.r5.SearchDefinitions.code;
import static org.spasmwatch.fhir.r5.SearchDefinitions.identifier;
import static org.spasmwatch.fhir.r5.SearchDefinitions.table;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ActivityDefinition;
import org.hl7.fhir.r5.model.Provenance;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.provenance.Provenances;
import org.spasmwatch.fhir.r5.render.Orders;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.value.Value;

/** The tables of all types that R5 serves. */
final class Tables {
  /** By type, in order. */
  static final Map<String, Table<?>> ALL =
      Stream.<Table<?>>of(
              StatementTables.clinicalUses(),
              StatementTables.groups(),
              DrugTables.medications(),
              DrugTables.knowledge(),
              orders(),
              provenance())
          .collect(Collectors.toMap(Table::type, Function.identity(), (a, b) -> b, TreeMap::new));

  private Tables() {}

  /** What it is found by FHIR defines. */
  private static Table<Provenance> provenance() {
    return table("Provenance", knowledge -> new Provenances(knowledge).all());
  }

  private static Table<ActivityDefinition> orders() {
    return table("ActivityDefinition", knowledge -> new Orders(knowledge).all())
        .by(
            Parameter.concept(
                "code",
                Canonicals.searchParameter("activity-definition-code"),
                "The test, in any system it is coded in"),
            a -> Values.of(a.getCode()))
        .by(
            identifier("CanonicalResource-identifier", "Our own id of the test"),
            a -> Values.identifiers(a.getIdentifier()))
        .by(
            code("kind", "ActivityDefinition-kind", "Always ServiceRequest"),
            a -> Values.of(a.getKindElement()))
        .by(
            code("status", "CanonicalResource-status", "The status"),
            a -> Values.of(a.getStatusElement()))
        .by(
            Parameter.uri("url", STANDARD + "CanonicalResource-url", "The canonical URL"),
            a -> Stream.of(Value.token(null, a.getUrl())));
  }
}
