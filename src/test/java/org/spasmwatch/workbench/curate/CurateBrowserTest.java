package org.spasmwatch.workbench.curate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.BrowserTest;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Tabs;

/** A curator at work, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CurateBrowserTest extends BrowserTest {
  private static final String TOKEN = "token-of-the-tests";
  private static final String USE = "/fhir/r5/ClinicalUseDefinition/";
  private static final String OWN = "s-curated";
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";

  private Page signedIn(String path) {
    Page page = open(path);
    page.locator("#token").fill(TOKEN);
    page.locator("main button.primary").click();
    page.waitForURL(url(path));
    return page;
  }

  /** A statement of this test, so that no other test finds the catalogue changed. */
  private static void own() {
    ObjectNode statement =
        (ObjectNode) Bundles.json(given().get(USE + "lamotrigine-headache").asString());
    statement.remove(List.of("meta", "text", "identifier"));
    curator().body(statement.put("id", OWN).toString()).put(USE + OWN).then().statusCode(201);
  }

  private static RequestSpecification curator() {
    return given().header("Authorization", "Bearer " + TOKEN).contentType("application/fhir+json");
  }

  @AfterEach
  void leavesNothingBehind() {
    for (String id : List.of(OWN, "examplol-muscle-cramp")) {
      curator().delete(USE + id).then().statusCode(204);
    }
    curator().delete("/fhir/r5/MedicationKnowledge/examplol").then().statusCode(204);
  }

  private static void preview(Page page) {
    page.locator("button[value=preview]").click();
  }

  private static void save(Page page, String reason) {
    page.locator("#reason").fill(reason);
    page.locator("button[value=save]").click();
    assertThat(page.locator(".note[role=status]")).isVisible();
  }

  @Test
  void whoEditsSignsInFirstAndTheTokenIsInNothingThatAScriptOrPageHolds() {
    Page page = open("/statements/gabapentin-tremor");
    page.locator("a.edit").first().click();
    assertThat(page).hasURL(Pattern.compile("/sign-in"));

    page.locator("#token").fill("a-wrong-one");
    page.keyboard().press("Enter");
    assertThat(page.locator("#token-problem")).containsText("not valid here");
    assertThat(page.locator("#token")).hasValue("");
    page.locator("#token").fill(TOKEN);
    page.keyboard().press("Enter");

    assertThat(page).hasURL(url("/curate/statement/gabapentin-tremor"));
    Cookie session =
        page.context().cookies().stream()
            .filter(cookie -> cookie.name.equals("spasmwatch-session"))
            .findFirst()
            .orElseThrow();
    assertThat(session.httpOnly).isTrue();
    assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    assertThat(page.content()).doesNotContain(TOKEN);
    assertThat((String) page.evaluate("document.cookie + JSON.stringify(localStorage)"))
        .doesNotContain(TOKEN);
    page.locator(".signed-in button").click();
    assertThat(page).hasURL(url("/sign-in"));
    page.navigate(url("/curate"));
    assertThat(page).hasURL(Pattern.compile("/sign-in"));
  }

  @Test
  void aCuratorSeesWhatAChangeWouldDoToTheCardsSideBySide() {
    Page page = signedIn("/curate/statement/gabapentin-myoclonus");
    page.locator("#f-urgency").selectOption("emergency");
    preview(page);

    assertThat(page.locator("h1")).hasText("What this would do");
    assertThat(page.locator("table.compare tbody tr")).hasCount(1);
    assertThat(page.locator("table.compare ins")).hasText("emergency");
    assertThat(page.locator(".patient .sides .card").first()).isVisible();
    assertThat(page.locator(".patient .tag.critical").first()).isVisible();
  }

  @Test
  void aChangeIsSavedWithAReasonComparedAndTakenBack() {
    own();
    Page page = signedIn("/curate/statement/" + OWN);
    page.locator("#f-urgency").selectOption("same-day");
    preview(page);
    page.locator("button[value=save]").click();
    assertThat(page.locator("#problems")).containsText("Give a reason");
    save(page, "seen in our clinic");

    assertThat(page).hasURL(Pattern.compile("/curate/statement/" + OWN + "/versions"));
    assertThat(page.locator("form table tbody tr").first()).containsText("seen in our clinic");
    assertThat(page.locator("table.compare ins")).hasText("same day");

    page.locator("select[name=restored]")
        .selectOption(page.locator("form table tbody th").nth(1).textContent());
    page.locator("form[action$=restore] button").click();
    assertThat(page.locator("table.compare del")).hasText("same day");
    save(page, "back to what the source says");
    assertThat(page.locator("table.compare del")).hasText("same day");
    page.locator("input[name=from]").nth(2).check();
    page.locator("input[name=to]").first().check();
    page.getByText("Compare").click();
    assertThat(page.locator("#compared")).isVisible();
    assertThat(page.locator("table.compare")).hasCount(0);
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
    Page page = signedIn("/curate/statement/gabapentin-tremor");
    page.locator("#f-effect").fill("moonsickness");
    page.locator("#f-text").fill("It makes " + HOSTILE);
    page.locator("#f-gates-0-").fill("any: [elderly, no-such-thing]");
    preview(page);

    assertThat(page.locator("#problems")).isFocused();
    assertThat(page.locator("#f-effect")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#f-effect-wrong")).containsText("nothing of this name");
    assertThat(page.locator("#f-effect")).hasValue("moonsickness");
    page.locator("#f-effect").fill("Tremor");
    preview(page);
    assertThat(page.locator("#f-gates-0--wrong")).containsText("no-such-thing");
    assertThat(page.locator("#f-effect")).hasValue("tremor");
    assertThat(page.locator("#f-text")).hasValue("It makes " + HOSTILE);
    page.locator("#f-gates-0-").fill("");
    preview(page);

    assertThat(page.locator("table.compare ins")).containsText("<img src=x");
    assertThat(page.locator("main img, main script")).hasCount(0);
    page.locator("button[value=edit]").click();
    assertThat(page.locator("#f-text")).hasValue("It makes " + HOSTILE);
  }

  @Test
  void ofTwoCuratorsTheSecondSeesWhatTheFirstHasChangedAndLosesNothing() {
    own();
    Page first = signedIn("/curate/statement/" + OWN);
    Page second = signedIn("/curate/statement/" + OWN);
    first.locator("#f-text").fill("Headache, as the first curator words it.");
    preview(first);
    save(first, "the first");

    second.locator("#f-text").fill("Headache, as the second curator words it.");
    preview(second);

    assertThat(second.locator("#problems")).containsText("newer version");
    assertThat(second.locator("#theirs")).isVisible();
    assertThat(second.locator("table.compare ins")).containsText("the first curator");
    assertThat(second.locator("#f-text")).hasValue("Headache, as the second curator words it.");
    preview(second);
    save(second, "both are right");
    assertThat(second.locator("form table tbody tr").first()).containsText("both are right");
  }

  @Test
  void aNewDrugAndANewStatementAboutItAreBegunByKeyboard() {
    Page page = signedIn("/curate");
    Tabs.reach(page, "a[href='/curate/new/drug']");
    page.keyboard().press("Enter");
    page.locator("#f-name").fill("examplol");
    page.locator("#f-names").fill("examplol\nExamplin");
    page.locator("#f-codes-atc").fill("M03BX99");
    preview(page);
    save(page, "a drug of this test");
    assertThat(page.locator("h1 code")).hasText("examplol");

    page.navigate(url("/curate/new/effect?subject=examplol"));
    page.locator("#f-text").fill("Examplol can cause muscle cramps.");
    page.locator("#f-effect").fill("Muscle cramp");
    assertThat(page.locator("#list-findings option").first()).isAttached();
    page.locator("#f-use").selectOption("alert");
    page.locator("#f-evidence-0-source").fill("gabapentin-twitch");
    page.locator("#f-evidence-0-grade").selectOption("uncited");
    page.locator("#f-evidence-0-claims").fill("GBP-UE-11");
    page.locator("fieldset.rows .add").last().click();
    assertThat(page.locator("[name='evidence.source']")).hasCount(2);
    preview(page);
    assertThat(page.locator(".note")).containsText("assessments use it");
    save(page, "an effect of this test");
    page.getByText("As readers see it").click();

    assertThat(page.locator("h1")).hasText(Pattern.compile("examplol: .*cramp"));
  }

  @Test
  void aDraftIsPutInForceByItsStatusAlone() {
    own();
    Page page = signedIn("/curate/statement/" + OWN);
    page.locator("#f-labels-status").selectOption("draft");
    preview(page);
    assertThat(page.locator(".note").first()).containsText("no assessment uses it");
    save(page, "taken out of force");
    page.navigate(url("/curate"));
    page.locator("a[href='/curate/statement/" + OWN + "']").first().click();
    assertThat(page.locator("#f-labels-status")).hasValue("draft");
    page.locator("#f-labels-status").selectOption("active");
    preview(page);
    save(page, "in force again");

    page.navigate(url("/curate/export"));
    assertThat(page.locator("pre.code").first()).containsText(OWN);
  }

  @Test
  void bothSidesOfADisagreementAreEdited() {
    Page page = signedIn("/curate/disagreement/con-05");
    Locator says = page.locator("#f-sides-0-says");
    String before = says.inputValue();
    says.fill(before + " So it says.");
    preview(page);
    assertThat(page.locator("table.compare ins")).containsText("So it says.");
    save(page, "nearer to its words");

    assertThat(page.locator("table.compare del")).containsText(before);
    page.navigate(url("/curate/export"));
    assertThat(page.locator("a[download]").first()).isVisible();
    Locator file = page.locator("section").filter(holding(files(page, "disagreements:")));
    String yaml = file.locator("pre.code").textContent();
    assertThat(yaml).contains("So it says.");
    String download = file.locator("a[download]").getAttribute("href");
    assertThat(page.request().get(url(download)).text()).isEqualTo(yaml);

    page.navigate(url("/curate/disagreement/con-05"));
    says.fill(before);
    preview(page);
    save(page, "as the catalogue has it");
    page.navigate(url("/curate/export"));
    assertThat(files(page, "disagreements:")).hasCount(0);
  }

  /** The exported files with that text: other tests have edits of their own. */
  private static Locator files(Page page, String text) {
    return page.locator("pre.code").filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator.FilterOptions holding(Locator inside) {
    return new Locator.FilterOptions().setHas(inside);
  }

  @Test
  void aCuratorFindsWhatThereIsToEdit() {
    Page page = signedIn("/curate");
    page.locator("main input[name=q]").fill("baclofen");
    page.locator("main input[name=q]").press("Enter");

    assertThat(page.locator("#found-title ~ ul a[href='/curate/drug/baclofen']")).isVisible();
    assertThat(page.locator("#found-title ~ ul a").all().size()).isGreaterThan(3);
  }

  @Test
  void withoutAnyScriptAFormIsAForm() {
    Page page = signedIn("/curate/statement/gabapentin-tremor");
    page.route("**/*.js*", route -> route.abort());
    page.reload();
    page.locator("#f-urgency").selectOption("same-day");
    preview(page);

    assertThat(page.locator("table.compare ins")).hasText("same day");
    assertThat(page.locator("button[value=save]")).isVisible();
  }
}
