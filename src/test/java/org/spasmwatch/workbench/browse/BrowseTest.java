package org.spasmwatch.workbench.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.workbench.browse.Search.Hit;
import org.spasmwatch.workbench.browse.Told.Section;
import org.spasmwatch.workbench.browse.matrix.Matrix;
import org.spasmwatch.workbench.browse.matrix.Matrix.Cell;
import org.spasmwatch.workbench.browse.matrix.Matrix.Filter;
import org.spasmwatch.workbench.browse.matrix.Matrix.Row;
import org.spasmwatch.workbench.browse.matrix.MatrixMaker;

class BrowseTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static Matrix matrix(String name, String finding, String kind) {
    return new MatrixMaker(KNOWLEDGE, new Filter(name, finding, kind)).make();
  }

  private static Cell cell(String drug, String finding) {
    Matrix matrix = matrix("", finding, "");
    return matrix.rows().stream()
        .filter(row -> row.id().equals(drug))
        .map(row -> row.cells().get(0))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> found(String text) {
    return new Search(KNOWLEDGE, text).found().hits().stream().map(Hit::href).toList();
  }

  @Test
  void aCellSaysHowOftenHowSureAndWhetherSourcesDiffer() {
    Cell spasm = cell("gabapentin", "muscle-spasm");

    assertThat(spasm.state()).isEqualTo("effect");
    assertThat(spasm.often()).isEqualTo("oftenRare");
    assertThat(spasm.differ()).isTrue();
    assertThat(cell("lamotrigine", "muscle-spasm").state()).isEqualTo("denied");
  }

  @Test
  void theFilterTakesBrandsAndKinds() {
    assertThat(matrix("neuront", "", "").rows()).extracting(Row::id).containsExactly("gabapentin");
    assertThat(matrix("", "", "classes").rows()).isNotEmpty().allMatch(Row::group);
    assertThat(matrix("", "", "drugs").rows()).isNotEmpty().noneMatch(Row::group);
    assertThat(matrix("baclofen", "", "").rows()).isEmpty();
    assertThat(matrix("baclofen", "", "").rest()).extracting(Row::id).containsExactly("baclofen");
    assertThat(matrix("", "tremor", "").rest()).isEmpty();
    assertThat(matrix("<script>", "", "").rows()).isEmpty();
    assertThat(matrix("", "no-such-finding", "").rows()).isEmpty();
  }

  @Test
  void namesBrandsCodesFindingsAndClaimsAreFound() {
    assertThat(found("Neurontin")).startsWith("/drugs/gabapentin");
    assertThat(found("n02bf01")).startsWith("/drugs/gabapentin");
    assertThat(found("twitch")).contains("/statements/gabapentin-withdrawal-twitching");
    assertThat(found("GBP-UE-11")).contains("/statements/gabapentin-myoclonus");
    assertThat(found("antipsych")).contains("/drugs/antipsychotics");
    assertThat(found("  ")).isEmpty();
    assertThat(found("nothing is called like this")).isEmpty();
  }

  @Test
  void noSearchIsAnsweredWithoutEnd() {
    assertThat(found("a")).hasSize(Search.MOST);
    assertThat(new Search(KNOWLEDGE, "a").found().more()).isTrue();
    assertThat(new Search(KNOWLEDGE, "neurontin").found().more()).isFalse();
    assertThat(found("x".repeat(100_000))).isEmpty();
  }

  @Test
  void everyStatementHasAPageAndIsOnThatOfItsSubject() throws IOException {
    Properties words = new Properties();
    words.load(Files.newBufferedReader(Path.of("src/main/resources/messages/m_en.properties")));
    StatementPages statements = new StatementPages(KNOWLEDGE);
    DrugPages drugs = new DrugPages(KNOWLEDGE);
    for (ClinicalUse use : KNOWLEDGE.records().uses()) {
      StatementPage page = statements.of(use.id()).orElseThrow();
      DrugPage subject = drugs.of(use.subject()).orElseThrow();

      assertThat(page.proofs()).hasSameSizeAs(use.statement().evidence());
      assertThat(page.passages()).isNotEmpty().allMatch(p -> words.containsKey(p.title()));
      assertThat(subject.sections().stream().map(Section::entries).flatMap(List::stream))
          .anyMatch(entry -> entry.id().equals(use.id()));
    }
    assertThat(statements.of("none")).isEmpty();
    assertThat(drugs.of("none")).isEmpty();
  }

  @Test
  void aDisagreementShowsBothSides() {
    StatementPage page = new StatementPages(KNOWLEDGE).of("gabapentin-myoclonus").orElseThrow();

    assertThat(page.differences()).isNotEmpty().allMatch(d -> d.sides().size() > 1);
  }
}
