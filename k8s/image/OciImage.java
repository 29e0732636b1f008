import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Packs the files of the image, which k8s/image/build laid out, into an OCI archive, and writes its
 * digest and its provenance beside it. Layers are ordered by how seldom they change. What is put in
 * one by one has one order: that of {@code Map.of} is another in each run. Arguments: the
 * folder, the time of all files, the commit.
 */
final class OciImage {
  private static final String USER = "10001:10001";
  private static final List<String> ENTRYPOINT =
      List.of("/opt/java/bin/java", "@/app/java.options", "-jar", "/app/spasmwatch.jar");

  private final Path work;
  private final Path root;
  private final Instant time;
  private final String commit;

  private OciImage(Path work, Instant time, String commit) {
    this.work = work;
    this.root = work.resolve("rootfs");
    this.time = time;
    this.commit = commit;
  }

  public static void main(String[] arguments) throws Exception {
    Instant time = Instant.ofEpochSecond(Long.parseLong(arguments[1]));
    new OciImage(Path.of(arguments[0]), time, arguments[2]).write();
  }

  private void write() throws Exception {
    new Bom(work).complete();
    Path archive = work.resolve("spasmwatch.tar");
    JibContainer image =
        Jib.fromScratch()
            .setFormat(ImageFormat.OCI)
            .setPlatforms(Set.of(new Platform(architecture(), "linux")))
            .addFileEntriesLayer(layer("runtime", "opt", "lib", "lib64", "usr", "etc", "tmp"))
            .addFileEntriesLayer(layer("dependencies", "app/lib"))
            .addFileEntriesLayer(layer("application", "app/spasmwatch.jar", "app/java.options"))
            .addFileEntriesLayer(layer("class-data", "app/spasmwatch.jsa"))
            .setEntrypoint(ENTRYPOINT)
            .setUser(USER)
            .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
            .addExposedPort(Port.tcp(8080))
            .addExposedPort(Port.tcp(9000))
            .addLabel("org.opencontainers.image.title", "Spasmwatch")
            .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
            .addLabel("org.opencontainers.image.revision", commit)
            .setCreationTime(time)
            .containerize(
                Containerizer.to(TarImage.at(archive).named("spasmwatch"))
                    .setOfflineMode(true)
                    .setBaseImageLayersCache(work.resolve("cache"))
                    .setApplicationLayersCache(work.resolve("cache")));
    String digest = image.getDigest().toString();
    Files.writeString(work.resolve("digest"), digest + "\n");
    Files.writeString(work.resolve("provenance.json"), provenance(image.getDigest().getHash()));
    System.out.println(archive);
    System.out.println(digest);
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  private FileEntriesLayer layer(String name, String... folders) throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (String folder : folders) {
      Path start = root.resolve(folder);
      if (Files.exists(start)) {
        try (Stream<Path> files = Files.walk(start)) {
          files.sorted().forEach(file -> add(layer, file));
        }
      }
    }
    return layer.build();
  }

  private void add(FileEntriesLayer.Builder layer, Path file) {
    boolean open = Files.isDirectory(file) || Files.isExecutable(file);
    layer.addEntry(
        file,
        AbsoluteUnixPath.get("/" + root.relativize(file)),
        FilePermissions.fromOctalString(open ? "755" : "644"),
        time,
        file.endsWith("tmp") ? USER : "0:0");
  }

  /** An in-toto statement with SLSA's predicate: from which source and with which tools. */
  private String provenance(String hash) throws Exception {
    return """
    {
      "_type": "https://in-toto.io/Statement/v1",
      "subject": [{"name": "spasmwatch", "digest": {"sha256": "%s"}}],
      "predicateType": "https://slsa.dev/provenance/v1",
      "predicate": {
        "buildDefinition": {
          "buildType": "https://spasmwatch.org/build/image/v1",
          "externalParameters": {"command": "k8s/image/build"},
          "internalParameters": {"java": "%s", "architecture": "%s"},
          "resolvedDependencies": [
            {"name": "source", "digest": {"gitCommit": "%s"}},
            {"name": "sbom.json", "digest": {"sha256": "%s"}},
            {"name": "java runtime", "digest": {"sha256": "%s"}}
          ]
        },
        "runDetails": {"builder": {"id": "https://spasmwatch.org/build/image"}}
      }
    }
    """
        .formatted(
            hash,
            System.getProperty("java.vm.version"),
            architecture(),
            commit,
            sha256(work.resolve("sbom.json")),
            sha256(root.resolve("opt/java/lib/modules")));
  }

  static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

/**
 * The SBOM that Maven wrote, with what it does not know of: the Java runtime, the libraries of the
 * operating system, and archives that Quarkus adds by itself. Whatever else it lists stays.
 */
final class Bom {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path work;
  private final Path root;

  Bom(Path work) {
    this.work = work;
    this.root = work.resolve("rootfs");
  }

  void complete() throws Exception {
    Path file = work.resolve("sbom.json");
    ObjectNode bom = (ObjectNode) JSON.readTree(file.toFile());
    ArrayNode components = bom.withArray("components");
    Set<String> known = Set.copyOf(components.findValuesAsText("content"));
    for (Path archive : archives()) {
      if (!known.contains(OciImage.sha256(archive))) {
        add(components, String.valueOf(archive.getFileName()), "", archive);
      }
    }
    String java = System.getProperty("java.vm.version");
    add(components, "openjdk", java, root.resolve("opt/java/lib/modules"));
    for (String line : Files.readAllLines(work.resolve("libraries"))) {
      String[] library = line.split(" ", -1);
      Path path = root.resolve(library[0].substring(1));
      boolean packaged = library.length > 2;
      ObjectNode component =
          add(components, packaged ? library[1] : library[0], packaged ? library[2] : "", path);
      component.putArray("properties").addObject().put("name", "path").put("value", library[0]);
    }
    JSON.writeValue(file.toFile(), bom);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("app/lib"))) {
      return files.sorted().toList();
    }
  }

  private static ObjectNode add(ArrayNode components, String name, String version, Path file)
      throws Exception {
    ObjectNode component = components.addObject().put("type", "library").put("name", name);
    if (!version.isEmpty()) {
      component.put("version", version);
    }
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", OciImage.sha256(file));
    return component;
  }
}
