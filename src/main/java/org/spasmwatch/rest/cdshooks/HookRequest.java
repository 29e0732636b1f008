package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.Access;
import org.spasmwatch.fhir.Issue;

/**
 * A call of a service, as far as it is used; {@code extension} and what is not named here are left
 * alone.
 *
 * @param access the way to the EHR's FHIR server; null when the call offers none
 */
record HookRequest(
    Service service,
    UUID hookInstance,
    String patientId,
    JsonNode prefetch,
    @Nullable Access access) {
  private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  HookRequest {
    requireNonNull(service, "service");
    requireNonNull(hookInstance, "hookInstance");
    requireNonNull(patientId, "patientId");
    requireNonNull(prefetch, "prefetch");
  }

  /** The base URL of the EHR's FHIR server, as it was sent. */
  @Nullable String fhirServer() {
    return access == null ? null : access.server();
  }

  /** Applies one of the two functions: to the call, or to all that is wrong with it. */
  static <T> T read(
      JsonNode json,
      List<Service> services,
      Function<HookRequest, T> read,
      Function<List<Issue>, T> refused) {
    Fields fields = new Fields(json);
    if (!fields.isObject("")) {
      return refused.apply(fields.issues());
    }
    Optional<Service> service =
        fields.text("hook").flatMap(hook -> service(fields, hook, services));
    Optional<UUID> instance =
        fields
            .text("hookInstance")
            .flatMap(text -> fields.uuid("hookInstance", text, "make a new one for each call"));
    Optional<String> patient = context(fields);
    fields.optionalObject("prefetch");
    Optional<Access> access = FhirAccess.read(fields);
    return fields.issues().isEmpty()
        ? read.apply(
            new HookRequest(
                service.orElseThrow(),
                instance.orElseThrow(),
                patient.orElseThrow(),
                fields.at("prefetch"),
                access.orElse(null)))
        : refused.apply(fields.issues());
  }

  private static Optional<Service> service(Fields fields, String hook, List<Service> services) {
    List<String> hooks = services.stream().map(s -> s.hook().code()).toList();
    Optional<Service> service =
        services.stream().filter(s -> s.hook().code().equals(hook)).findFirst();
    if (service.isEmpty()) {
      fields.wrong("hook", "this service answers " + String.join(", ", hooks) + ", no other hook");
    }
    return service;
  }

  /** What patient-view and its kin have in common: who asks, about whom, in which encounter. */
  private static Optional<String> context(Fields fields) {
    if (!fields.isObject("context")) {
      return Optional.empty();
    }
    fields.text("context.userId");
    fields.optionalText("context.encounterId");
    return fields.text("context.patientId").filter(id -> isId(fields, id));
  }

  /** With a type before it the tokens of the templates would lead to {@code Patient/Patient/1}. */
  private static boolean isId(Fields fields, String id) {
    boolean valid = FHIR_ID.matcher(id).matches();
    if (!valid) {
      fields.wrong(
          "context.patientId",
          "context.patientId is no FHIR id; send the id alone, without Patient/ before it");
    }
    return valid;
  }
}
