package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.KnowledgeRefused;

/** Copies of the bundled files, each with a fault edited into it. */
class KnowledgeRefusedTest {
  private static final String GABAPENTIN = "drugs/gabapentin.yaml";
  private static final String DISAGREEMENTS = "disagreements/amitriptyline.yaml";

  /** A bundled file with an edit: what it says now, and the line the edit begins in. */
  record Edited(String file, String text, int line) {}

  private static String bundled(String file) throws IOException {
    try (InputStream in = KnowledgeFiles.bundled().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Replaces the first place where the text says {@code from}. */
  private static Edited edit(String file, String from, String to) throws IOException {
    String text = bundled(file);
    int at = text.indexOf(from);
    assertThat(at).as("place in " + file + " that says " + from).isNotNegative();
    String edited = text.substring(0, at) + to + text.substring(at + from.length());
    int line = (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
    return new Edited(file, edited, line);
  }

  private static List<KnowledgeFault> faults(Path folder, Edited... edits) throws IOException {
    for (Edited edit : edits) {
      Path file = folder.resolve(edit.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, edit.text());
    }
    KnowledgeRefused refused =
        catchThrowableOfType(
            KnowledgeRefused.class,
            () -> Edition.read(KnowledgeFiles.bundled().overlaidWith(folder), Upcasters.CURRENT));
    assertThat(refused).as("was read in spite of its fault").isNotNull();
    assertThat(refused)
        .hasMessage(
            String.join("\n", refused.faults().stream().map(KnowledgeFault::toString).toList()));
    return refused.faults();
  }

  private static void isNamed(Path folder, Edited edit, String reason) throws IOException {
    assertThat(faults(folder, edit))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(edit.file());
              assertThat(fault.line()).isEqualTo(edit.line());
              assertThat(fault.reason()).contains(reason);
            });
  }

  @Test
  void anUnknownFieldIsNamedInTheObjectThatHasIt(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit(GABAPENTIN, "id: gabapentin-tremor\n", "id: gabapentin-tremor\n    colour: blue\n"),
        "colour");
  }

