package org.spasmwatch.authoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.knowledge.KnowledgeFault;

/** The files that a curator has edited, each at its place in the catalogue. */
final class Edited {
  private static final String NOT_LISTED = "is not in catalogue.yaml, so it does not count";

  private final KnowledgeFiles rest;
  private final Place place;
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<KnowledgeFault> faults = new ArrayList<>();

  Edited(KnowledgeFiles rest) throws IOException {
    this.rest = rest;
    this.place = new Place(rest);
  }

  /** Takes a file, or every file of a folder that can belong to a catalogue. */
  void take(Path named) throws IOException {
    if (Files.isDirectory(named)) {
      try (Stream<Path> below = Files.walk(named)) {
        for (Path file : below.filter(Edited::canBelong).sorted().toList()) {
          takeFile(file);
        }
      }
    } else {
      takeFile(named);
    }
  }

  private static boolean canBelong(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".csv"));
  }

  private void takeFile(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    Optional<String> path = place.of(file, text);
    if (path.isEmpty()) {
      fault(
          file,
          "is no file of a catalogue",
          "its first field has to be one like 'drug', 'class', 'disagreements' or 'sources'");
    } else if (files.containsKey(path.get())) {
      fault(file, "is the same file as " + files.get(path.get()), "name only one of them");
    } else {
      files.put(path.get(), file);
      texts.put(path.get(), text);
    }
  }

  private void fault(Path file, String reason, String mend) {
    faults.add(new KnowledgeFault(file.toString(), 0, reason, mend));
  }

  /** What was wrong with the files before they were read, under the names the curator knows. */
  List<KnowledgeFault> faults() {
    String own = texts.get("catalogue.yaml");
    List<KnowledgeFault> all = new ArrayList<>(faults);
    if (own != null) {
      Set<String> listed = Place.listed(own);
      files.forEach(
          (path, file) -> {
            if (!Place.isListed(path, listed)) {
              all.add(new KnowledgeFault(file.toString(), 0, NOT_LISTED, mend(path)));
            }
          });
    }
    return all;
  }

  private static String mend(String path) {
    return "add '- " + path + "' there";
  }

  /** The same of files whose catalogue.yaml was not among those given: to be done, no fault yet. */
  List<String> remarks() {
    return texts.containsKey("catalogue.yaml")
        ? List.of()
        : added().stream()
            .map(path -> files.get(path) + " " + NOT_LISTED + ": " + mend(path))
            .toList();
  }

  /** The places that no catalogue lists. */
  List<String> added() {
    String own = texts.get("catalogue.yaml");
    Set<String> listed = own == null ? place.listed() : Place.listed(own);
    return files.keySet().stream().filter(path -> !Place.isListed(path, listed)).toList();
  }

  /** The catalogue with the edited files in it. */
  KnowledgeFiles overlay() {
    return path -> {
      String text = texts.get(path);
      return text == null
          ? rest.open(path)
          : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** The fault under the name of the file that the curator knows. */
  KnowledgeFault named(KnowledgeFault fault) {
    Path file = files.get(fault.file());
    return fault.in(file == null ? fault.file() + " (bundled)" : file.toString());
  }

  int count() {
    return files.size();
  }
}
