package org.spasmwatch.assessment.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

/**
 * Gabapentin and sertraline are taken; an order would begin tizanidine and end sertraline. What
 * counts as taken depends on whether the criterion is asked about the orders.
 */
class TakingTest {
  private static final String DRAFT = "MedicationRequest/draft";
  private static final List<MedicationUse> USES =
      List.of(
          Facts.taking("gabapentin", "2026-01-01"),
          Facts.taking("sertraline", "2026-01-01"),
          Facts.use(DRAFT, "tizanidine", Status.INTENDED, "2026-04-21", null));
  private static final Orders ORDERS =
      new Orders(Set.of(DRAFT), Set.of("MedicationStatement/sertraline"), Set.of(DRAFT), Set.of());

  @ParameterizedTest
  @CsvSource({
    // asked about a drug that no order touches: as it is now
    "gabapentin, gabapentin, true",
    "gabapentin, sertraline, true",
    "gabapentin, tizanidine, false",
    // about what an order begins: as it would be
    "tizanidine, gabapentin, true",
    "tizanidine, sertraline, false",
    "tizanidine, tizanidine, true",
    // about what an order ends: the same
    "sertraline, gabapentin, true",
    "sertraline, sertraline, false",
    "sertraline, tizanidine, true"
  })
  void anOrderIsAskedAboutAsItWouldBeAfterIt(String about, String drug, boolean taken) {
    Chart chart =
        Chart.of(Facts.of(USES, List.of(), ORDERS), Occasion.SIGNING, Knowledge.bundled());
    Exposure exposure =
        chart.exposures().stream().filter(e -> e.drug().equals(about)).findFirst().orElseThrow();

    Verdict verdict =
        new Criteria(chart, Context.of(exposure, null)).decide(new Criterion.Taking("k", drug));

    assertThat(verdict.met()).isEqualTo(taken);
    assertThat(verdict.notMet()).isNotEqualTo(taken);
  }
}
