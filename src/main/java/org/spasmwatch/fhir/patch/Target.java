package org.spasmwatch.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The resource that is patched. */
record Target(FhirContext context, Paths paths, IBaseResource resource) {
  private static final Pattern LIST = Pattern.compile("(?:(.*)\\.)?([a-z][A-Za-z0-9]*)");

  /** The element at a path; empty when there is none. */
  Optional<IBase> found(String path) {
    List<IBase> found = paths.at(resource, path);
    if (found.size() > 1) {
      throw new Unpatchable("its path leads to more than one element");
    }
    return found.stream().findFirst();
  }

  IBase one(String path) {
    return found(path).orElseThrow(() -> new Unpatchable("its path leads nowhere"));
  }

  /** Where an element of the resource stands. */
  Place placeOf(IBase element) {
    return Place.of(context, resource, element)
        .orElseThrow(() -> new Unpatchable("its path leads to no element that can be changed"));
  }

  /** The list at a path, which may be empty: the path is that of its owner, and its name. */
  Place list(String path) {
    Matcher parts = LIST.matcher(path);
    if (!parts.matches()) {
      throw new Unpatchable("its path does not end with the name of a list");
    }
    String owner = parts.group(1);
    Place place =
        Place.of(context, owner == null ? resource : one(owner), String.valueOf(parts.group(2)));
    if (!place.isList()) {
      throw new Unpatchable("its path does not lead to a list");
    }
    return place;
  }
}
