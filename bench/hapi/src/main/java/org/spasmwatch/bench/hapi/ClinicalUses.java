package org.spasmwatch.bench.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.IdType;

/** The ClinicalUseDefinitions of a Bundle in memory, read by id and searched by type. */
public final class ClinicalUses implements IResourceProvider {
  private final Map<String, ClinicalUseDefinition> all;
  private final Map<String, List<ClinicalUseDefinition>> byType;

  ClinicalUses(FhirContext context, Path folder) {
    this.all = new TreeMap<>();
    bundle(context, folder.resolve("uses")).getEntry().stream()
        .map(e -> (ClinicalUseDefinition) e.getResource())
        .forEach(use -> all.put(use.getIdElement().getIdPart(), use));
    this.byType =
        all.values().stream().collect(Collectors.groupingBy(use -> use.getType().toCode()));
  }

  private static Bundle bundle(FhirContext context, Path file) {
    try {
      return context.newJsonParser().parseResource(Bundle.class, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Class<ClinicalUseDefinition> getResourceType() {
    return ClinicalUseDefinition.class;
  }

  /** One by its id. */
  @Read
  public ClinicalUseDefinition read(@IdParam IdType id) {
    ClinicalUseDefinition use = all.get(id.getIdPart());
    if (use == null) {
      throw new ResourceNotFoundException(id);
    }
    return use;
  }

  /** All of one type. */
  @Search
  public List<ClinicalUseDefinition> search(@RequiredParam(name = "type") TokenParam type) {
    return byType.getOrDefault(type.getValue(), List.of());
  }
}
