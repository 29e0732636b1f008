package org.spasmwatch.fhir.r5.audit;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r5.model.AuditEvent;
import org.hl7.fhir.r5.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r5.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.InstantType;
import org.hl7.fhir.r5.model.IntegerType;
import org.hl7.fhir.r5.model.Reference;
import org.hl7.fhir.r5.model.StringType;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.fhir.Canonicals;

/** Renders a record of the trail as an AuditEvent; how is told in docs/fhir-mapping.md. */
final class AuditEvents {
  static final String KINDS = Canonicals.codeSystem("audit-event");
  static final String PATIENTS = Canonicals.identifiers("patient-hash");

  private static final String DETAILS = Canonicals.codeSystem("audit-detail");
  private static final String OUTCOMES = "http://hl7.org/fhir/issue-severity";
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
  private static final String ROLES = "http://terminology.hl7.org/CodeSystem/object-role";
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAULT = 500;

  private final String base;

  /**
   * @param base the URL of this server, which has seen what it tells
   */
  AuditEvents(String base) {
    this.base = base;
  }

  AuditEvent of(AuditRecord record) {
    AuditEvent event = new AuditEvent();
    event.setId(record.id().toString());
    category(record.kind()).ifPresent(event::addCategory);
    event.setCode(new CodeableConcept(new Coding(KINDS, record.kind().code(), null)));
    action(record).ifPresent(event::setAction);
    InstantType recorded = new InstantType(Date.from(record.recorded()));
    recorded.setTimeZoneZulu(true);
    event.setRecordedElement(recorded);
    outcome(record).ifPresent(code -> event.getOutcome().setCode(code));
    String patient = record.patient();
    if (patient != null) {
      event.setPatient(named("Patient", PATIENTS, patient));
    }
    event.addAgent().setRequestor(record.kind().requested()).setWho(agent(record));
    event
        .getSource()
        .setObserver(named("Device", "urn:ietf:rfc:3986", base).setDisplay("Spasmwatch"));
    entities(event, record);
    return event;
  }

  private static Reference named(String type, String system, String value) {
    return new Reference()
        .setType(type)
        .setIdentifier(new Identifier().setSystem(system).setValue(value));
  }

  /** An operation on a resource of ours; a call of a hook is none of the kinds that there are. */
  private static Optional<CodeableConcept> category(Kind kind) {
    return switch (kind) {
      case READ -> Optional.of(new CodeableConcept(new Coding(TYPES, "rest", null)));
      case CHANGE -> Optional.of(new CodeableConcept(new Coding(TYPES, "object", null)));
      case ASSESS, SWEEP, LOSS -> Optional.empty();
    };
  }

  private static Optional<AuditEventAction> action(AuditRecord record) {
    String interaction = record.details().getOrDefault(Detail.INTERACTION, "");
    return switch (record.kind()) {
      case ASSESS -> Optional.of(AuditEventAction.E);
      case READ ->
          Optional.of(interaction.equals("read") ? AuditEventAction.R : AuditEventAction.E);
      case SWEEP -> Optional.of(AuditEventAction.D);
      case LOSS -> Optional.empty();
      case CHANGE ->
          switch (interaction) {
            case "create" -> Optional.of(AuditEventAction.C);
            case "delete" -> Optional.of(AuditEventAction.D);
            default -> Optional.of(AuditEventAction.U);
          };
    };
  }

  private static Optional<Coding> outcome(AuditRecord record) {
    int status = record.origin().status();
    if (record.kind() == Kind.LOSS) {
      return Optional.of(new Coding(OUTCOMES, "warning", null));
    }
    String code = status >= FIRST_FAULT ? "fatal" : status >= FIRST_REFUSAL ? "error" : "success";
    return Optional.of(new Coding(OUTCOMES, code, null));
  }

  /** Who is registered under a name of our own; whoever is not is said to be unknown. */
  private Reference agent(AuditRecord record) {
    String caller = record.origin().caller();
    if (caller != null) {
      return new Reference()
          .setIdentifier(
              new Identifier().setSystem(Canonicals.identifiers("callers")).setValue(caller));
    }
    return record.kind().requested()
        ? new Reference().setDisplay("not identified")
        : named("Device", "urn:ietf:rfc:3986", base).setDisplay("Spasmwatch");
  }

  private static void entities(AuditEvent event, AuditRecord record) {
    for (String reference : record.references()) {
      event
          .addEntity()
          .setRole(new CodeableConcept(new Coding(ROLES, "4", null)))
          .setWhat(what(reference));
    }
    Map<String, DataType> details = details(record);
    if (!details.isEmpty()) {
      AuditEventEntityComponent entity = event.addEntity();
      entity.setWhat(new Reference().setDisplay("what was done"));
      details.forEach(
          (code, value) ->
              entity
                  .addDetail()
                  .setType(new CodeableConcept(new Coding(DETAILS, code, null)))
                  .setValue(value));
    }
  }

  /** A resource of this server by its URL; a record of the knowledge by our own name for it. */
  private static Reference what(String reference) {
    return Character.isUpperCase(reference.charAt(0))
        ? new Reference(reference)
        : new Reference()
            .setIdentifier(
                new Identifier().setSystem(Canonicals.identifiers("records")).setValue(reference));
  }

  private static Map<String, DataType> details(AuditRecord record) {
    AuditRecord.Origin origin = record.origin();
    Map<String, DataType> details = new TreeMap<>();
    record.details().forEach((detail, value) -> details.put(detail.code(), value(value)));
    if (!origin.door().equals("none")) {
      details.put("door", new StringType(origin.door()));
      details.put("subject", new StringType(origin.subject()));
      details.put("status", new IntegerType(origin.status()));
    }
    text(details, "request-id", origin.requestId());
    text(details, "hook-instance", origin.hookInstance());
    text(details, "knowledge", record.knowledge());
    return details;
  }

  private static void text(Map<String, DataType> details, String code, @Nullable Object value) {
    if (value != null) {
      details.put(code, new StringType(value.toString()));
    }
  }

  private static DataType value(String text) {
    if (text.matches("\\d{1,9}")) {
      return new IntegerType(Integer.parseInt(text));
    }
    return text.equals("true") || text.equals("false")
        ? new BooleanType(Boolean.parseBoolean(text))
        : new StringType(text);
  }
}
