package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.KnownReaction;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;

/** What was read from the data, as it entered the assessment: for who asks why. */
final class FactsJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** So many facts of one kind are told at most. */
  static final int MOST = 500;

  private FactsJson() {}

  static ObjectNode of(PatientFacts facts) {
    ObjectNode json = JSON.objectNode();
    json.put("at", facts.at().toString());
    text(json, "patient", facts.patient());
    span(json, "born", facts.born());
    list(json, "medications", facts.medications());
    list(json, "findings", facts.findings());
    list(json, "measurements", facts.measurements());
    list(json, "reactions", facts.reactions());
    json.put("findingsComplete", facts.coverage().findingsComplete());
    int most =
        List.of(facts.medications(), facts.findings(), facts.measurements(), facts.reactions())
            .stream()
            .mapToInt(list -> Math.max(0, list.size() - MOST))
            .sum();
    if (most > 0) {
      json.put("leftOut", most);
    }
    return json;
  }

  private static void list(ObjectNode json, String field, List<? extends Fact> facts) {
    ArrayNode list = json.putArray(field);
    facts.stream()
        .sorted(Comparator.comparing(Fact::reference))
        .limit(MOST)
        .forEach(fact -> list.add(fact(fact)));
  }

  private static ObjectNode fact(Fact fact) {
    ObjectNode json = JSON.objectNode().put("reference", fact.reference());
    if (fact instanceof MedicationUse use) {
      medication(json, use);
    } else if (fact instanceof Finding finding) {
      finding(json, finding);
    } else if (fact instanceof Measurement measurement) {
      json.put("analyte", measurement.analyte()).put("value", measurement.value().toString());
      span(json, "taken", measurement.taken());
      json.put("laboratory", code(measurement.flag()));
    } else if (fact instanceof KnownReaction reaction) {
      texts(json, "drugs", new TreeSet<>(reaction.drugs()));
      texts(json, "manifestations", new TreeSet<>(reaction.manifestations()));
    }
    return json;
  }

  private static void medication(ObjectNode json, MedicationUse use) {
    texts(json, "drugs", new TreeSet<>(use.drugs()));
    json.put("status", code(use.status()));
    span(json, "start", use.start());
    span(json, "stop", use.stop());
    dose(json, use.dailyDose());
    json.put("certain", use.certain());
    texts(json, "reasons", new TreeSet<>(use.reasons()));
  }

  private static void finding(ObjectNode json, Finding finding) {
    json.put("finding", finding.concept()).put("state", code(finding.state()));
    span(json, "onset", finding.onset());
    span(json, "seen", finding.seen());
    json.put("certain", finding.certain());
  }

  /** {@code IN_USE} as {@code in-use}. */
  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Both ends of what is known of a time; an end that is not known is left out. */
  static void span(ObjectNode json, String field, @Nullable Span span) {
    if (span != null) {
      ObjectNode node = json.putObject(field);
      end(node, "earliest", span.earliest(), Instant.MIN);
      end(node, "latest", span.latest(), Instant.MAX);
    }
  }

  private static void end(ObjectNode json, String field, Instant end, Instant open) {
    if (!end.equals(open)) {
      json.put(field, end.toString());
    }
  }

  static void text(ObjectNode json, String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      json.put(field, text);
    }
  }

  /** In mg a day: the most that may be taken, and the least where that is less. */
  static void dose(ObjectNode json, @Nullable DailyDose dose) {
    if (dose == null) {
      return;
    }
    json.put("dailyDose", dose.most());
    if (!dose.exact()) {
      json.put("dailyDoseAtLeast", dose.least());
    }
    if (!dose.certain()) {
      json.put("dailyDoseCertain", false);
    }
  }

  static void texts(ObjectNode json, String field, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode list = json.putArray(field);
      texts.forEach(list::add);
    }
  }
}
