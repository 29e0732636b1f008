package org.spasmwatch.fhir.conformance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The conformance resources of one version of FHIR that fhir-profiles/build compiled, as they lie
 * on the class path: a FHIR package with its index.
 */
public final class Profiles {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String directory;

  /** A line of the index; {@code of} is the type that a profile is about, empty for the rest. */
  private record Entry(String file, String type, String url, String kind, String of) {
    Entry {
      requireNonNull(file, "file");
      requireNonNull(type, "type");
    }

    boolean isProfileOf(String resourceType) {
      return kind.equals("resource") && of.equals(resourceType);
    }
  }

  /**
   * @param version the last part of a base URL: {@code r5}
   */
  public Profiles(String version) {
    directory = "/fhir-profiles/" + version + "/";
  }

  private static Entry entry(JsonNode line) {
    return new Entry(
        line.path("filename").asText(),
        line.path("resourceType").asText(),
        line.path("url").asText(),
        line.path("kind").asText(),
        line.path("type").asText());
  }

  /** The resources of a type, as JSON text, in order of their ids. */
  public Stream<String> all(String type) {
    return index().filter(entry -> entry.type().equals(type)).map(e -> read(e.file()));
  }

  /** The canonicals of the profiles on a resource type. */
  public List<String> of(String resourceType) {
    return index().filter(e -> e.isProfileOf(resourceType)).map(Entry::url).toList();
  }

  private Stream<Entry> index() {
    try {
      JsonNode files = MAPPER.readTree(read(".index.json")).path("files");
      return StreamSupport.stream(files.spliterator(), false).map(Profiles::entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try (InputStream content = Profiles.class.getResourceAsStream(directory + file)) {
      return new String(
          requireNonNull(content, directory + file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
