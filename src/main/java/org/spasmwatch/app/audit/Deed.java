package org.spasmwatch.app.audit;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;

/**
 * What was done, before it is known how it ended. It still names the patient; nothing that is
 * written down does.
 *
 * @param server the FHIR server on which the patient has this reference, null when nobody named it
 * @param patient the reference of the patient, null when it was about none
 * @param knowledge the version of the knowledge it rested on
 * @param references what of the knowledge took part, with versions
 * @param details by names of {@link Detail}
 */
public record Deed(
    AuditRecord.Kind kind,
    @Nullable String server,
    @Nullable String patient,
    @Nullable String knowledge,
    List<String> references,
    Map<Detail, String> details) {
  public Deed {
    requireNonNull(kind, "kind");
    references = List.copyOf(references);
    details = Collections.unmodifiableMap(copy(details));
  }

  /** Something of that kind, of which nothing more is to be said yet. */
  public static Deed of(AuditRecord.Kind kind) {
    return new Deed(kind, null, null, null, List.of(), Map.of());
  }

  /** An assessment that has begun. */
  public static Deed assessment(String knowledge, @Nullable String patient, String purpose) {
    return new Deed(
        AuditRecord.Kind.ASSESS,
        null,
        patient,
        knowledge,
        List.of(),
        Map.of(Detail.PURPOSE, purpose));
  }

  /** The same with what came of it. */
  public Deed with(List<Card> cards, int notEvaluated) {
    TreeSet<String> statements =
        cards.stream()
            .flatMap(card -> card.explanation().statements().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<Detail, String> more = copy(details);
    more.put(Detail.CARDS, String.valueOf(cards.size()));
    more.put(Detail.CRITICAL, count(cards, Indicator.CRITICAL));
    more.put(Detail.WARNING, count(cards, Indicator.WARNING));
    more.put(Detail.INFO, count(cards, Indicator.INFO));
    more.put(Detail.NOT_EVALUATED, String.valueOf(notEvaluated));
    return new Deed(kind, server, patient, knowledge, List.copyOf(statements), more);
  }

  private static String count(List<Card> cards, Indicator indicator) {
    return String.valueOf(cards.stream().filter(card -> card.indicator() == indicator).count());
  }

  private static Map<Detail, String> copy(Map<Detail, String> details) {
    Map<Detail, String> copy = new EnumMap<>(Detail.class);
    copy.putAll(details);
    return copy;
  }

  public Deed about(Collection<String> parts) {
    return new Deed(kind, server, patient, knowledge, List.copyOf(parts), details);
  }

  /** The same, of a patient of that FHIR server; null when nobody named one. */
  public Deed at(@Nullable String fhirServer) {
    return new Deed(kind, fhirServer, patient, knowledge, references, details);
  }

  public Deed with(Detail detail, Object value) {
    Map<Detail, String> more = copy(details);
    more.put(detail, String.valueOf(value));
    return new Deed(kind, server, patient, knowledge, references, more);
  }
}
