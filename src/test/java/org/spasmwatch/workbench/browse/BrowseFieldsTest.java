package org.spasmwatch.workbench.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hostile;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.Visit.Language;
import org.spasmwatch.workbench.Visit.Site;
import org.spasmwatch.workbench.bedside.Stories;
import org.spasmwatch.workbench.browse.Search.Found;
import org.spasmwatch.workbench.browse.StatementPage.Version;
import org.spasmwatch.workbench.browse.matrix.Matrix;
import org.spasmwatch.workbench.browse.matrix.Matrix.Filter;
import org.spasmwatch.workbench.browse.matrix.MatrixMaker;

/** Whatever a curator, a source or a visitor wrote is text on every page of the knowledge. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BrowseFieldsTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();
  private static final Visit VISIT =
      new Visit(
          "/?name=x",
          Locale.ENGLISH,
          "light",
          new Site("2026.1+1", true, "0a1b", List.of(new Language("en", "English"))));

  private record Home(Visit visit, Matrix matrix, List<Stories.Told> stories) {}

  private record Monograph(Visit visit, DrugPage page) {}

  private record Told(Visit visit, StatementPage page) {}

  private record Sought(Visit visit, String text, Found found) {}

  private record Kept(Visit visit, String id, List<Version> versions) {}

  private record Shown(Visit visit, String name, String json) {}

  @Test
  void theMatrixIsInert() {
    Matrix matrix = new MatrixMaker(KNOWLEDGE, new Filter("a", "", "")).make();

    assertThat(
            Hostile.inert(
                new Home(VISIT, matrix, Stories.all(Locale.ENGLISH)),
                home ->
                    BrowseResource.Templates.home(home.visit(), home.matrix(), home.stories())
                        .render()))
        .contains(
            "Row.name",
            "Cell.finding",
            "Column.label",
            "Filter.name",
            "Told.title",
            "Visit.path",
            "Site.knowledge");
  }

  @Test
  void aMonographIsInert() {
    DrugPage page = new DrugPages(KNOWLEDGE).of("gabapentin").orElseThrow();

    assertThat(
            Hostile.inert(
                new Monograph(VISIT, page),
                told -> BrowseResource.Templates.drug(told.visit(), told.page()).render()))
        .contains(
            "DrugPage.name",
            "Coded.code",
            "Coded.system",
            "Entry.id",
            "Entry.text",
            "Entry.title",
            "Property.text",
            "Proof.source",
            "Side.says",
            "Side.source",
            "Difference.topic",
            "Difference.handling");
  }

  @Test
  void aStatementIsInert() {
    StatementPage page = new StatementPages(KNOWLEDGE).of("gabapentin-myoclonus").orElseThrow();

    assertThat(
            Hostile.inert(
                new Told(VISIT, page),
                told -> StatementResource.Templates.statement(told.visit(), told.page()).render()))
        .contains("Entry.text", "Link.label", "Proof.standing", "Proof.note", "Side.says");
  }

  @Test
  void aSearchIsInert() {
    Found found = new Search(KNOWLEDGE, "neuro").found();

    assertThat(
            Hostile.inert(
                new Sought(VISIT, "neuro", found),
                f -> BrowseResource.Templates.search(f.visit(), f.text(), f.found()).render()))
        .contains("Sought.text", "Hit.label", "Hit.name", "Hit.text");
  }

  @Test
  void versionsAndFhirAreInert() {
    Version version =
        new Version(2, "2026-11-22 08:00 UTC", "originLocal", "Somebody", "Because", false);

    assertThat(
            Hostile.inert(
                new Kept(VISIT, "a", List.of(version)),
                k ->
                    StatementResource.Templates.versions(k.visit(), k.id(), k.versions()).render()))
        .contains("Version.author", "Version.reason", "Version.recorded");
    assertThat(
            Hostile.inert(
                new Shown(VISIT, "r5", "{}"),
                f -> StatementResource.Templates.fhir(f.visit(), f.name(), f.json()).render()))
        .contains("Shown.json", "Shown.name");
  }
}
