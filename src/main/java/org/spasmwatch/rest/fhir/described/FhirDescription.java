package org.spasmwatch.rest.fhir.described;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;

/**
 * Adds the FHIR API to what is described by hand. It is made when the program is built: a search
 * parameter that is there is described, and no other.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class FhirDescription implements OASFilter {
  private static final String TAG = "FHIR";

  /** The container of the description makes it. */
  public FhirDescription() {}

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.addTag(
        OASFactory.createTag()
            .name(TAG)
            .description("The knowledge, to read and to search, in two versions of FHIR."));
    Stream.of(new R5(), new R4b())
        .forEach(
            dialect ->
                new FhirPaths("/fhir/" + dialect.name(), TAG)
                    .of(KnowledgeEdition.abilities(dialect))
                    .forEach(api.getPaths()::addPathItem));
  }
}
