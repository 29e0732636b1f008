package org.spasmwatch.fhir.r5;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;

/**
 * One version of FHIR. The knowledge is rendered once, in the models of R5; a version says what its
 * resources are found by and how one is written, so that no fact is rendered twice.
 */
public interface Dialect {
  /** The last part of the base URL: {@code r5}. */
  String name();

  /** In full, as in CapabilityStatement.fhirVersion: {@code 5.0.0}. */
  String release();

  /**
   * What a resource of the type may be labelled as with the MIME parameter {@code fhirVersion}, its
   * own version first.
   */
  List<String> versions(String type);

  /** The types that it serves, in order, and what they are found by. */
  Map<String, Table<?>> tables();

  /** The elements of a type by name, in order. */
  Set<String> elements(String type);

  /** As JSON text of this version. */
  String write(Resource resource, Form form);

  /** A resource of this version as R5 has it; what R5 does not have either stays as it is. */
  ObjectNode original(ObjectNode resource);
}
