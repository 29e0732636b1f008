package org.spasmwatch.fhir.r5;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;

/** FHIR 5.0.0, in which the knowledge is rendered: nothing has to be translated. */
public final class R5 implements Dialect {
  @Override
  public String name() {
    return "r5";
  }

  @Override
  public String release() {
    return "5.0.0";
  }

  @Override
  public List<String> versions(String type) {
    return List.of("5.0");
  }

  @Override
  public Map<String, Table<?>> tables() {
    return Tables.ALL;
  }

  @Override
  public String write(Resource resource, Form form) {
    return Json.of(resource, form);
  }

  @Override
  public ObjectNode original(ObjectNode resource) {
    return resource;
  }
}
