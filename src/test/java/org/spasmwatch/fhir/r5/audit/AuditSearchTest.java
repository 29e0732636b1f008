package org.spasmwatch.fhir.r5.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.PatientHashes;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.testkit.Trails;

/** What a query for AuditEvents asks for. */
class AuditSearchTest {
  private static final String OLD = "the key of the year before, 32 bytes";
  private static final String NEW = "the key of the present year, 32 bytes";
  private static final PatientHashes HASHES =
      new PatientHashes(Trails.keys(Optional.of(NEW), Optional.of(OLD)));

  private static AuditSearch search(String... arguments) {
    List<Argument> given =
        Stream.of(arguments)
            .map(a -> new Argument(a.split("=", 2)[0], a.split("=", 2)[1]))
            .toList();
    return new AuditEdition("https://x.example/fhir/r5")
        .search(given, HASHES)
        .match(
            read -> read,
            issues -> {
              throw new AssertionError(issues.toString());
            });
  }

  @Test
  void aPatientIsLookedForUnderBothKeys() {
    PatientHashes before =
        new PatientHashes(Trails.keys(Optional.of(OLD), Optional.empty()));

    assertThat(search("patient=https://ehr.example/fhir/Patient/1").wanted().patients())
        .containsExactlyInAnyOrder(
            HASHES.of("https://ehr.example/fhir", "Patient/1"),
            before.of("https://ehr.example/fhir", "Patient/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "patient=Patient/1, Patient/1",
    "patient=1, Patient/1",
    "patient=urn:uuid:6e0f1c3a-94a1-4d40-9d3d-2f1f5f0d8a11, "
        + "urn:uuid:6e0f1c3a-94a1-4d40-9d3d-2f1f5f0d8a11",
    "patient=https://ehr.example/a/b/Patient/1, https://ehr.example/a/b/Patient/1",
  })
  void aPatientIsLookedForAsTheDataNameThem(String argument, String reference) {
    assertThat(search(argument).wanted().patients()).contains(HASHES.of(null, reference));
  }

  @Test
  void theLinksNameNoPatient() {
    AuditSearch search = search("patient=https://ehr.example/fhir/Patient/Quastelmann", "_count=5");

    assertThat(search.self())
        .startsWith("AuditEvent?patient:identifier=")
        .contains("patient-hash%7C", "_count=5")
        .doesNotContain("Quastelmann", "ehr.example");
    assertThat(search(search.self().split("[?&]", -1)[1].replace("%7C", "|")).wanted())
        .isEqualTo(search.wanted());
  }

  @Test
  void conditionsAreAndAndCommasAreOr() {
    assertThat(search("code=assess,change").wanted().kinds())
        .containsExactlyInAnyOrder(Kind.ASSESS, Kind.CHANGE);
    assertThat(search("code=assess", "code=change").wanted().kinds()).isEmpty();
    assertThat(search("date=ge2026", "date=lt2027,2028").wanted().spans()).hasSize(2);
    assertThat(search("_id=no-uuid").wanted().ids()).isEmpty();
    assertThat(search().wanted().ids()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_total=accurate", "_summary=count", "_count=0"})
  void theTotalIsCountedWhenItIsAskedFor(String argument) {
    assertThat(search(argument).total()).isTrue();
    assertThat(search().total()).isFalse();
    assertThat(search("_total=none").total()).isFalse();
  }
}
