package org.spasmwatch.fhir.r5.audit;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleType;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r5.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r5.model.Enumerations.SearchParamType;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.PatientHashes;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.Json;
import org.spasmwatch.fhir.search.Argument;

/** The audit trail as FHIR R5 tells it; HTTP and the store are elsewhere. */
public final class AuditEdition {
  /** The one type it serves. */
  public static final String TYPE = "AuditEvent";

  private static final String STANDARD = "http://hl7.org/fhir/SearchParameter/";

  /** What it is searched by, as the CapabilityStatement tells it. */
  private record Declared(
      String name, String definition, SearchParamType type, String documentation) {}

  private static final List<Declared> PARAMETERS =
      List.of(
          new Declared("_id", "Resource-id", SearchParamType.TOKEN, "The logical id"),
          new Declared("code", "clinical-code", SearchParamType.TOKEN, "What was done"),
          new Declared(
              "date",
              "clinical-date",
              SearchParamType.DATE,
              "When it was recorded. Prefixes: " + DateParameter.PREFIXES),
          new Declared(
              "patient",
              "clinical-patient",
              SearchParamType.REFERENCE,
              "The URL of a Patient on its FHIR server. Modifiers: :identifier (a hash), :missing"));

  private final String base;

  /**
   * @param base the URL of the server, without a slash at the end
   */
  public AuditEdition(String base) {
    this.base = base;
  }

  /** The record as an AuditEvent. */
  public String read(AuditRecord record, Form form) {
    return Json.of(new AuditEvents(base).of(record), form);
  }

  /** What a query asks for, or what is wrong with it. */
  public Reading<AuditSearch> search(List<Argument> arguments, PatientHashes hashes) {
    return new AuditSearchReader(hashes).read(arguments);
  }

  /**
   * One page of matches.
   *
   * @param found what {@link AuditSearch#page} asks for, which is one more than is given
   * @param total how many there are on all pages, null when it is not said
   */
  public String searchset(
      AuditSearch search, List<AuditRecord> found, @Nullable Long total, Form form) {
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
    if (total != null) {
      bundle.setTotal(Math.toIntExact(Math.min(total, Integer.MAX_VALUE)));
    }
    link(bundle, LinkRelationTypes.SELF, search.self());
    int size = Math.min(found.size(), search.controls().count());
    if (size > 0 && found.size() > size) {
      link(bundle, LinkRelationTypes.NEXT, search.from(found.get(size - 1).id()));
    }
    found.stream().limit(size).forEach(record -> match(bundle, record));
    return Json.of(bundle, new Form(form.pretty(), search.controls().summary()));
  }

  private void link(Bundle bundle, LinkRelationTypes relation, String relative) {
    bundle.addLink().setRelation(relation).setUrl(base + "/" + relative);
  }

  private void match(Bundle bundle, AuditRecord record) {
    UUID id = record.id();
    bundle
        .addEntry()
        .setFullUrl(base + "/" + TYPE + "/" + id)
        .setResource(new AuditEvents(base).of(record))
        .getSearch()
        .setMode(SearchEntryMode.MATCH);
  }

  /** What of it stands in the CapabilityStatement. */
  public static void describe(CapabilityStatementRestResourceComponent resource) {
    resource.setType(TYPE).setVersioning(ResourceVersionPolicy.NOVERSION);
    resource.setDocumentation("The audit trail; needs the scope system/AuditEvent.rs.");
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    PARAMETERS.forEach(
        parameter ->
            resource
                .addSearchParam()
                .setName(parameter.name())
                .setDefinition(STANDARD + parameter.definition())
                .setType(parameter.type())
                .setDocumentation(parameter.documentation()));
  }
}
