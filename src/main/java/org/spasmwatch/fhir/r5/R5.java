package org.spasmwatch.fhir.r5;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;

/** FHIR 5.0.0, in which the knowledge is rendered: nothing has to be translated. */
public final class R5 implements Dialect {
  private static final String NAME = "r5";
  private static final Map<String, Table<?>> TABLES = Table.completed(chosen(), NAME);

  /** The tables with the parameters that were chosen by hand. */
  public static Map<String, Table<?>> chosen() {
    Map<String, Table<?>> tables = new TreeMap<>(Tables.ALL);
    tables.putAll(ConformanceTables.of(NAME));
    return tables;
  }

  @Override
  public String name() {
    return NAME;
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
    return TABLES;
  }

  @Override
  public Set<String> elements(String type) {
    return Json.elements(type);
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
