package org.spasmwatch.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.spasmwatch.fhir.Contexts;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.StrictResources;

/** A FHIRPath Patch: Parameters with operations on the elements of a resource (FHIR R5, 3.2.3). */
public final class PathPatch implements Patch {
  private final FhirVersion version;
  private final List<Operation> operations;

  private PathPatch(FhirVersion version, List<Operation> operations) {
    this.version = version;
    this.operations = operations;
  }

  /** Reads it from Parameters of that version, or says why they are none. */
  public static Reading<Patch> of(JsonNode parameters, FhirVersion version) {
    if (!parameters.path("resourceType").asText().equals("Parameters")) {
      return Unpatchable.refused(
          "structure", "a patch of this media type is a resource Parameters (FHIRPath Patch)");
    }
    List<Issue> malformed = StrictResources.issues(parameters.toString(), version);
    if (!malformed.isEmpty()) {
      return Reading.refused(malformed);
    }
    if (parameters.path("parameter").size() > MOST) {
      return Unpatchable.refused(
          "too-costly", "a patch has at most " + MOST + " changes; send the resource");
    }
    IBaseResource read = Contexts.json(version).parseResource(parameters.toString());
    return of(Place.of(Contexts.of(version), read, "parameter").values(), version);
  }

  private static Reading<Patch> of(List<IBase> parameters, FhirVersion version) {
    Values values = new Values(Contexts.of(version));
    List<Operation> operations = new ArrayList<>();
    for (IBase parameter : parameters) {
      Operation operation = new Operation(values, parameter);
      Optional<String> fault = operation.fault();
      if (fault.isPresent()) {
        return Unpatchable.refused("structure", operations.size(), fault.get());
      }
      operations.add(operation);
    }
    return Reading.of(new PathPatch(version, operations));
  }

  @Override
  public Reading<String> apply(String resource) {
    if (!StrictResources.issues(resource, version).isEmpty()) {
      return Unpatchable.refused(
          "not-supported",
          "the resource has an element that a FHIRPath Patch would lose here; send a JSON Patch");
    }
    FhirContext context = Contexts.of(version);
    IParser parser = Contexts.json(version);
    IBaseResource patched = parser.parseResource(resource);
    Target target = new Target(context, Paths.of(version), patched);
    for (int i = 0; i < operations.size(); i++) {
      try {
        operations.get(i).on(target);
      } catch (Unpatchable refused) {
        return refused.at(i);
      }
    }
    return Reading.of(parser.encodeResourceToString(patched));
  }
}