  @Test
  void aMissingFieldIsNamedInTheObjectThatLacksIt(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit(GABAPENTIN, "id: gabapentin-tremor\n    use: alert\n", "id: gabapentin-tremor\n"),
        "use");
  }

  @Test
  void anUrgencyThatIsNoneIsNamed(@TempDir Path folder) throws IOException {
    Edited edit = edit(GABAPENTIN, "urgency: same-day", "urgency: tomorrow");

    isNamed(folder, edit, "same-day");
  }

  @Test
  void anInteractionWithNeitherEffectsNorAnUrgencyOfItsOwnIsNamed(@TempDir Path folder)
      throws IOException {
    Edited edit = edit("classes/muscle-relaxants.yaml", "    together: same-day\n", "");

    assertThat(faults(folder, edit))
        .anySatisfy(fault -> assertThat(fault.reason()).contains("together"));
  }

  @Test
  void anUnknownFindingIsNamed(@TempDir Path folder) throws IOException {
    Edited edit = edit(GABAPENTIN, "effect: tremor", "effect: no-such-finding");

    assertThat(faults(folder, edit))
        .extracting(KnowledgeFault::file, KnowledgeFault::reason)
        .contains(tuple(GABAPENTIN, "there is no finding 'no-such-finding'"));
    assertThat(faults(folder, edit)).allSatisfy(f -> assertThat(f.line()).isPositive());
  }

  @Test
  void anUnknownFindingInAListIsNamedInItsOwnLine(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit("terminology/findings.yaml", "broader: [spasm-group]", "broader: [no-such-finding]"),
        "there is no finding 'no-such-finding'");
  }

  @Test
  void anUnknownSourceIsNamed(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit(GABAPENTIN, "{source: gabapentin-twitch,", "{source: no-such-source,"),
        "there is no source 'no-such-source'");
  }

  @Test
  void unknownAdviceIsNamed(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit(GABAPENTIN, "advice: [tell-prescriber", "advice: [no-such-advice"),
        "the page has no advice 'no-such-advice'");
  }

  @Test
  void anUnknownPolicyLimitIsNamed(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit("criteria.yaml", "{age: elderly}", "{age: no-such-limit}"),
        "there is no policy limit 'no-such-limit'");
  }

  @Test
  void aCriterionThatIsUsedBeforeItIsDefinedIsNotTakenForAFinding(@TempDir Path folder)
      throws IOException {
    Edited edit =
        edit("criteria.yaml", "  elderly: {age", "  hot: {known: fever}\n  elderly: {age");

    assertThat(faults(folder, edit))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.reason()).contains("'fever' is used above");
              assertThat(fault.mend()).isEqualTo("define it before its first use");
            });
  }

  @Test
  void anUnknownDrugIsNamed(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit("classes/ssris.yaml", "{drug: sertraline,", "{drug: no-such-drug,"),
        "there is no drug or class 'no-such-drug'");
  }

  @Test
  void anUnknownStatementOfADisagreementIsNamed(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit(DISAGREEMENTS, "[amitriptyline-muscle-cramps]", "[no-such-statement]"),
        "there is no statement 'no-such-statement'");
  }

  @Test
  void aStatementIdThatIsThereTwiceIsNamed(@TempDir Path folder) throws IOException {
    isNamed(
        folder,
        edit(GABAPENTIN, "id: gabapentin-tremor\n", "id: gabapentin-muscle-spasm\n"),
        "statement 'gabapentin-muscle-spasm' is there twice");
  }

  @Test
  void anErrorOfYamlSyntaxIsNamed(@TempDir Path folder) throws IOException {
    Edited edit = edit(GABAPENTIN, "effects:\n", "effects: [\n");

    assertThat(faults(folder, edit))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(GABAPENTIN);
              assertThat(fault.line()).isGreaterThanOrEqualTo(edit.line());
              assertThat(fault.reason()).isNotBlank();
            });
  }

  @Test
  void aKeyThatIsThereTwiceIsNamed(@TempDir Path folder) throws IOException {
    Edited edit = edit(GABAPENTIN, "name: gabapentin\n", "name: gabapentin\nname: gabapentin\n");

    assertThat(faults(folder, edit))
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(edit.line() + 1);
              assertThat(fault.reason()).containsIgnoringCase("duplicate").contains("name");
            });
  }

  @Test
  void aDisagreementWithOneSideIsNamed(@TempDir Path folder) throws IOException {
    String text = bundled(DISAGREEMENTS);
    int second = text.indexOf("      - source:", text.indexOf("      - source:") + 1);
    Edited edit =
        new Edited(
            DISAGREEMENTS,
            text.substring(0, second) + text.substring(text.indexOf("    statements:")),
            0);

    assertThat(faults(folder, edit))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(DISAGREEMENTS);
              assertThat(fault.line()).isPositive();
              assertThat(fault.reason()).contains("sides").contains("2");
            });
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
    Edited edit = edit("catalogue.yaml", "drugs/lamotrigine.yaml", "drugs/none.yaml");

    assertThat(faults(folder, edit))
        .contains(new KnowledgeFault("drugs/none.yaml", 0, "cannot be read: drugs/none.yaml"));
  }

  @Test
  void aFindingThatIsAKindOfItselfIsNamed(@TempDir Path folder) throws IOException {
    Edited edit =
        edit("terminology/findings.yaml", "broader: [cramp-or-spasm]", "broader: [muscle-spasm]");

    assertThat(faults(folder, edit))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo("terminology/findings.yaml");
              assertThat(fault.line()).isPositive();
              assertThat(fault.reason()).contains("kind of itself");
            });
  }

  @Test
  void allFaultsOfSeveralFilesAreNamedAtOnce(@TempDir Path folder) throws IOException {
    List<KnowledgeFault> faults =
        faults(
            folder,
            edit(GABAPENTIN, "{source: gabapentin-twitch,", "{source: no-such-source,"),
            edit("classes/ssris.yaml", "{drug: sertraline,", "{drug: no-such-drug,"),
            edit("criteria.yaml", "{age: elderly}", "{age: no-such-limit}"),
            edit(DISAGREEMENTS, "handling:", "handled:"));

    assertThat(faults)
        .extracting(KnowledgeFault::file)
        .contains(GABAPENTIN, "classes/ssris.yaml", "criteria.yaml", DISAGREEMENTS);
  }
}
