package org.spasmwatch.workbench.bedside;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.workbench.bedside.Sheet.Allergy;
import org.spasmwatch.workbench.bedside.Sheet.Finding;
import org.spasmwatch.workbench.bedside.Sheet.Lab;
import org.spasmwatch.workbench.bedside.Sheet.Medicine;

/** The example patients, all of them made up: {@code workbench/stories.yaml}. */
public final class Stories {
  private static final String FILE = "/workbench/stories.yaml";
  private static final List<Story> ALL = read();

  private Stories() {}

  /** One patient; title and story by language, English always. */
  record Story(
      String id,
      Map<String, String> title,
      Map<String, String> story,
      String at,
      String born,
      String sex,
      @Nullable List<Map<String, String>> drugs,
      @Nullable List<Map<String, String>> findings,
      @Nullable List<Map<String, String>> labs,
      @Nullable List<Map<String, String>> allergies) {

    Sheet sheet() {
      return new Sheet(
          at,
          born,
          sex,
          orNone(drugs).stream()
              .map(
                  d ->
                      new Medicine(
                          text(d, "name"), text(d, "dose"), text(d, "start"), text(d, "stop")))
              .toList(),
          orNone(findings).stream()
              .map(f -> new Finding(text(f, "name"), text(f, "onset")))
              .toList(),
          orNone(labs).stream()
              .map(
                  l ->
                      new Lab(
                          text(l, "key"),
                          text(l, "value"),
                          text(l, "unit"),
                          text(l, "range"),
                          text(l, "taken")))
              .toList(),
          orNone(allergies).stream()
              .map(a -> new Allergy(text(a, "substance"), text(a, "reaction")))
              .toList());
    }

    Told told(Locale locale) {
      return new Told(id, in(locale, title), in(locale, story));
    }

    private static String in(Locale locale, Map<String, String> texts) {
      String own = texts.get(locale.getLanguage());
      return own == null ? text(texts, "en") : own;
    }

    private static String text(Map<String, String> row, String field) {
      return row.getOrDefault(field, "");
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
      return list == null ? List.of() : list;
    }
  }

  /** A patient to choose. */
  public record Told(String id, String title, String story) {}

  /** All of them, in that language where they have it. */
  public static List<Told> all(Locale locale) {
    return ALL.stream().map(story -> story.told(locale)).toList();
  }

  /** The sheet of an example. */
  public static Optional<Sheet> sheet(String id) {
    return of(id).map(Story::sheet);
  }

  static Optional<Story> of(String id) {
    return ALL.stream().filter(story -> story.id().equals(id)).findFirst();
  }

  private static List<Story> read() {
    try (InputStream file = Stories.class.getResourceAsStream(FILE)) {
      return List.copyOf(new YAMLMapper().readValue(file, new TypeReference<List<Story>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
