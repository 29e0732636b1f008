package org.spasmwatch.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * The knowledge as one version of FHIR tells it. Each version has an edition of its own, with its
 * own types, elements and search parameters; HTTP serves them all alike.
 */
public interface Edition {
  /** The last part of its base URL: {@code r5}. */
  String name();

  /**
   * What a resource of the type may be labelled as with the MIME parameter {@code fhirVersion},
   * this edition's own version first: {@code 5.0}.
   */
  List<String> versions(String type);

  /** The resource types it serves, in order. */
  Set<String> types();

  /** The current state of a resource; empty when there is none of that id. */
  Optional<Served> read(KnowledgeBase knowledge, String type, String id, Form form);

  /** A search of one of the types: a Bundle as JSON text, or what is wrong with the query. */
  Reading<String> search(KnowledgeBase knowledge, Request request, Form form);

  /** The CapabilityStatement of that server. */
  String metadata(KnowledgeBase knowledge, Server server, Form form);

  /** What serves it: the base URL, the version of the program, and since when it has run. */
  record Server(String base, String software, Instant since) {}

  /** How a resource is to be written. */
  record Form(boolean pretty, Summary summary) {}

  /** A resource as JSON text, with {@code meta.versionId} and when its record was written. */
  record Served(String body, String version, Instant recorded) {}

  /** A search as it was asked, below that base URL, with the marks of its pages. */
  record Request(
      String type, List<Argument> arguments, String base, boolean strict, Cursors cursors) {
    public Request {
      arguments = List.copyOf(arguments);
    }
  }
}
