package org.spasmwatch.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.codec.KnowledgeFiles;

/** What a curator reads who has made one slip, or several, in a copy of a bundled file. */
class ValidateKnowledgeTest {
  private static final String GABAPENTIN = "drugs/gabapentin.yaml";
  private static final String LAMOTRIGINE = "drugs/lamotrigine.yaml";

  private static final List<String> FILES =
      List.of(
          GABAPENTIN,
          LAMOTRIGINE,
          "classes/muscle-relaxants.yaml",
          "disagreements/amitriptyline.yaml",
          "policy.yaml",
          "criteria.yaml",
          "sources.yaml",
          "catalogue.yaml",
          "terminology/findings.yaml",
          "terminology/analytes.yaml",
          "terminology/drugs.yaml",
          "terminology/codes.csv",
          "terminology/rxnorm-products.csv");

  @TempDir private Path folder;

  /** What the command said, and how it ended. */
  private record Outcome(int code, String said) {}

  private static Outcome validate(Path... named) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        new ValidateKnowledge(
                new PrintStream(said, true, StandardCharsets.UTF_8), KnowledgeFiles.bundled())
            .run(List.of(named).stream().map(Path::toString).toList());
    return new Outcome(code, said.toString(StandardCharsets.UTF_8));
  }

  private static String bundled(String file) throws IOException {
    try (InputStream in = KnowledgeFiles.bundled().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** Replaces the first place where the bundled file says {@code from}. */
  private Path edited(String file, String from, String to) throws IOException {
    String text = bundled(file);
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    return write(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private static int lineOf(Path file, String text) throws IOException {
    String all = Files.readString(file);
    return (int) all.substring(0, all.indexOf(text)).chars().filter(c -> c == '\n').count() + 1;
  }

  /** The one fault there is: in this file, at the line of this text, with these words. */
  private static void hasOneFault(Outcome outcome, Path file, String at, String... words)
      throws IOException {
    assertThat(outcome.said()).contains("1 fault in 1 file.");
    assertThat(outcome.said()).startsWith(file + ":" + lineOf(file, at) + ": ").contains(words);
    assertThat(outcome.code()).isEqualTo(65);
  }

  @Test
  void theBundledCatalogueHasNoFaults() {
    Outcome outcome = validate();

    assertThat(outcome.said()).isEqualTo("No faults: the catalogue of this program.\n");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void theFolderOfTheCatalogueHasNoFaults() {
    Outcome outcome = validate(Path.of("src/main/resources/knowledge"));

    assertThat(outcome.said()).startsWith("No faults: ").doesNotContain("to be done");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void anEditedPageUnderAnyNameIsJudgedInPlaceOfTheBundledOne() throws IOException {
    Path page = write("my draft.yaml", bundled(GABAPENTIN));

    Outcome outcome = validate(page);

    assertThat(outcome.said())
        .isEqualTo("No faults: 1 file, judged with the rest of the catalogue.\n");
  }

  @Test
  void aCodeThatIsNotInTheRegisterIsUnknown() throws IOException {
    Path page = edited(GABAPENTIN, "N02BF01", "N02BF98");

    hasOneFault(
        validate(page), page, "N02BF98", "atc code N02BF98", "unknown", "two public places");
  }

  @Test
  void aWithdrawnCodeStandsInTheRegisterOnly() throws IOException {
    Path page = edited(GABAPENTIN, "[N02BF01]", "[N02BF01, N03AX12]");

    hasOneFault(validate(page), page, "N03AX12", "withdrawn", "the register alone", "leave it out");
  }

  @Test
  void aWithdrawnCodeStandsForADrugOrAFinding() throws IOException {
    Path register =
        edited("terminology/codes.csv", "N03AX12,withdrawn,gabapentin,", "N03AX12,withdrawn,gaba,");

    assertThat(validate(register).said())
        .contains("N03AX12", "stands for 'gaba', which is nothing", "the key of a finding");
  }

  @Test
  void aWithdrawnCodeHasTheFormOfOne() throws IOException {
    Path register =
        edited("terminology/codes.csv", "atc,N03AX12,withdrawn,", "atc,N03A12,withdrawn,");

    assertThat(validate(register).said())
        .contains("cannot be read: there can be no withdrawn atc code N03A12");
  }

  @Test
  void aCodeWithAWrongCheckDigitCannotBeOne() throws IOException {
    Path page = edited(GABAPENTIN, "\"386845007\"", "\"386845008\"");

    hasOneFault(validate(page), page, "386845008", "there can be no snomed code", "digit by digit");
  }

  @Test
  void aCodeOfTheRegisterThatNobodyHasConfirmedIsUnverified() throws IOException {
    Path page = edited(GABAPENTIN, "\"386845007\"", "\"108402001\"");

    hasOneFault(validate(page), page, "108402001", "unverified", "leave it out");
  }

  @Test
  void anyCodeOfAnEntryForWhichNoneIsConfirmedIsUnverified() throws IOException {
    Path findings =
        edited(
            "terminology/findings.yaml",
            "    icd10cm: [G25.71]\n",
            "    icd10cm: [G25.71]\n    snomed: [\"230333002\"]\n");

    hasOneFault(validate(findings), findings, "230333002", "'akathisia'", "unverified");
  }

  @Test
  void aReferenceThatLeadsNowhereIsToldWithTheNearestName() throws IOException {
    Path page = edited(GABAPENTIN, "effect: tremor\n", "effect: tremorr\n");

    hasOneFault(
        validate(page),
        page,
        "id: gabapentin-tremor",
        "there is no finding 'tremorr'",
        "is it 'tremor'?",
        "terminology/findings.yaml");
  }

  @Test
  void aSlipInAFieldThatHasToBeThereIsToldAlone() throws IOException {
    Path page = edited(GABAPENTIN, "    evidence:", "    evidnce:");

    String said = validate(page).said();

    assertThat(said).contains("'evidence' is missing", "'evidnce' is no field here");
    assertThat(said).contains("is it 'evidence'?", "2 faults in 1 file.");
    assertThat(said).doesNotContain("'id' is no field here");
  }

  @Test
  void anIdThatIsThereTwiceIsToldWithThePlaceOfTheOther() throws IOException {
    Path page = edited(LAMOTRIGINE, "- id: lamotrigine-", "- id: gabapentin-tremor\n    idd: ");

    assertThat(validate(page).said()).contains("'idd' is no field here", "is it 'id'?");

    Path twice =
        write(
            LAMOTRIGINE,
            bundled(LAMOTRIGINE)
                .replaceFirst("- id: lamotrigine-[a-z-]+", "- id: gabapentin-tremor"));
    assertThat(validate(twice).said())
        .contains("statement 'gabapentin-tremor' is there twice")
        .contains("the other stands at drugs/gabapentin.yaml:");
  }

  @Test
  void aDrugThatAlsoStandsInTheListOfThoseWithoutAPageIsThereTwice() throws IOException {
    Path page = write("sertraline.yaml", "drug: sertraline\nname: sertraline\n");

    Outcome outcome = validate(page);

    assertThat(outcome.said())
        .contains("drug 'sertraline' is there twice", "terminology/drugs.yaml:")
        .contains("to be done: " + page, "add '- drugs/sertraline.yaml' there");
  }

  @Test
  void aLimitInAnotherUnitThanWhatItIsComparedWithIsAFault() throws IOException {
    Path policy =
        edited(
            "policy.yaml",
            "  - key: low-sodium\n    bound: below\n    value: \"135\"\n    unit: mmol/L",
            "  - key: low-sodium\n    bound: below\n    value: \"135\"\n    unit: mg/dL");

    Outcome outcome = validate(policy);

    assertThat(outcome.said())
        .contains("criteria.yaml (bundled):")
        .contains("limit 'low-sodium' is in mg/dL, and what it is compared with in mmol/L");
    assertThat(outcome.code()).isEqualTo(65);
  }

  @Test
  void aLengthOfTimeThatIsNotInDaysIsAFault() throws IOException {
    Path policy =
        edited(
            "policy.yaml",
            "key: maximum-age.sodium\n    bound: at-most\n    value: \"14\"\n    unit: d",
            "key: maximum-age.sodium\n    bound: at-most\n    value: \"14\"\n    unit: mmol/L");

    hasOneFault(
        validate(policy), policy, "key: maximum-age.sodium", "length of time", "in d (days)");
  }

  @Test
  void aNumberOutOfItsBoundsIsAFault() throws IOException {
    Path policy =
        edited(
            "policy.yaml",
            "key: elderly\n    bound: at-least\n    value: \"65\"",
            "key: elderly\n    bound: at-least\n    value: \"650\"");

    hasOneFault(validate(policy), policy, "key: elderly", "out of bounds: 650", "between 50 and");
  }

  @Test
  void aClaimForAnEffectAndForItsDenialIsAContradiction() throws IOException {
    Path page = write(LAMOTRIGINE, bundled(LAMOTRIGINE) + DENIAL.formatted("GBP-UE-07"));

    assertThat(validate(page).said())
        .contains("claim GBP-UE-07 is evidence of 'gabapentin-tremor' and of its denial")
        .contains("under 'statements' of a disagreement");
  }

  @Test
  void theSameClaimIsNoContradictionWhereADisagreementShowsBoth() throws IOException {
    Path page = write(LAMOTRIGINE, bundled(LAMOTRIGINE) + DENIAL.formatted("GBP-UE-07"));
    Path disagreement = write("disagreements/tremor.yaml", DISAGREEMENT);

    Outcome outcome = validate(page, disagreement);

    assertThat(outcome.said()).contains("No faults: 2 files").contains("to be done");
    assertThat(outcome.code()).isZero();
  }

  private static final String DENIAL =
      """
        - id: lamotrigine-no-tremor
          use: reference
          effect: tremor
          denies: causes
          text: A statement for a test.
          evidence:
            - {source: gabapentin-twitch, grade: uncited, claims: [%s]}
      """;

  private static final String DISAGREEMENT =
      """
      disagreements:
        - id: con-of-a-test
          topic: Whether there is tremor
          sides:
            - {source: gabapentin-twitch, says: There is., claims: [GBP-UE-07]}
            - {source: gabapentin-spasms, says: There is none., claims: [GBP-UE-01]}
          handling: both are shown
          statements: [gabapentin-tremor, lamotrigine-no-tremor]
      """;

  @Test
  void badYamlIsToldWithItsLineAndDrawsNoFaultsOfOtherFilesAfterIt() throws IOException {
    Path page = edited(GABAPENTIN, "effects:\n", "effects: [\n");

    Outcome outcome = validate(page);

    assertThat(outcome.said())
        .contains("is no YAML: ", "indentation")
        .contains("1 fault in 1 file.")
        .doesNotContain("Exception", "(bundled)");
  }

  @Test
  void anUnknownKeyIsToldWithTheNearestOneAndDrawsNoFaultsOfOtherFilesAfterIt() throws IOException {
    Path page =
        edited(GABAPENTIN, "id: gabapentin-tremor\n", "id: gabapentin-tremor\n    frequncy: []\n");

    hasOneFault(
        validate(page),
        page,
        "id: gabapentin-tremor",
        "'frequncy' is no field here",
        "is it 'frequency'?");
  }

  @Test
  void aWordThatIsNoneOfTheChoicesIsToldWithTheNearest() throws IOException {
    Path page = edited(GABAPENTIN, "grade: uncited", "grade: uncitde");

    assertThat(validate(page).said()).contains("'uncitde' is none of", "is it 'uncited'?");
  }

  @Test
  void allFaultsOfAllFilesAreToldAtOnce() throws IOException {
    edited(GABAPENTIN, "effect: tremor\n", "effect: tremorr\n");
    edited("classes/ssris.yaml", "{drug: sertraline,", "{drug: sertralin,");
    edited("policy.yaml", "value: \"65\"", "value: \"650\"");
    write("terminology/notes.yaml", "what: nobody knows\n");

    Outcome outcome = validate(folder);

    assertThat(outcome.said())
        .contains("'tremorr'", "is it 'sertraline'?", "out of bounds", "is no file of a catalogue")
        .contains("4 faults in 4 files.");
  }

  @Test
  void aPageThatTheGivenCatalogueDoesNotListIsAFault() throws IOException {
    write("drugs/none-such.yaml", "drug: none-such\nname: none such\n");
    write("catalogue.yaml", bundled("catalogue.yaml"));

    assertThat(validate(folder).said())
        .contains("is not in catalogue.yaml", "add '- drugs/none-such.yaml' there");
  }

  /** Lines taken out, doubled, cut and swapped: whatever a hand does, an answer and no crash. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whateverIsDoneToAFileGetsAnAnswer(int seed) throws IOException {
    Random random = new Random(seed);
    String file = FILES.get(random.nextInt(FILES.size()));
    List<String> lines = new ArrayList<>(bundled(file).lines().toList());
    for (int slip = 0; slip < 3; slip++) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> lines.set(at, line.substring(0, line.length() / 2));
        default -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
      }
    }

    Outcome outcome = validate(write(file, String.join("\n", lines) + "\n"));

    assertThat(outcome.code()).isIn(0, 65);
    assertThat(outcome.said())
        .endsWith(".\n")
        .doesNotContain("Exception", "org.spasmwatch", "null");
  }

  @Test
  void aFileThatIsNotThereEndsItWithAnotherCode() {
    Outcome outcome = validate(folder.resolve("none.yaml"));

    assertThat(outcome.said()).contains("none.yaml: there is no such file");
    assertThat(outcome.code()).isEqualTo(66);
  }
}
