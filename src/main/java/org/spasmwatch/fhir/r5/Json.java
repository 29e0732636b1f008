package org.spasmwatch.fhir.r5;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Summary;

/** Writes resources as JSON. HAPI's context takes seconds to build: once, when first needed. */
public final class Json {
  /** What {@code _summary=text} leaves (FHIR R5, 3.2.1.6.4). */
  private static final Set<String> TEXT = Set.of("*.text", "*.id", "*.meta", "*.(mandatory)");

  /** Where a reference means one version, which HAPI would take away. */
  private static final String VERSIONED = "AuditEvent.entity.what";

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

  /** A resource of any version; of a Bundle, a summary is of what is in it. */
  public static String of(FhirContext context, IBaseResource resource, Form form) {
    IParser parser = context.newJsonParser().setPrettyPrint(form.pretty());
    parser.setDontStripVersionsFromReferencesAtPaths(VERSIONED);
    parser.setSummaryMode(form.summary() == Summary.TRUE);
    parser.setSuppressNarratives(form.summary() == Summary.DATA);
    if (form.summary() == Summary.TEXT) {
      parser.setEncodeElements(TEXT);
      parser.setEncodeElementsAppliesToChildResourcesOnly(resource instanceof IBaseBundle);
    }
    if (!form.elements().isEmpty()) {
      Set<String> named = new HashSet<>(Set.of("*.id", "*.meta", "*.(mandatory)"));
      form.elements().forEach(element -> named.add("*." + element));
      parser.setEncodeElements(named);
      parser.setEncodeElementsAppliesToChildResourcesOnly(resource instanceof IBaseBundle);
    }
    return parser.encodeResourceToString(resource);
  }
}
