package org.spasmwatch.fhir.patch;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/**
 * An element of a certain name in another one, in the models of any version.
 *
 * @param child what may stand there
 */
record Place(IBase owner, BaseRuntimeChildDefinition child) {
  Place {
    requireNonNull(owner, "owner");
    requireNonNull(child, "child");
  }

  /** Where something of that name stands, or could stand. */
  static Place of(FhirContext context, IBase owner, String name) {
    return composite(context, owner)
        .map(
            definition -> {
              BaseRuntimeChildDefinition child = definition.getChildByName(name);
              return child == null ? definition.getChildByName(name + "[x]") : child;
            })
        .map(child -> new Place(owner, child))
        .orElseThrow(() -> new Unpatchable("FHIR has no element of that name there"));
  }

  /** Where that element stands below the other one; empty when it is no part of it. */
  static Optional<Place> of(FhirContext context, IBase owner, IBase element) {
    return composite(context, owner).stream()
        .flatMap(definition -> definition.getChildrenAndExtension().stream())
        .map(child -> new Place(owner, child))
        .flatMap(place -> place.values().stream().flatMap(v -> place.at(context, v, element)))
        .findFirst();
  }

  private Stream<Place> at(FhirContext context, IBase value, IBase element) {
    return value == element ? Stream.of(this) : of(context, value, element).stream();
  }

  static Optional<BaseRuntimeElementCompositeDefinition<?>> composite(
      FhirContext context, IBase element) {
    if (element instanceof IPrimitiveType) {
      return Optional.empty();
    }
    BaseRuntimeElementDefinition<?> definition =
        element instanceof IBaseResource resource
            ? context.getResourceDefinition(resource)
            : context.getElementDefinition(element.getClass());
    return definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
        ? Optional.of(composite)
        : Optional.empty();
  }

  boolean isList() {
    return child.isMultipleCardinality();
  }

  /** What stands there; a list can be changed as it is. */
  List<IBase> values() {
    return child.getAccessor().getValues(owner);
  }

  int indexOf(IBase element) {
    List<IBase> values = values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == element) {
        return i;
      }
    }
    throw new IllegalArgumentException("the element is not at this place");
  }

  void add(IBase value) {
    child.getMutator().addValue(owner, value);
  }

  void replace(IBase element, IBase value) {
    if (isList()) {
      values().set(indexOf(element), value);
    } else {
      child.getMutator().setValue(owner, value);
    }
  }

  void remove(IBase element) {
    if (isList()) {
      values().remove(indexOf(element));
    } else {
      child.getMutator().setValue(owner, null);
    }
  }

  /** At an index of a list, which may be the one behind its end. */
  void insert(int index, IBase value) {
    if (index == values().size()) {
      add(value);
    } else {
      values().add(index, value);
    }
  }
}
