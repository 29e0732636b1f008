package org.spasmwatch.fhir.r5;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r5.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r5.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r5.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r5.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.Enumerations.CapabilityStatementKind;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.Enumerations.SearchParamType;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.conformance.Profiles;
import org.spasmwatch.fhir.patch.JsonPatch;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.fhir.r5.check.Proposals;
import org.spasmwatch.fhir.r5.render.Narratives;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The CapabilityStatement, made of the tables that the server works by. */
final class Capability {
  private static final String STANDARD = "http://hl7.org/fhir/OperationDefinition/";
  private static final List<TypeRestfulInteraction> INTERACTIONS =
      List.of(
          TypeRestfulInteraction.READ,
          TypeRestfulInteraction.VREAD,
          TypeRestfulInteraction.HISTORYINSTANCE,
          TypeRestfulInteraction.HISTORYTYPE,
          TypeRestfulInteraction.SEARCHTYPE);

  /** The id of the one CapabilityStatement of a server. */
  private static final String ID = "server";

  private static final List<String> PATCHES =
      List.of(JsonPatch.TYPE, "application/fhir+json", "application/fhir+xml");

  private static final List<TypeRestfulInteraction> WRITES =
      List.of(
          TypeRestfulInteraction.CREATE,
          TypeRestfulInteraction.UPDATE,
          TypeRestfulInteraction.PATCH,
          TypeRestfulInteraction.DELETE);

  private Capability() {}

  /** Found by what all its kind is found by; what it says is of the server. */
  @SuppressWarnings("unchecked")
  static Table<CapabilityStatement> table(
      Table<?> table, Dialect dialect, Supplier<Server> server) {
    return ((Table<CapabilityStatement>) table)
        .of(knowledge -> Stream.of(of(dialect, knowledge, server.get())));
  }

  static CapabilityStatement of(Dialect dialect, KnowledgeBase knowledge, Server server) {
    return described(dialect, knowledge, server).addRest(rest(dialect));
  }

  /** What a server of this version does, whatever it knows. */
  static CapabilityStatement abilities(Dialect dialect) {
    return new CapabilityStatement().addRest(rest(dialect));
  }

  private static CapabilityStatementRestComponent rest(Dialect dialect) {
    CapabilityStatementRestComponent rest =
        new CapabilityStatementRestComponent().setMode(RestfulCapabilityMode.SERVER);
    rest.setSecurity(security());
    rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    if (dialect.name().equals("r5")) {
      AuditEdition.describe(rest.addResource());
    }
    Profiles profiles = new Profiles(dialect.name());
    for (Table<?> table : dialect.tables().values()) {
      CapabilityStatementRestResourceComponent resource = rest.addResource();
      resource(resource, table);
      if (dialect.name().equals("r5") && Proposals.TYPES.contains(table.type())) {
        resource.setConditionalPatch(true);
      }
      profiles.of(table.type()).forEach(resource::addSupportedProfile);
    }
    operation(rest.addOperation(), "assess", Canonicals.of("OperationDefinition", "assess"));
    operation(
        rest.addOperation(),
        "knowledge-export",
        Canonicals.of("OperationDefinition", "knowledge-export"));
    operation(rest.addOperation(), "versions", STANDARD + "CapabilityStatement-versions");
    rest.getResource().sort(Comparator.comparing(r -> r.getType()));
    return rest;
  }

