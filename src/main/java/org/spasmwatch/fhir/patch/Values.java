package org.spasmwatch.fhir.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceBlockDefinition;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/**
 * The values of a patch as the elements that they are to be: a code is sent as a code, and may
 * stand where a model has a type of its own for it; an element without a type is sent by its parts,
 * and one of a type may be.
 */
record Values(FhirContext context) {

  /** The value in a part of Parameters, as the place takes it. */
  IBase of(IBase part, Place place) {
    List<IBase> given = given(part);
    if (given.isEmpty() && !parts(part).isEmpty()) {
      return ofParts(part, place.child());
    }
    if (given.size() != 1 || place.child() instanceof RuntimeChildResourceBlockDefinition) {
      throw new Unpatchable(
          "its value is to be one of a type, or where FHIR has no type its parts");
    }
    return fitting(given.get(0), place.child());
  }

  private List<IBase> given(IBase part) {
    List<IBase> value = Place.of(context, part, "value").values();
    return value.isEmpty() ? Place.of(context, part, "resource").values() : value;
  }

  private IBase ofParts(IBase part, BaseRuntimeChildDefinition child) {
    BaseRuntimeElementDefinition<?> definition = child.getChildByName(child.getElementName());
    if (definition == null
        || IPrimitiveType.class.isAssignableFrom(definition.getImplementingClass())) {
      throw anotherType();
    }
    IBase made = definition.newInstance();
    for (IBase one : parts(part)) {
      Place place = Place.of(context, made, name(one));
      if (!place.isList() && !place.values().isEmpty()) {
        throw new Unpatchable("a part that can be there once is there twice");
      }
      place.add(of(one, place));
    }
    return made;
  }

  List<IBase> parts(IBase parameter) {
    return Place.of(context, parameter, "part").values();
  }

  String name(IBase parameter) {
    return text(Place.of(context, parameter, "name").values());
  }

  /** The value of a part, as text; empty when it has none. */
  String text(IBase part) {
    return text(Place.of(context, part, "value").values());
  }

  private static String text(List<IBase> values) {
    return values.isEmpty() || !(values.get(0) instanceof IPrimitiveType<?> simple)
        ? ""
        : String.valueOf(simple.getValueAsString());
  }

  private static IBase fitting(IBase given, BaseRuntimeChildDefinition child) {
    if (child instanceof RuntimeChildChoiceDefinition) {
      if (child.getChildElementDefinitionByDatatype(given.getClass()) == null) {
        throw anotherType();
      }
      return given;
    }
    BaseRuntimeElementDefinition<?> wanted = child.getChildByName(child.getElementName());
    if (given instanceof IBaseResource && child.getElementName().equals("contained")
        || wanted != null && wanted.getImplementingClass().isInstance(given)) {
      return given;
    }
    if (wanted != null
        && given instanceof IPrimitiveType<?> simple
        && IPrimitiveType.class.isAssignableFrom(wanted.getImplementingClass())) {
      return converted(simple, wanted, child);
    }
    throw anotherType();
  }

  private static IBase converted(
      IPrimitiveType<?> given,
      BaseRuntimeElementDefinition<?> wanted,
      BaseRuntimeChildDefinition child) {
    IPrimitiveType<?> made =
        (IPrimitiveType<?>) wanted.newInstance(child.getInstanceConstructorArguments());
    try {
      made.setValueAsString(given.getValueAsString());
    } catch (RuntimeException unfit) {
      throw anotherType();
    }
    return made;
  }

  private static Unpatchable anotherType() {
    return new Unpatchable("its value is of another type than what stands there");
  }
}
