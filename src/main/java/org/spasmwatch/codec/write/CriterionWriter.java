package org.spasmwatch.codec.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.spasmwatch.knowledge.Criterion;

/**
 * Writes criteria: by its name one that has one, else by its kind, with its key if it is its own.
 */
final class CriterionWriter implements Criterion.Cases<Fields> {
  private final Map<String, Criterion> named;

  /**
   * @param named those of the vocabulary
   */
  CriterionWriter(Map<String, Criterion> named) {
    this.named = Map.copyOf(named);
  }

  JsonNode write(Criterion criterion) {
    if (criterion.equals(named.get(criterion.key()))) {
      return JsonNodeFactory.instance.textNode(criterion.key());
    }
    return criterion.match(this).node();
  }

  private static Fields keyed(Criterion criterion, String derived) {
    Fields fields = new Fields();
    return criterion.key().equals(derived) ? fields : fields.text("key", criterion.key());
  }

  @Override
  public Fields finding(Criterion.HasFinding c) {
    return keyed(c, c.finding()).text("finding", c.finding());
  }

  @Override
  public Fields measured(Criterion.Measured c) {
    return keyed(c, c.limit())
        .text("measured", c.analyte())
        .text("limit", c.limit())
        .flag("own-range", c.ownRange())
        .flag("adults-only", c.adultsOnly());
  }

  @Override
  public Fields age(Criterion.Age c) {
    return keyed(c, c.limit()).text("age", c.limit());
  }

  @Override
  public Fields taking(Criterion.Taking c) {
    return keyed(c, "taking-" + c.subject()).text("taking", c.subject());
  }

  @Override
  public Fields dose(Criterion.DailyDose c) {
    return keyed(c, c.limit()).text("dose", c.limit());
  }

  @Override
  public Fields duration(Criterion.TakenFor c) {
    return keyed(c, c.limit()).text("taken-for", c.limit());
  }

  @Override
  public Fields reason(Criterion.GivenFor c) {
    return keyed(c, "given-for-" + c.finding()).text("given-for", c.finding());
  }

  @Override
  public Fields recentChange(Criterion.RecentChange c) {
    return keyed(c, c.limit()).text("recent-change", c.limit());
  }

  @Override
  public Fields atLeast(Criterion.AtLeast c) {
    List<Criterion> parts = c.parts();
    if (c.count() == 1) {
      return keyed(c, joined(parts, "-or-")).each("any", parts, this::write);
    }
    if (c.count() == parts.size()) {
      return keyed(c, joined(parts, "-and-")).each("all", parts, this::write);
    }
    if (c.count() == 2) {
      return keyed(c, "two-of-" + joined(parts, "-")).each("two-of", parts, this::write);
    }
    Fields several = new Fields().text("key", c.key()).each("of", parts, this::write);
    several.node().put("at-least", c.count());
    return several;
  }

  private static String joined(List<Criterion> parts, String link) {
    return String.join(link, parts.stream().map(Criterion::key).toList());
  }

  @Override
  public Fields not(Criterion.Not c) {
    return keyed(c, "not-" + c.part().key()).set("not", write(c.part()));
  }

  @Override
  public Fields known(Criterion.Known c) {
    return keyed(c, "known-" + c.part().key()).set("known", write(c.part()));
  }

  @Override
  public Fields stated(Criterion.Stated c) {
    return keyed(c, "stated").text("stated", c.text());
  }
}
