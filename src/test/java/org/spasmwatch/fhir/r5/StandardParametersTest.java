package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.fhir.search.Parameter;

/** A parameter with a definition of FHIR has the name, type and targets that FHIR gives it. */
class StandardParametersTest {

  private static void assertStandard(String type, Parameter parameter) {
    RuntimeSearchParam standard =
        FhirContext.forR5Cached().getResourceDefinition(type).getSearchParam(parameter.name());

    assertThat(standard).isNotNull();
    assertThat(standard.getParamType().name().toLowerCase(Locale.ROOT))
        .isEqualTo(parameter.kind().code());
    assertThat(standard.getTargets()).containsAll(parameter.targets());
  }

  @TestFactory
  Stream<DynamicTest> theyAreThoseOfFhir() {
    return Tables.ALL.values().stream()
        .flatMap(
            table ->
                table.parameters().stream()
                    .filter(p -> p.definition().startsWith("http://hl7.org/fhir/"))
                    .map(
                        p ->
                            DynamicTest.dynamicTest(
                                table.type() + "." + p.name(),
                                () -> assertStandard(table.type(), p))));
  }

  @Test
  void ourOwnAreFewAndUnderOurOwnUrl() {
    assertThat(
            Tables.ALL.values().stream()
                .flatMap(table -> table.parameters().stream())
                .filter(p -> !p.definition().startsWith("http://hl7.org/fhir/"))
                .map(Parameter::definition))
        .containsExactlyInAnyOrder(
            "https://spasmwatch.org/fhir/SearchParameter/applies-to",
            "https://spasmwatch.org/fhir/SearchParameter/claim");
  }
}
