package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.testkit.Knowledge;

/** Holds the catalogue against the walk of the claims in ADR 0005. */
class ClaimsTest {
  private static final Path WALK = Path.of("docs/adr/0005-where-each-claim-lives.md");
  private static final int CLAIMS = 277;

  /** Found in the five documents beside the 277. */
  private static final List<String> FOUND = List.of("AMI-X-01");

  private static final String BEYOND = "LIT-";
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]{3}-[A-Z]+-\\d{2}) \\|[^|]*\\|([^|]*)\\|.*");
  private static final Pattern STATEMENT = Pattern.compile("`([a-z0-9-]+)`(?! \\(planned\\))");

  /** A claim and the records that carry it. */
  private record Row(String claim, String text) {
    boolean planned() {
      return text.contains("(planned)");
    }
  }

  private static List<Row> walk() throws IOException {
    return Files.readAllLines(WALK).stream()
        .map(ROW::matcher)
        .filter(m -> m.matches())
        .map(m -> new Row(m.group(1), m.group(2)))
        .toList();
  }

  @Test
  void everyClaimHasOneRowInTheWalk() throws IOException {
    assertThat(walk()).extracting(Row::claim).doesNotHaveDuplicates();
    assertThat(walk())
        .extracting(Row::claim)
        .filteredOn(claim -> !claim.startsWith(BEYOND) && !FOUND.contains(claim))
        .hasSize(CLAIMS);
    assertThat(walk()).extracting(Row::claim).containsAll(FOUND);
  }

  /** The layer beyond the sources has its own claims, and the others have none of them. */
  @Test
  void aStatementCarriesClaimsOfItsOwnLayerOnly() {
    KnowledgeBase knowledge = Knowledge.bundled();

    assertThat(knowledge.records().uses())
        .allSatisfy(
            use ->
                assertThat(use.statement().allClaims().map(claim -> claim.startsWith(BEYOND)))
                    .containsOnly(
                        knowledge.layerOf(use.statement()) == Source.Layer.BEYOND_SOURCES));
  }

  @Test
  void everyClaimThatIsNotPlannedIsCarriedByTheCatalogue() throws IOException {
    List<String> placed = walk().stream().filter(row -> !row.planned()).map(Row::claim).toList();

    assertThat(carried()).containsAll(placed);
  }

  @Test
  void theCatalogueCarriesNoClaimThatTheWalkDoesNotKnow() throws IOException {
    assertThat(walk()).extracting(Row::claim).containsAll(carried());
  }

  @Test
  void everyStatementThatTheWalkNamesExists() throws IOException {
    Set<String> statements =
        Knowledge.bundled().records().uses().stream()
            .map(ClinicalUse::id)
            .collect(Collectors.toSet());
    List<String> named =
        walk().stream()
            .filter(row -> !row.planned())
            .flatMap(row -> STATEMENT.matcher(row.text()).results().map(r -> r.group(1)))
            .filter(id -> id.contains("-"))
            .filter(id -> Knowledge.bundled().source(id).isEmpty())
            .distinct()
            .toList();

    assertThat(statements).containsAll(named);
  }

  private static Set<String> carried() {
    Records records = Knowledge.bundled().records();
    return Stream.of(
            records.uses().stream().flatMap(use -> use.statement().allClaims()),
            records.uses().stream().flatMap(ClaimsTest::frequencies),
            records.drugs().stream()
                .flatMap(drug -> drug.properties().stream())
                .flatMap(property -> property.evidence().stream())
                .flatMap(evidence -> evidence.claims().stream()),
            records.sources().stream().flatMap(source -> source.claims().stream()))
        .flatMap(claims -> claims)
        .collect(Collectors.toSet());
  }

  private static Stream<String> frequencies(ClinicalUse use) {
    return use instanceof UndesirableEffect effect
        ? effect.frequency().stream().flatMap(f -> f.claims().stream())
        : Stream.of();
  }
}
