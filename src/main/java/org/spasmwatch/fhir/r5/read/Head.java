package org.spasmwatch.fhir.r5.read;

import java.util.Set;
import java.util.function.Predicate;
import org.spasmwatch.fhir.Canonicals;

/**
 * What stands at the head of every resource and follows from its record or is of this server:
 * version, origin, profile, narrative, our own identifier. What somebody else put there is left
 * unread, and so is named: the knowledge does not keep it yet.
 */
final class Head {
  /** What the record and its sources say themselves. */
  private static final Set<String> OWN_TAGS =
      Set.of(Canonicals.codeSystem("origin"), Canonicals.codeSystem("layer"));

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
