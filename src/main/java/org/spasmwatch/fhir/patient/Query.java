package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A FHIR query that brings facts. {@code key} names it among the others; {@code template} is a
 * relative URL with tokens of CDS Hooks 2.0 ("Prefetch tokens") in place of the patient's id.
 */
public record Query(String key, Purpose purpose, String type, String template) {
  private static final String PATIENT_ID = "{{context.patientId}}";

  /** What may not stand in a URL as it is (RFC 3986, 2); a template has no escapes of its own. */
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9\\-._~/?&=:,]");

  /** Which facts a query brings. */
  public enum Purpose {
    PATIENT,
    MEDICATIONS,
    FINDINGS,
    MEASUREMENTS,
    REACTIONS,
    /** No facts: what the EHR has on record as answered already. */
    ANSWERED_ISSUES
  }

  public Query {
    requireNonNull(key, "key");
    requireNonNull(purpose, "purpose");
    requireNonNull(type, "type");
    requireNonNull(template, "template");
  }

  /** The relative URL that asks for that patient, with all escaped that is not part of its form. */
  public String url(String patientId) {
    return Stream.of(template.split(Pattern.quote(PATIENT_ID), -1))
        .map(part -> UNSAFE.matcher(part).replaceAll(found -> escaped(found.group())))
        .collect(Collectors.joining(escaped(patientId)));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
