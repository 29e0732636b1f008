package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.Access;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.Moment;

/**
 * A call of a service, as far as it is used; what is not named here is left alone.
 *
 * @param moment what its context brings beside the patient
 * @param access the way to the EHR's FHIR server; null when the call offers none
 */
record HookRequest(
    Service service,
    UUID hookInstance,
    String patientId,
    Moment moment,
    JsonNode prefetch,
    @Nullable Access access,
    Preferences preferences) {

  HookRequest {
    requireNonNull(service, "service");
    requireNonNull(hookInstance, "hookInstance");
    requireNonNull(patientId, "patientId");
    requireNonNull(moment, "moment");
    requireNonNull(prefetch, "prefetch");
    requireNonNull(preferences, "preferences");
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
    HookContext context =
        new HookContext(service.map(Service::hook).orElse(Hook.PATIENT_VIEW), fields);
    Optional<String> patient = context.patientId();
    Moment moment = patient.isPresent() ? context.moment() : Moment.NONE;
    fields.optionalObject("prefetch");
    Optional<Access> access = FhirAccess.read(fields);
    Preferences preferences = Preferences.read(fields);
    return fields.issues().isEmpty()
        ? read.apply(
            new HookRequest(
                service.orElseThrow(),
                instance.orElseThrow(),
                patient.orElseThrow(),
                moment,
                fields.at("prefetch"),
                access.orElse(null),
                preferences))
        : refused.apply(fields.issues());
  }

  private static Optional<Service> service(Fields fields, String hook, List<Service> services) {
    for (Service service : services) {
      if (service.hook().code().equals(hook)) {
        return Optional.of(service);
      }
    }
    List<String> hooks = services.stream().map(s -> s.hook().code()).toList();
    fields.wrong("hook", "this service answers " + String.join(", ", hooks) + ", no other hook");
    return Optional.empty();
  }
}
