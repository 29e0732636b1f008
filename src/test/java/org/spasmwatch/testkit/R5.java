package org.spasmwatch.testkit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The R5 edition as a test asks it, without HTTP. */
public final class R5 {
  public static final String BASE = "https://example.org/fhir/r5";
  public static final Form PLAIN = new Form(false, Summary.FALSE);
  public static final Cursors CURSORS = new Cursors(MacKey.of(Optional.empty(), Optional.empty()));
  private static final Edition EDITION =
      new KnowledgeEdition(new org.spasmwatch.fhir.r5.R5(), () -> server("r5"));

  private R5() {}

  /** What would serve an edition. */
  public static Server server(String edition) {
    return new Server(
        "https://example.org/fhir/" + edition, "0.1.0", Instant.parse("2026-01-01T00:00:00Z"));
  }

  public static Edition edition() {
    return EDITION;
  }

  /** Refuses what FHIR R5 does not have. */
  public static IParser strict() {
    return FhirContext.forR5Cached()
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler());
  }

  public static Optional<String> json(KnowledgeBase knowledge, String type, String id) {
    return EDITION.read(knowledge, type, id, PLAIN).map(Edition.Served::body);
  }

  /** {@code "code=a", "_count=2"}: everything after the first equals sign is the value. */
  public static Reading<String> search(String type, boolean strict, String... arguments) {
    List<Argument> given =
        Stream.of(arguments)
            .map(a -> new Argument(a.substring(0, a.indexOf('=')), a.substring(a.indexOf('=') + 1)))
            .toList();
    return EDITION.search(
        Knowledge.bundled(), new Request(type, given, BASE, strict, CURSORS), PLAIN);
  }

  public static Bundle bundle(String type, String... arguments) {
    return search(type, true, arguments)
        .match(
            json -> strict().parseResource(Bundle.class, json),
            issues -> {
              throw new AssertionError(issues);
            });
  }

  public static List<String> ids(String type, String... arguments) {
    return bundle(type, arguments).getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .map(r -> r.getIdPart())
        .toList();
  }

  public static List<Issue> refused(String type, String... arguments) {
    return search(type, true, arguments)
        .match(
            json -> {
              throw new AssertionError(json);
            },
            issues -> issues);
  }
}
