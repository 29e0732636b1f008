package org.spasmwatch.fhir.r5.render;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ActivityDefinition;
import org.hl7.fhir.r5.model.ActivityDefinition.RequestResourceTypes;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.Enumerations.RequestIntent;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Systems;

/**
 * The tests that an advice can ask for, each an ActivityDefinition that an EHR can make an order
 * of. They are terminology: one for each analyte that a laboratory measures. What is measured at
 * the bedside has none, and what is computed has that of what it is computed from.
 */
public final class Orders {
  private static final String TYPE = "ActivityDefinition/";

  private final KnowledgeBase knowledge;

  public Orders(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  public Stream<ActivityDefinition> all() {
    return knowledge.terms().analytes().values().stream()
        .flatMap(analyte -> knowledge.terms().ordered(analyte).stream())
        .distinct()
        .sorted(Comparator.comparing(Analyte::key))
        .map(Orders::render);
  }

  static Reference reference(Analyte analyte) {
    return new Reference(TYPE + analyte.key()).setDisplay(title(analyte));
  }

  private static ActivityDefinition render(Analyte analyte) {
    ActivityDefinition order = new ActivityDefinition();
    order.setId(analyte.key());
    order.setMeta(Elements.meta(RecordVersion.FIRST, "test-order"));
    order.setUrl(Canonicals.instance(TYPE + analyte.key()));
    order.addIdentifier(Elements.identifier("orders", analyte.key()));
    order.setName(name(analyte)).setTitle(title(analyte));
    order.setStatus(PublicationStatus.ACTIVE).setExperimental(false);
    order.setDescription(
        "A test that an advice can ask for: " + analyte.label() + ". It is proposed, not ordered.");
    order.setKind(RequestResourceTypes.SERVICEREQUEST).setIntent(RequestIntent.PROPOSAL);
    order.setCode(code(analyte));
    order.setText(Narratives.of(title(analyte), List.of(order.getDescription())));
    return order;
  }

  private static String title(Analyte analyte) {
    return "Order " + analyte.label();
  }

  /** A name for programs, as every canonical resource should have. */
  private static String name(Analyte analyte) {
    return "Order"
        + Stream.of(analyte.key().split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  private static CodeableConcept code(Analyte analyte) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(Systems.LOINC).setCode(analyte.order()))
        .addCoding(Elements.own("analyte", analyte.key(), analyte.label()))
        .setText(analyte.label());
  }
}
