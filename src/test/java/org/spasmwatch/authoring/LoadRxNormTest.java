package org.spasmwatch.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/**
 * A small release in the layout of the real one. The ingredients are real; the numbers of the other
 * concepts, from 90000001, and the names are made up.
 */
class LoadRxNormTest {
  private static final String GABAPENTIN = "25480";
  private static final String AMITRIPTYLINE = "704";
  private static final String PERPHENAZINE = "8076";

  @TempDir private Path folder;

  /** What the command said, and how it ended. */
  private record Outcome(int code, String said) {}

  private Outcome load() {
    return load(folder.toString(), folder.resolve("table.csv").toString());
  }

  private static Outcome load(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        new LoadRxNorm(
                new PrintStream(said, true, StandardCharsets.UTF_8), KnowledgeFiles.bundled())
            .run(Arrays.asList(arguments));
    return new Outcome(code, said.toString(StandardCharsets.UTF_8));
  }

  private static String name(String rxcui, String tty, String name) {
    return name(rxcui, "RXNORM", tty, name, "N");
  }

  /** A row of RXNCONSO.RRF: 18 columns. */
  private static String name(String rxcui, String sab, String tty, String name, String suppress) {
    return rxcui
        + "|ENG||||||1|||"
        + rxcui
        + "|"
        + sab
        + "|"
        + tty
        + "|"
        + rxcui
        + "|"
        + name
        + "||"
        + suppress
        + "|4096|\n";
  }

  /** A row of RXNREL.RRF: 16 columns; it reads from the second concept to the first. */
  private static String says(String second, String relation, String first) {
    return first + "||CUI|RO|" + second + "||CUI|" + relation + "|1||RXNORM||||N|4096|\n";
  }

  @BeforeEach
  void aRelease() throws IOException {
    release(
        name(GABAPENTIN, "IN", "gabapentin")
            + name(AMITRIPTYLINE, "IN", "amitriptyline")
            + name(PERPHENAZINE, "IN", "perphenazine")
            + name("90000099", "IN", "a drug that nobody knows")
            + name("90000001", "SCDC", "gabapentin 300 MG")
            + name("90000002", "SCD", "gabapentin 300 MG Oral Capsule")
            + name("90000003", "SBD", "gabapentin 300 MG Oral Capsule [Brandone]")
            + name("90000004", "BN", "Brandone")
            + name("90000005", "SCDF", "gabapentin Oral Capsule")
            + name("90000006", "PIN", "amitriptyline hydrochloride")
            + name("90000007", "SCDC", "amitriptyline hydrochloride 10 MG")
            + name("90000008", "SCDC", "perphenazine 2 MG")
            + name("90000009", "SCD", "amitriptyline / perphenazine Oral Tablet")
            + name("90000010", "GPCK", "{7 (gabapentin 300 MG Oral Capsule) } Pack")
            + name("90000011", "SCD", "a product that nobody knows")
            + name("90000012", "RXNORM", "SCD", "gabapentin 400 MG Oral Capsule", "O")
            + name("90000013", "RXNORM", "SCD", "gabapentin 500 MG Oral Capsule", "E")
            + name("90000014", "MMSL", "CD", "gabapentin of another source", "N")
            + name("90000015", "SCD", "a product coloured with gabapentin"),
        says("90000001", "has_ingredient", GABAPENTIN)
            + says(GABAPENTIN, "ingredient_of", "90000001")
            + says("90000002", "consists_of", "90000001")
            + says("90000001", "constitutes", "90000002")
            + says("90000003", "tradename_of", "90000002")
            + says("90000003", "has_ingredient", "90000004")
            + says("90000004", "tradename_of", GABAPENTIN)
            + says("90000005", "has_ingredient", GABAPENTIN)
            + says("90000006", "form_of", AMITRIPTYLINE)
            + says("90000007", "has_precise_ingredient", "90000006")
            + says("90000008", "has_ingredient", PERPHENAZINE)
            + says("90000009", "consists_of", "90000007")
            + says("90000009", "consists_of", "90000008")
            + says("90000010", "contains", "90000002")
            + says("90000011", "has_ingredient", "90000099")
            + says("90000012", "isa", "90000005")
            + says("90000013", "isa", "90000005")
            + says("90000014", "has_ingredient", GABAPENTIN)
            + says("90000015", "has_inactive_ingredient", GABAPENTIN)
            + "|4711|AUI|SY||4712|AUI||2||RXNORM||||N|4096|\n");
  }

  private void release(String names, String relations) throws IOException {
    Files.writeString(folder.resolve("RXNCONSO.RRF"), names);
    Files.writeString(folder.resolve("RXNREL.RRF"), relations);
  }

  private List<String> table() throws IOException {
    return Files.readAllLines(folder.resolve("table.csv"));
  }

