package org.spasmwatch.fhir.r4b;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Group.GroupMembershipBasis;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.ConformanceTables;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.fhir.r5.Table;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.Parameter.Modifier;
import org.spasmwatch.fhir.search.value.Value;

/**
 * What R4B finds resources by: the same as R5, so that a client need not ask otherwise. Where the
 * definition is another one it is said here; what FHIR 4.3.0 does not define is our own.
 */
final class Tables {
  private static final String STANDARD = "http://hl7.org/fhir/SearchParameter/";

  /** By type and name in R5. */
  private static final Map<String, String> DEFINITIONS =
      Map.ofEntries(
          standard("ActivityDefinition", "identifier"),
          own("ActivityDefinition", "kind"),
          standard("ActivityDefinition", "status"),
          standard("ActivityDefinition", "url"),
          own("ClinicalUseDefinition", "status"),
          standard("conformance", "status"),
          standard("conformance", "url"),
          standard("conformance", "version"),
          own("MedicationKnowledge", "identifier"),
          own("MedicationKnowledge", "product-type"),
          standard("MedicationKnowledge", "status"),
          standard("Medication", "identifier"),
          own("Group", "membership"));

  static final Map<String, Table<?>> ALL = all();

  private Tables() {}

  private static Map.Entry<String, String> own(String type, String name) {
    return Map.entry(type + "." + name, Canonicals.searchParameter(kebab(type) + "-" + name));
  }

  private static Map.Entry<String, String> standard(String type, String name) {
    return Map.entry(type + "." + name, STANDARD + type + "-" + name);
  }

  private static String kebab(String type) {
    return type.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Table<?>> all() {
    Map<String, Table<?>> tables = new TreeMap<>();
    R5.chosen().forEach((type, table) -> tables.put(type, redefined(type, table)));
    ConformanceTables.of("r4b")
        .forEach((type, table) -> tables.put(type, redefined("conformance", table)));
    return Table.completed(tables, "r4b");
  }

  @SuppressWarnings("unchecked")
  private static Table<?> redefined(String type, Table<?> table) {
    Table<?> redefined = table.as(p -> redefined(type, p));
    return type.equals("Group") ? actual((Table<Group>) redefined) : redefined;
  }

  private static Parameter redefined(String type, Parameter parameter) {
    String name = parameter.name();
    return switch (name) {
      case "_profile" -> Parameter.uri(name, parameter.definition(), parameter.documentation());
      case "_text" ->
          Parameter.of(Kind.STRING, name, parameter.definition(), parameter.documentation());
      default ->
          redefined(parameter, DEFINITIONS.getOrDefault(type + "." + name, parameter.definition()));
    };
  }

  /** What is our own here has identifiers without a type. */
  private static Parameter redefined(Parameter parameter, String definition) {
    Parameter redefined = parameter.definedBy(definition);
    return definition.startsWith(STANDARD) ? redefined : redefined.without(Modifier.OF_TYPE);
  }

  /** What R5 asks as {@code membership}. */
  private static Table<Group> actual(Table<Group> groups) {
    return groups.by(
        Parameter.code("actual", STANDARD + "Group-actual", "Always false"),
        g ->
            Stream.of(
                Value.token(
                    null, String.valueOf(g.getMembership() != GroupMembershipBasis.DEFINITIONAL))));
  }
}
