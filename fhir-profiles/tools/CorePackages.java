import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4b.model.Bundle;
import org.hl7.fhir.r4b.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4b.model.DomainResource;
import org.hl7.fhir.r4b.model.Resource;

/**
 * FHIR's own definitions as the packages that SUSHI reads, out of HAPI's validation-resource jars:
 * no package server is asked. The jar of R5 holds the package itself, that of R4B only Bundles in
 * XML, which are cut up here. `fhir-profiles/build` runs it.
 */
final class CorePackages {
  private static final String R5_PACKAGE =
      "/org/hl7/fhir/r5/packages/hl7.fhir.r5.core-5.0.0.tgz";
  private static final String R4B_FILES = "/org/hl7/fhir/r4b/model/";
  private static final List<String> R4B_BUNDLES =
      List.of(
          "profile/profiles-types.xml",
          "profile/profiles-resources.xml",
          "extension/extension-definitions.xml",
          "valueset/valuesets.xml");
  private static final String R4B_MANIFEST =
      """
      {"name": "hl7.fhir.r4b.core", "version": "4.3.0", "fhirVersions": ["4.3.0"], "type": "fhir.core"}
      """;

  private CorePackages() {}

  /**
   * @param arguments the directory of packages, as {@code ~/.fhir/packages}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path packages = Path.of(arguments[0]);
    r5(packages.resolve("hl7.fhir.r5.core#5.0.0"));
    r4b(packages.resolve("hl7.fhir.r4b.core#4.3.0"));
  }

  private static void r5(Path into) throws IOException, InterruptedException {
    if (Files.exists(into)) {
      return;
    }
    Path unfinished = Files.createDirectories(into.resolveSibling("r5.unfinished"));
    Process tar =
        new ProcessBuilder("tar", "-xz", "-C", unfinished.toString()).inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (InputStream archive = resource(R5_PACKAGE);
        var pipe = tar.getOutputStream()) {
      archive.transferTo(pipe);
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar could not unpack " + R5_PACKAGE);
    }
    Files.move(unfinished, into);
  }

  private static void r4b(Path into) throws IOException {
    if (Files.exists(into)) {
      return;
    }
    Path unfinished = into.resolveSibling("r4b.unfinished");
    Path files = Files.createDirectories(unfinished.resolve("package"));
    FhirContext context = FhirContext.forR4B();
    for (String name : R4B_BUNDLES) {
      for (BundleEntryComponent entry : bundle(context, name).getEntry()) {
        write(context, entry.getResource(), files);
      }
    }
    Files.writeString(files.resolve("package.json"), R4B_MANIFEST);
    Files.move(unfinished, into);
  }

  private static Bundle bundle(FhirContext context, String name) throws IOException {
    IParser xml = context.newXmlParser().setParserErrorHandler(new LenientErrorHandler(false));
    try (Reader text =
        new InputStreamReader(resource(R4B_FILES + name), StandardCharsets.UTF_8)) {
      return xml.parseResource(Bundle.class, text);
    }
  }

  /** Without its narrative, which is half of it and nobody reads here. */
  private static void write(FhirContext context, Resource resource, Path files)
      throws IOException {
    if (resource instanceof DomainResource withText) {
      withText.setText(null);
    }
    String file = resource.fhirType() + "-" + resource.getIdPart() + ".json";
    Files.writeString(
        files.resolve(file), context.newJsonParser().encodeResourceToString(resource));
  }

  private static InputStream resource(String path) throws IOException {
    InputStream found = CorePackages.class.getResourceAsStream(path);
    if (found == null) {
      throw new IOException(path + " is not on the class path");
    }
    return found;
  }
}
