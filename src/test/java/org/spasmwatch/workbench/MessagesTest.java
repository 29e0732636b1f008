package org.spasmwatch.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says everything, with the same parameters. */
class MessagesTest {
  private static final Path FOLDER = Path.of("src/main/resources/messages");
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  private static Properties read(Path file) {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return words;
  }

  private static Set<String> parameters(Object text) {
    return PARAMETER
        .matcher(text.toString())
        .results()
        .map(r -> r.group())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLanguageHasTheWordsOfTheEnglishFile(Path file) {
    Path english =
        FOLDER.resolve(file.getFileName().toString().replaceFirst("_.*", "_en.properties"));
    Properties wanted = read(english);
    Properties words = read(file);

    assertThat(new TreeSet<>(words.keySet())).isEqualTo(new TreeSet<>(wanted.keySet()));
    words.forEach(
        (key, text) ->
            assertThat(parameters(text))
                .as(key.toString())
                .isEqualTo(parameters(wanted.getProperty(key.toString()))));
    assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void thereAreEnglishAndGerman() {
    assertThat(Languages.all().stream().map(Visit.Language::tag)).containsExactly("de", "en");
    assertThat(Languages.all().stream().map(Visit.Language::name))
        .isEqualTo(List.of("Deutsch", "English"));
  }

  @Test
  void whatNobodyHasWordsForIsEnglish() {
    assertThat(Languages.accepted("de-AT,de;q=0.9")).hasToString("de");
    assertThat(Languages.accepted("fr;q=0.9")).hasToString("en");
    assertThat(Languages.accepted("\u0000;;q=x")).hasToString("en");
    assertThat(Languages.accepted(null)).hasToString("en");
  }
}