  private static CapabilityStatement described(
      Dialect dialect, KnowledgeBase knowledge, Server server) {
    CapabilityStatement statement = new CapabilityStatement();
    statement.setId(ID);
    statement.getMeta().setVersionId("1");
    statement
        .setUrl(server.base() + "/metadata")
        .setName("Spasmwatch" + dialect.name().toUpperCase(Locale.ROOT))
        .setTitle("Spasmwatch, FHIR " + dialect.release())
        .setStatus(PublicationStatus.ACTIVE)
        .setDateElement(date(server.since()))
        .setKind(CapabilityStatementKind.INSTANCE)
        .setFhirVersion(FHIRVersion.fromCode(dialect.release()));
    statement.setDescription(
        "What is known of drugs behind muscle spasm, cramp, twitch, myoclonus, tremor and dystonia,"
            + " to read, to search and to curate.");
    statement.setText(Narratives.of(statement.getTitle(), List.of(statement.getDescription())));
    List.of("json", "xml", "html", "application/fhir+json", "application/fhir+xml", "text/html")
        .forEach(statement::addFormat);
    PATCHES.forEach(statement::addPatchFormat);
    statement.getSoftware().setName("Spasmwatch").setVersion(server.software());
    statement
        .getImplementation()
        .setDescription("Knowledge " + knowledge.version())
        .setUrl(server.base());
    return statement;
  }

  private static CapabilityStatementRestSecurityComponent security() {
    CapabilityStatementRestSecurityComponent security =
        new CapabilityStatementRestSecurityComponent();
    security
        .addService()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
        .setCode("SMART-on-FHIR")
        .setDisplay("SMART-on-FHIR");
    return security.setDescription(
        "Bearer tokens with SMART App Launch 2 system scopes; see"
            + " .well-known/smart-configuration. A trial lets read without one.");
  }

  private static void operation(
      CapabilityStatementRestResourceOperationComponent operation, String name, String definition) {
    operation.setName(name).setDefinition(definition);
  }

  private static DateTimeType date(Instant since) {
    DateTimeType date = new DateTimeType(Date.from(since));
    date.setTimeZoneZulu(true);
    return date;
  }

  private static void resource(CapabilityStatementRestResourceComponent resource, Table<?> table) {
    resource.setType(table.type()).setVersioning(ResourceVersionPolicy.VERSIONED);
    resource.setReadHistory(true).setUpdateCreate(Proposals.TYPES.contains(table.type()));
    resource.setConditionalRead(CapabilityStatement.ConditionalReadStatus.FULLSUPPORT);
    resource.addReferencePolicy(ReferenceHandlingPolicy.LITERAL);
    INTERACTIONS.forEach(interaction -> resource.addInteraction().setCode(interaction));
    if (Proposals.TYPES.contains(table.type())) {
      written(resource);
    }
    operation(resource.addOperation(), "validate", STANDARD + "Resource-validate");
    if (table.type().equals("ClinicalUseDefinition")) {
      operation(
          resource.addOperation(), "what-if", Canonicals.of("OperationDefinition", "what-if"));
    }
    if (table.type().equals("ValueSet")) {
      operation(resource.addOperation(), "expand", STANDARD + "ValueSet-expand");
      operation(resource.addOperation(), "validate-code", STANDARD + "ValueSet-validate-code");
    }
    for (Parameter parameter : table.parameters()) {
      resource
          .addSearchParam()
          .setName(parameter.name())
          .setDefinition(parameter.definition())
          .setType(SearchParamType.fromCode(parameter.kind().code()))
          .setDocumentation(documentation(parameter));
    }
  }

  private static void written(CapabilityStatementRestResourceComponent resource) {
    WRITES.forEach(interaction -> resource.addInteraction().setCode(interaction));
    resource.setConditionalCreate(true).setConditionalUpdate(true);
    resource.setConditionalDelete(CapabilityStatement.ConditionalDeleteStatus.SINGLE);
  }

  private static String documentation(Parameter parameter) {
    String modifiers =
        parameter.modifiers().stream()
            .map(m -> ":" + m.code())
            .sorted()
            .collect(Collectors.joining(", "));
    String prefixes =
        parameter.prefixes().isEmpty()
            ? ""
            : " Prefixes: " + String.join(", ", parameter.prefixes()) + ".";
    return parameter.documentation() + ". Modifiers: " + modifiers + "." + prefixes;
  }
}
