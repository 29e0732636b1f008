package org.spasmwatch.rest.fhir;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.fhir.search.QueryReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.form.Freshness;
import org.spasmwatch.rest.fhir.form.Media;
import org.spasmwatch.rest.fhir.form.Shape;
import org.spasmwatch.rest.fhir.form.Zipped;
import org.spasmwatch.rest.fhir.html.Links;
import org.spasmwatch.rest.fhir.html.Page;

/**
 * One request that can be answered: by which edition, from which knowledge, and in which shape the
 * answer is given.
 *
 * @param base the absolute URL of the edition
 */
public record Exchange(
    Edition edition, KnowledgeBase knowledge, Asked asked, Shape shape, String base) {

  /** Lines of JSON, in whatever form a single resource would be. */
  public Response lines(String type, String lines) {
    Response.ResponseBuilder answer =
        Response.ok(shape.zipped() ? Zipped.of(lines) : lines, type)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
            .header(HttpHeaders.VARY, "Accept-Encoding");
    return shape.zipped()
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
        : answer.build();
  }

  /** An answer whose body is a resource as JSON text, in the form that the client takes. */
  public Response answer(int status, String json) {
    String body = body(json);
    boolean zipped = shape.zipped() && Zipped.isWorth(body);
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(shape.media().contentType(shape.version()))
            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
            .header(HttpHeaders.VARY, "Accept, Accept-Encoding, Prefer")
            .entity(zipped ? Zipped.of(body) : body);
    if (zipped) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    if (shape.media() == Media.HTML) {
      answer.header("Content-Security-Policy", Page.POLICY);
    }
    return answer.build();
  }

  private String body(String json) {
    return switch (shape.media()) {
      case JSON -> json;
      case XML ->
          Xml.ofJson(
              json,
              FhirVersion.ofBase(edition.name()).orElseThrow(),
              asked.last("_pretty").filter("true"::equals).isPresent());
      case HTML -> new Page(new Links(base, edition.types())).of(json);
    };
  }

  /** A resource, unless the client has that state already. */
  Response conditional(Served served) {
    Freshness freshness = new Freshness(served);
    Response whole =
        freshness.isKnownTo(asked.headers())
            ? Response.notModified().header(HttpHeaders.CACHE_CONTROL, "no-cache").build()
            : answer(200, served.body());
    Response.ResponseBuilder named =
        Response.fromResponse(whole).header(HttpHeaders.ETAG, freshness.etag());
    freshness.lastModified().ifPresent(date -> named.header(HttpHeaders.LAST_MODIFIED, date));
    return named.build();
  }

  /** The answer, unless there are arguments beside those that are taken. */
  public Response taking(List<String> arguments, Supplier<Response> answer) {
    return asked.unknownArgument(arguments).map(this::answer).orElseGet(answer);
  }

  /** What is wrong with the names in {@code _elements}, which are those of the version. */
  Optional<Problem> unknownElement(String type) {
    Set<String> named = asked.form().elements();
    return named.isEmpty() || edition.elements(type).containsAll(named)
        ? Optional.empty()
        : Optional.of(
            new Problem(400, List.of(QueryReader.unknownElement(type, edition.elements(type)))));
  }

  /** A refusal. */
  public Response answer(Problem problem) {
    return answer(problem.status(), problem.body());
  }
}
