package org.spasmwatch.app.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.change.ChangeRefused.Reason;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** That a code leads to one drug, whoever writes. */
class DrugCodesTest {
  private static final Catalogue CATALOGUE = new Catalogue();
  private static final KnowledgeBase INSTALLED = CATALOGUE.read("+1", Catalogue.installed());
  private static final Author ANNA = new Author("anna", "a test", true);

  private static Edit drug(String id, String rxNorm) {
    Code code = new Code(Systems.RXNORM, rxNorm);
    Drug drug = new Drug(id, id, Set.of(code), List.of(id), List.of());
    Entry entry = new Entry.OfDrug(drug, Labels.NONE);
    return new Edit(entry.id(), Edit.ANY, entry);
  }

  private static KnowledgeBase after(List<Edit> edits) {
    ChangePlan plan =
        new ChangePlan(CATALOGUE, new Permission(false), new ArrayList<>(Catalogue.installed()));
    KnowledgeBase before = plan.before(Optional.of(INSTALLED));
    edits.forEach(edit -> plan.add(edit, before, ANNA));
    return plan.after("tried");
  }

  private static void isRefused(KnowledgeBase before, List<Edit> edits, String... says) {
    KnowledgeBase after = after(edits);
    assertThatThrownBy(() -> DrugCodes.check(edits, before, after))
        .isInstanceOfSatisfying(
            ChangeRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.DUPLICATE);
              assertThat(refused.explanation()).contains(says);
            });
  }

  @Test
  void aDrugWithTheCodeOfAnotherIsRefusedByBothNames() {
    isRefused(
        INSTALLED, List.of(drug("testol", "25480")), "25480 of drug/testol", "drug/gabapentin");
  }

  @Test
  void twoThatAreWrittenAtOnceMayNotShareOneEither() {
    isRefused(
        INSTALLED,
        List.of(drug("testol", "999999990"), drug("restol", "999999990")),
        "drug/testol",
        "drug/restol");
  }

  @Test
  void aCodeOfItsOwnIsNoDuplicate() {
    List<Edit> edits = List.of(drug("testol", "999999990"));

    assertThatCode(() -> DrugCodes.check(edits, INSTALLED, after(edits)))
        .doesNotThrowAnyException();
  }

  /** It may have been stored before this was looked at: the text beside it can still be mended. */
  @Test
  void aCodeThatWasSharedAlreadyMayStay() {
    List<Edit> edits = List.of(drug("testol", "25480"));
    KnowledgeBase shared = after(edits);

    assertThatCode(() -> DrugCodes.check(edits, shared, shared)).doesNotThrowAnyException();
  }
}
