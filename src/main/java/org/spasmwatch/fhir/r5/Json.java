package org.spasmwatch.fhir.r5;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Summary;

/** Writes resources as JSON. HAPI's context takes seconds to build: once, when first needed. */
public final class Json {
  /** What {@code _summary=text} leaves (FHIR R5, 3.2.1.6.4). */
  private static final Set<String> TEXT = Set.of("*.text", "*.id", "*.meta", "*.(mandatory)");

  private static final ObjectMapper TREES =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  private static final class Lazy {
    static final FhirContext R5 = FhirContext.forR5();

    static {
      R5.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
    }
  }

  /** JSON that was written here, as a tree. */
  static JsonNode tree(String json) {
    try {
      return TREES.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what is part of the program, or was checked before it was stored. */
  public static <R extends Resource> R read(Class<R> type, String json) {
    return Lazy.R5.newJsonParser().parseResource(type, json);
  }

  public static String of(Resource resource, Form form) {
    return of(Lazy.R5, resource, form);
  }

  static Set<String> elements(String type) {
    return elements(Lazy.R5, type);
  }

  /** The elements of a type of any version: {@code indication.duration[x]} would be duration. */
  public static Set<String> elements(FhirContext context, String type) {
    return context.getResourceDefinition(type).getChildren().stream()
        .map(child -> child.getElementName().replace("[x]", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of a search, elements are of what matches: what comes with that is given whole. */
  private static Set<String> named(Form form) {
    String type = form.only() == null ? "*" : form.only();
    return Stream.concat(Stream.of("id", "meta", "(mandatory)"), form.elements().stream())
        .map(element -> type + "." + element)
        .collect(Collectors.toSet());
  }

  /** A resource of any version; of a Bundle, a summary is of what is in it. */
  public static String of(FhirContext context, IBaseResource resource, Form form) {
    IParser parser = context.newJsonParser().setPrettyPrint(form.pretty());
    // A reference that means one version is not to lose it: HAPI would take it away.
    parser.setStripVersionsFromReferences(false);
    parser.setSummaryMode(form.summary() == Summary.TRUE);
    parser.setSuppressNarratives(form.summary() == Summary.DATA);
    if (form.summary() == Summary.TEXT) {
      parser.setEncodeElements(TEXT);
      parser.setEncodeElementsAppliesToChildResourcesOnly(resource instanceof IBaseBundle);
    }
    if (!form.elements().isEmpty()) {
      parser.setEncodeElements(named(form));
      parser.setEncodeElementsAppliesToChildResourcesOnly(resource instanceof IBaseBundle);
    }
    return parser.encodeResourceToString(resource);
  }
}
