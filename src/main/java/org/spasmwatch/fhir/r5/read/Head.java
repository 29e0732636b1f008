package org.spasmwatch.fhir.r5.read;

import java.util.Set;
import java.util.function.Predicate;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.knowledge.published.ForeignId;
import org.spasmwatch.knowledge.published.Label;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;

/**
 * What stands at the head of every resource and follows from its record or is of this server:
 * version, origin, profile, narrative, our own identifier. What somebody else put there is kept on
 * records; on a Group, which is derived, it is left unread and so is named.
 */
final class Head {
  /** What the record and its sources say themselves. */
  private static final Set<String> OWN_TAGS =
      Set.of(Canonicals.codeSystem("origin"), Canonicals.codeSystem("layer"));

  private static final Label NOTHING = new Label(null, null, null, null);

  private Head() {}

  /**
   * @param kind of record, as in the system of our identifiers
   */
  static void read(Element resource, String kind) {
    resource.derived("resourceType");
    meta(resource.at("meta"));
    if (resource.node().path("text").path("status").asText().equals("generated")) {
      resource.derived("text");
    }
    resource.each("identifier").stream()
        .filter(i -> is(i, "system", Canonicals.identifiers(kind)::equals))
        .filter(i -> i.node().path("value").equals(resource.node().path("id")))
        .forEach(i -> i.derived("system", "value"));
  }

  /** What others put on a record. */
  static Labels labels(Element resource, String kind, Status status) {
    Element meta = resource.at("meta");
    return new Labels(
        status,
        resource.at("language").maybeText().orElse(null),
        resource.each("identifier").stream()
            .filter(i -> !is(i, "system", Canonicals.identifiers(kind)::equals))
            .map(Head::identifier)
            .toList(),
        meta.each("tag").stream()
            .filter(t -> !is(t, "system", OWN_TAGS::contains))
            .map(Head::label)
            .toList(),
        meta.each("security").stream().map(Head::label).toList(),
        resource.ledger().codings());
  }

  private static ForeignId identifier(Element identifier) {
    return new ForeignId(
        identifier.at("use").maybeText().orElse(null),
        identifier.at("system").maybeText().orElse(null),
        identifier.at("value").text());
  }

  static Label label(Element coding) {
    Label label =
        new Label(
            coding.at("system").maybeText().orElse(null),
            coding.at("version").maybeText().orElse(null),
            coding.at("code").maybeText().orElse(null),
            coding.at("display").maybeText().orElse(null));
    if (label.equals(NOTHING)) {
      coding.fault("here has to be a Coding with a code");
    }
    return label;
  }

  private static void meta(Element meta) {
    meta.derived("versionId", "lastUpdated");
    meta.each("profile").stream()
        .filter(p -> p.node().asText().startsWith(Canonicals.extension("")))
        .forEach(Element::derived);
    meta.each("tag").stream()
        .filter(t -> is(t, "system", OWN_TAGS::contains))
        .forEach(t -> t.derived("system", "code", "display"));
  }

  private static boolean is(Element element, String field, Predicate<String> wanted) {
    return wanted.test(element.node().path(field).asText());
  }
}