  @Test
  void theTableHasTheFormOfTheShippedOne() throws IOException {
    assertThat(load().code()).isZero();

    assertThat(table().get(0)).startsWith("# RxNorm products");
    assertThat(table().get(1)).isEqualTo("rxcui,tty,name,ingredient_rxcuis");
    assertThat(table()).contains("704,IN,amitriptyline,704");
  }

  @Test
  void aClinicalDrugHasTheIngredientsOfItsComponents() throws IOException {
    load();

    assertThat(table())
        .contains("90000001,SCDC,\"gabapentin 300 MG\",25480")
        .contains("90000002,SCD,\"gabapentin 300 MG Oral Capsule\",25480");
  }

  @Test
  void aBrandedDrugABrandAFormAndAPackHaveThoseOfWhatTheyStandFor() throws IOException {
    load();

    assertThat(table())
        .contains("90000003,SBD,\"gabapentin 300 MG Oral Capsule [Brandone]\",25480")
        .contains("90000004,BN,Brandone,25480")
        .contains("90000005,SCDF,\"gabapentin Oral Capsule\",25480")
        .contains("90000010,GPCK,\"{7 (gabapentin 300 MG Oral Capsule) } Pack\",25480");
  }

  @Test
  void aCombinationHasAllOfThemThroughThePreciseIngredientToo() throws IOException {
    load();

    assertThat(table())
        .contains("90000006,PIN,\"amitriptyline hydrochloride\",704")
        .contains("90000009,SCD,\"amitriptyline / perphenazine Oral Tablet\",\"704 8076\"");
  }

  @Test
  void aWithdrawnProductIsKeptAndCountedAndAHiddenOneIsNot() throws IOException {
    Outcome outcome = load();

    assertThat(outcome.said()).contains("1 of them withdrawn and kept for old records");
    assertThat(table()).anyMatch(row -> row.startsWith("90000012,"));
    assertThat(table()).noneMatch(row -> row.startsWith("90000013,"));
  }

  @Test
  void otherDrugsOtherSourcesAndInactiveIngredientsAreLeftOut() throws IOException {
    load();

    assertThat(String.join("\n", table()))
        .doesNotContain("90000011", "90000099", "90000014", "90000015");
  }

  @Test
  void aBrandWithSeveralCompositionsDoesNotLendItsIngredientsToAProduct() throws IOException {
    Files.writeString(
        folder.resolve("RXNREL.RRF"),
        Files.readString(folder.resolve("RXNREL.RRF"))
            + says("90000004", "tradename_of", AMITRIPTYLINE));

    load();

    assertThat(table())
        .contains("90000004,BN,Brandone,\"704 25480\"")
        .contains("90000003,SBD,\"gabapentin 300 MG Oral Capsule [Brandone]\",25480");
  }

  @Test
  void anInfusionOfManyAminoAcidsIsKnownAndIsNoneOfOurDrugs() throws IOException {
    StringBuilder names = new StringBuilder(name("10898", "IN", "tryptophan"));
    StringBuilder relations = new StringBuilder(says("90000020", "has_ingredient", "10898"));
    for (int acid = 90000030; acid < 90000035; acid++) {
      names.append(name(String.valueOf(acid), "IN", "amino acid " + acid));
      relations.append(says("90000020", "has_ingredient", String.valueOf(acid)));
    }
    release(names + name("90000020", "SCD", "amino acids Injection"), relations.toString());

    load();

    assertThat(table()).contains("10898,IN,tryptophan,10898");
    assertThat(table()).contains("90000020,SCD,\"amino acids Injection\",");
  }

  @Test
  void theServiceReadsTheTableInPlaceOfTheShippedOne() {
    load();

    Lexicon drugs =
        Edition.read(
                KnowledgeFiles.bundled().withProducts(folder.resolve("table.csv")),
                Upcasters.CURRENT)
            .knowledge()
            .terms()
            .drugs();

    assertThat(drugs.of(new Code(Systems.RXNORM, "90000009")))
        .containsExactlyInAnyOrder("amitriptyline", "perphenazine");
  }

  @Test
  void aRowWithoutAllItsColumnsIsToldWithItsLine() throws IOException {
    Path relations = folder.resolve("RXNREL.RRF");
    Files.writeString(relations, Files.readString(relations) + "25480||CUI|RO|9|\n");

    Outcome outcome = load();

    assertThat(outcome.said()).contains("RXNREL.RRF:21: has not the 16 columns");
    assertThat(outcome.code()).isEqualTo(65);
    assertThat(folder.resolve("table.csv")).doesNotExist();
  }

  @Test
  void aFolderWithoutTheFilesIsTold() {
    Outcome outcome = load(folder.resolve("none").toString(), folder.resolve("t.csv").toString());

    assertThat(outcome.said()).contains("RXNREL.RRF: there is no such file");
    assertThat(outcome.code()).isEqualTo(66);
  }

  @Test
  void withoutItsTwoArgumentsItSaysHowItIsUsed() {
    assertThat(load("one").said()).startsWith("usage: load-rxnorm");
    assertThat(load("one").code()).isEqualTo(64);
  }
}
