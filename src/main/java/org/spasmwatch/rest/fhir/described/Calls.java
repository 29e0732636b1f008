package org.spasmwatch.rest.fhir.described;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.spasmwatch.fhir.patch.JsonPatch;

/** One call of the FHIR API: what it takes and what it may answer. */
final class Calls {
  private static final String JSON = "application/fhir+json";
  private static final String XML = "application/fhir+xml";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What every search takes beside what the type is searched by. */
  private static final List<String> OF_ANY_SEARCH =
      List.of("_count", "_elements", "_include", "_revinclude", "_sort", "_summary", "_total");

  private final String version;
  private final String tag;

  Calls(String version, String tag) {
    this.version = version;
    this.tag = tag;
  }

  Operation plain(String name, String type, String summary) {
    return OASFactory.createOperation()
        .operationId(version + "-" + (type.isEmpty() ? "" : type + "-") + name)
        .addTag(tag)
        .summary(type.isEmpty() ? summary : type + ": " + summary)
        .responses(answers());
  }

  Operation one(String name, String type, String summary) {
    return plain(name, type, summary).addParameter(inPath("id"));
  }

  Operation version(String name, String type, String summary) {
    return one(name, type, summary).addParameter(inPath("version"));
  }

  Operation search(String type, JsonNode parameters) {
    Operation search = plain("search", type, "Those that match");
    for (JsonNode parameter : parameters) {
      search.addParameter(
          inQuery(parameter.path("name").asText())
              .description(
                  parameter.path("type").asText()
                      + ": "
                      + parameter.path("documentation").asText()));
    }
    OF_ANY_SEARCH.forEach(name -> search.addParameter(inQuery(name)));
    return search;
  }

  Operation searchByForm(String type) {
    return plain("search-by-form", type, "The same, with the parameters as a form")
        .requestBody(OASFactory.createRequestBody().content(content(FORM, SchemaType.OBJECT)));
  }

  Operation written(String name, String type) {
    return plain(name, type, "Writes a new one").requestBody(body());
  }

  Operation writtenOne(String name, String type) {
    return one(name, type, "Writes it").requestBody(body());
  }

  Operation patched(String name, String type) {
    Content either = resource().addMediaType(JsonPatch.TYPE, media(SchemaType.ARRAY));
    return one(name, type, "Changes parts of it, by JSON Patch or FHIRPath Patch")
        .requestBody(OASFactory.createRequestBody().content(either).required(true));
  }

  static RequestBody body() {
    return OASFactory.createRequestBody().content(resource()).required(true);
  }

  private static Content resource() {
    return content(JSON, SchemaType.OBJECT).addMediaType(XML, media(SchemaType.STRING));
  }

  private static Content content(String type, SchemaType schema) {
    return OASFactory.createContent().addMediaType(type, media(schema));
  }

  private static MediaType media(SchemaType schema) {
    return OASFactory.createMediaType().schema(schema(schema));
  }

  private static Schema schema(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  private static Parameter inPath(String name) {
    return OASFactory.createParameter()
        .name(name)
        .in(In.PATH)
        .required(true)
        .schema(schema(SchemaType.STRING));
  }

  private static Parameter inQuery(String name) {
    return OASFactory.createParameter().name(name).in(In.QUERY).schema(schema(SchemaType.STRING));
  }

  /** Every refusal is an OperationOutcome. */
  private static APIResponses answers() {
    return OASFactory.createAPIResponses()
        .addAPIResponse(
            "2XX", OASFactory.createAPIResponse().description("As asked").content(resource()))
        .addAPIResponse(
            "4XX", OASFactory.createAPIResponse().ref("#/components/responses/Refused"));
  }
}
