package org.spasmwatch.fhir.r5.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog.Span;
import org.spasmwatch.app.audit.AuditLog.Wanted;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.PatientHashes;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Controls;
import org.spasmwatch.fhir.search.ControlsReader;

/**
 * Reads a query for AuditEvents. What it does not know it refuses, always: who looks for somebody
 * in a trail has to be sure that nothing was left out of the question.
 */
final class AuditSearchReader {
  private static final Pattern PATIENT =
      Pattern.compile(
          "(https?://[^\\s|?#]+/Patient/[A-Za-z0-9\\-.]{1,64}|urn:uuid:[0-9a-f-]{36})"
              + "|(?:Patient/)?([A-Za-z0-9\\-.]{1,64})");

  private final PatientHashes hashes;
  private final List<Issue> faults = new ArrayList<>();
  private final List<Argument> processed = new ArrayList<>();
  private final List<List<Span>> spans = new ArrayList<>();
  private final ControlsReader controls = new ControlsReader(faults::add);
  private @Nullable Set<UUID> ids;
  private @Nullable Set<Kind> kinds;
  private @Nullable Set<String> patients;
  private @Nullable Boolean ofAPatient;

  AuditSearchReader(PatientHashes hashes) {
    this.hashes = hashes;
  }

  /** Reads one query; a reader is for one query only. */
  Reading<AuditSearch> read(List<Argument> arguments) {
    arguments.stream().distinct().forEach(this::read);
    Controls how = controls.controls();
    Optional<UUID> after = Optional.ofNullable(how.after()).flatMap(this::after);
    Wanted wanted = new Wanted(ids, spans, kinds, patients, ofAPatient);
    return faults.isEmpty()
        ? Reading.of(new AuditSearch(wanted, how, after.orElse(null), processed))
        : Reading.refused(faults);
  }

  private Optional<UUID> after(String text) {
    Optional<UUID> after = uuid(text);
    if (after.isEmpty()) {
      faults.add(Issue.invalid("'_after' is no place in the trail; follow the link next", null));
    }
    return after;
  }

  private void read(Argument argument) {
    if (ControlsReader.NAMES.contains(argument.name())) {
      controls.read(argument).ifPresent(processed::add);
      return;
    }
    switch (argument.name()) {
      case "_id" -> ids = among(ids, values(argument, text -> uuid(text).stream()));
      case "code" -> kinds = among(kinds, values(argument, AuditSearchReader::kind));
      case "date" -> date(argument);
      case "patient" -> patient(argument, this::plain);
      case "patient:identifier" -> patient(argument, this::identifier);
      case "patient:missing" -> missing(argument);
      default -> unknown();
    }
    if (!argument.name().startsWith("patient")) {
      processed.add(argument);
    }
  }

  /** A refusal repeats no name that is not known: it may be a slip with a patient's data. */
  private void unknown() {
    faults.add(
        new Issue(
            "not-supported",
            AuditEdition.TYPE
                + " is searched by _id, code, date, patient, patient:identifier and"
                + " patient:missing, and takes "
                + String.join(", ", ControlsReader.NAMES)
                + "; the query has something else",
            null));
  }

  private static <T> Set<T> among(@Nullable Set<T> before, Set<T> also) {
    Set<T> both = new HashSet<>(also);
    if (before != null) {
      both.retainAll(before);
    }
    return both;
  }

  private static <T> Set<T> values(Argument argument, Function<String, Stream<T>> read) {
    return Stream.of(argument.value().split(",", -1)).flatMap(read).collect(Collectors.toSet());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A code that is none of ours finds nothing, as in every search by token. */
  private static Stream<Kind> kind(String token) {
    String[] parts = token.split("\\|", -1);
    boolean ours = parts.length == 1 || parts.length == 2 && parts[0].equals(AuditEvents.KINDS);
    return ours ? Kind.of(parts[parts.length - 1]).stream() : Stream.of();
  }

  private void date(Argument argument) {
    List<Span> either = new ArrayList<>();
    for (String value : argument.value().split(",", -1)) {
      DateParameter.parse(value).ifPresentOrElse(either::addAll, this::noDate);
    }
    if (!either.isEmpty()) {
      spans.add(either);
    }
  }

  private void noDate() {
    faults.add(
        Issue.invalid(
            "'date' is a FHIR date or dateTime, with one of "
                + DateParameter.PREFIXES
                + " before it or nothing",
            null));
  }

  private void patient(Argument argument, Function<String, Stream<String>> read) {
    Set<String> found = values(argument, read);
    patients = among(patients, found);
    processed.add(
        new Argument(
            "patient:identifier",
            found.stream()
                .sorted()
                .map(h -> AuditEvents.PATIENTS + "|" + h)
                .collect(Collectors.joining(","))));
  }

  /** A patient as an EHR names it; here it becomes hashes and is not repeated. */
  private Stream<String> plain(String text) {
    Matcher reference = PATIENT.matcher(text);
    if (!reference.matches()) {
      faults.add(
          Issue.invalid(
              "'patient' is the URL of a Patient on its FHIR server, or Patient/ and its id when no"
                  + " server was named to this service",
              null));
      return Stream.of();
    }
    String whole = reference.group(1);
    return hashes.all(null, whole == null ? "Patient/" + reference.group(2) : whole).stream();
  }

  private Stream<String> identifier(String text) {
    String[] parts = text.split("\\|", -1);
    if (parts.length > 2) {
      faults.add(Issue.invalid("'patient:identifier' is system|value", null));
    }
    return parts.length == 1 || parts[0].equals(AuditEvents.PATIENTS)
        ? Stream.of(parts[parts.length - 1])
        : Stream.of();
  }

  private void missing(Argument argument) {
    if (!Set.of("true", "false").contains(argument.value())) {
      faults.add(Issue.invalid("'patient:missing' is either true or false", null));
    }
    boolean wanted = argument.value().equals("false");
    if (ofAPatient != null && ofAPatient != wanted) {
      kinds = Set.of(); // With a patient and without one there is none.
    }
    ofAPatient = wanted;
    processed.add(argument);
  }
}
