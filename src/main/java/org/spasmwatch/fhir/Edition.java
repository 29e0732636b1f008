package org.spasmwatch.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.history.PastKnowledge;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Entry;

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

  /** The elements of a type by name, in order; what there may be several types of without them. */
  Set<String> elements(String type);

  /** The current state of a resource; empty when there is none of that id. */
  Optional<Served> read(KnowledgeBase knowledge, String type, String id, Form form);

  /**
   * The state of a resource that had this number, whether or not it is the current one; empty when
   * there never was one. Waits for the database.
   */
  Optional<Past> version(Times times, Address address, Form form);

  /**
   * The versions of a resource, or of all of a type, as a Bundle in JSON text, or what is wrong
   * with the query; empty when there never was such a resource. Waits for the database.
   *
   * @param id null for all of the type
   */
  Optional<Reading<String>> history(Times times, Request request, @Nullable String id, Form form);

  /** Whether there was such a resource and it is deleted. */
  boolean isGone(KnowledgeBase knowledge, Predicate<RecordId> deleted, String type, String id);

  /** A search of one of the types: a Bundle as JSON text, or what is wrong with the query. */
  Reading<String> search(KnowledgeBase knowledge, Request request, Form form);

  /** {@code $expand} of a value set: a ValueSet as JSON text, or why there is none. */
  Reading<String> expand(KnowledgeBase knowledge, Call call, Form form);

  /** {@code $validate-code} against a value set: Parameters as JSON text, or why not. */
  Reading<String> validateCode(KnowledgeBase knowledge, Call call, Form form);

  /** All resources of those types, each as one line of JSON. */
  Stream<String> export(KnowledgeBase knowledge, Set<String> types);

  /** What speaks against writing a resource of this version; nothing when all is well. */
  List<Issue> check(KnowledgeBase knowledge, String type, JsonNode resource);

  /** The record that a resource of this version would be, or all that speaks against it. */
  Reading<Entry> proposed(KnowledgeBase knowledge, String type, JsonNode resource);

  /**
   * What of a resource would be lost if it were stored.
   *
   * @param after the knowledge that would come of it
   */
  List<Issue> lost(KnowledgeBase after, String type, JsonNode resource);

  /** The CapabilityStatement of that server. */
  String metadata(KnowledgeBase knowledge, Server server, Form form);

  /** What serves it: the base URL, the version of the program, and since when it has run. */
  record Server(String base, String software, Instant since) {}

  /**
   * How a resource is to be written.
   *
   * @param elements the names of those that are asked for; empty for all
   * @param only the type that they are elements of; null for whatever is written
   */
  record Form(boolean pretty, Summary summary, Set<String> elements, @Nullable String only) {
    public Form {
      elements = Set.copyOf(elements);
    }

    public Form(boolean pretty, Summary summary, Set<String> elements) {
      this(pretty, summary, elements, null);
    }

    /** Whether nothing is left out, and nothing is added to please the eye. */
    public boolean isWhole() {
      return !pretty && summary == Summary.FALSE && elements.isEmpty();
    }

    /** With all elements that the summary has. */
    public Form(boolean pretty, Summary summary) {
      this(pretty, summary, Set.of());
    }
  }

  /** A resource as JSON text, with {@code meta.versionId} and when its record was written. */
  record Served(String body, String version, Instant recorded) {}

  /** The knowledge now and before. */
  record Times(KnowledgeBase current, PastKnowledge past) {}

  /**
   * A call of an operation on a value set.
   *
   * @param id of the set, null when the input names it
   * @param at when it was called
   */
  record Call(@Nullable String id, OperationInput input, Instant at) {}

  /** Which version of which resource. */
  record Address(String type, String id, int number) {}

  /** A version that there was: a state, or null when it is the one that says it was deleted. */
  record Past(@Nullable Served served) {}

  /**
   * A search as it was asked, below that base URL, with the marks of its pages.
   *
   * @param allowed the types that whoever asks may search
   */
  record Request(
      String type,
      List<Argument> arguments,
      String base,
      boolean strict,
      Cursors cursors,
      Predicate<String> allowed) {
    public Request {
      arguments = List.copyOf(arguments);
    }

    /** Of somebody who may search all types. */
    public Request(
        String type, List<Argument> arguments, String base, boolean strict, Cursors cursors) {
      this(type, arguments, base, strict, cursors, other -> true);
    }

    /** The same of somebody who may search these types. */
    public Request within(Predicate<String> types) {
      return new Request(type, arguments, base, strict, cursors, types);
    }
  }
}
