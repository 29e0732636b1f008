package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.search.Parameter;

/** A parameter with a definition of FHIR has the name, type and targets that FHIR gives it. */
class StandardParametersTest {
  private static final String STANDARD = "http://hl7.org/fhir/";
  private static final String OURS = "https://spasmwatch.org/fhir/SearchParameter/";
  private static final Set<RestSearchParameterTypeEnum> NOT_OFFERED =
      Set.of(RestSearchParameterTypeEnum.COMPOSITE, RestSearchParameterTypeEnum.SPECIAL);

  /** What nothing here has; then what R5 defines without saying where it looks. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "_content",
          "_list",
          "_language",
          "_in",
          "_type",
          "_filter",
          "_query",
          "_has",
          "form",
          "packaging-cost",
          "packaging-cost-concept");

  private static final String UNKNOWN_TO_HAPI = "_source";
  private static final Map<Dialect, FhirContext> CONTEXTS =
      Map.of(new R5(), FhirContext.forR5Cached(), new R4b(), FhirContext.forR4BCached());

  private static RuntimeSearchParam standard(FhirContext context, String type, Parameter own) {
    return context.getResourceDefinition(type).getSearchParam(own.name());
  }

  private static void assertStandard(FhirContext context, String type, Parameter parameter) {
    RuntimeSearchParam standard = standard(context, type, parameter);

    assertThat(standard).isNotNull();
    if (isProfileInR5(context, parameter)) {
      assertThat(parameter.kind().code()).isEqualTo("reference");
      return;
    }
    assertThat(standard.getParamType().name().toLowerCase(Locale.ROOT))
        .isEqualTo(parameter.kind().code());
    assertThat(standard.getTargets()).containsAll(parameter.targets());
  }

  /** FHIR R5 has {@code _profile} as a reference; HAPI went on calling it a URI. */
  private static boolean isProfileInR5(FhirContext context, Parameter parameter) {
    return context.getVersion().getVersion() == FhirVersionEnum.R5
        && parameter.name().equals("_profile");
  }

  @TestFactory
  Stream<DynamicTest> theyAreThoseOfFhir() {
    return CONTEXTS.entrySet().stream()
        .flatMap(
            version ->
                version.getKey().tables().values().stream()
                    .flatMap(
                        table ->
                            table.parameters().stream()
                                .filter(p -> p.definition().startsWith(STANDARD))
                                .filter(p -> !p.name().equals(UNKNOWN_TO_HAPI))
                                .map(
                                    p ->
                                        DynamicTest.dynamicTest(
                                            "%s %s.%s"
                                                .formatted(
                                                    version.getKey().name(),
                                                    table.type(),
                                                    p.name()),
                                            () ->
                                                assertStandard(
                                                    version.getValue(), table.type(), p)))));
  }

  /** What FHIR defines for a type and is not composite is there, so that no client is surprised. */
  @Test
  void allThatHapiKnowsIsThere() {
    CONTEXTS.forEach(
        (dialect, context) ->
            dialect
                .tables()
                .forEach(
                    (type, table) ->
                        assertThat(table.parameters())
                            .extracting(Parameter::name)
                            .as(dialect.name() + " " + type)
                            .containsAll(
                                context.getResourceDefinition(type).getSearchParams().stream()
                                    .filter(p -> !NOT_OFFERED.contains(p.getParamType()))
                                    .map(RuntimeSearchParam::getName)
                                    .filter(name -> !LEFT_OUT.contains(name))
                                    .toList())));
  }

  private static List<String> own(Dialect dialect) {
    return dialect.tables().values().stream()
        .flatMap(table -> table.parameters().stream())
        .map(Parameter::definition)
        .filter(d -> !d.startsWith(STANDARD))
        .toList();
  }

  @Test
  void ourOwnAreFewAndUnderOurOwnUrl() {
    assertThat(own(new R5()))
        .containsExactlyInAnyOrder(
            OURS + "activity-definition-code",
            OURS + "applies-to",
            OURS + "associated-medication",
            OURS + "claim",
            OURS + "clinical-use-issue",
            OURS + "denied-effect",
            OURS + "effect",
            OURS + "group-statement",
            OURS + "interactant",
            OURS + "medication-code",
            OURS + "medication-knowledge-code",
            OURS + "population");
  }

  @Test
  void whatR4BLacksIsOurOwnThere() {
    assertThat(own(new R4b()))
        .containsAll(own(new R5()))
        .contains(
            OURS + "activity-definition-kind",
            OURS + "clinical-use-definition-status",
            OURS + "group-membership",
            OURS + "medication-knowledge-identifier",
            OURS + "medication-knowledge-product-type")
        .hasSize(own(new R5()).size() + 5);
  }
}
