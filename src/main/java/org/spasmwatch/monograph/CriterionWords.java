package org.spasmwatch.monograph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.Criterion;

/**
 * A criterion in words, with the number in force where it has one. "Certainly" is the word for
 * {@code known}: what is unknown counts as not met. What has a name of its own and takes more than
 * a line is said once, under that name, and noted as mentioned.
 */
final class CriterionWords implements Criterion.Cases<String> {
  private static final int LINE = 150;

  private final Names names;
  private final Map<String, String> mentioned = new TreeMap<>();

  CriterionWords(Names names) {
    this.names = names;
  }

  String of(Criterion criterion) {
    return criterion.match(this);
  }

  /** The conditions that were said by their name only, with their words, in order of name. */
  Map<String, String> mentioned() {
    return Map.copyOf(mentioned);
  }

  /** As a part of something longer. */
  private String part(Criterion criterion) {
    String words = of(criterion);
    boolean compound = words.contains(" or ") || words.contains(" and ") || words.contains("; ");
    return compound && criterion instanceof Criterion.AtLeast ? "(" + words + ")" : words;
  }

  private String joined(List<Criterion> parts, String link) {
    return parts.stream().map(this::part).collect(Collectors.joining(link));
  }

  @Override
  public String finding(Criterion.HasFinding criterion) {
    return names.finding(criterion.finding()) + " on record";
  }

  @Override
  public String measured(Criterion.Measured criterion) {
    String notes =
        (criterion.ownRange() ? "; the laboratory's own reading first" : "")
            + (criterion.adultsOnly() ? "; adults only" : "");
    return names.analyte(criterion.analyte()) + " " + names.limit(criterion.limit(), notes);
  }

  @Override
  public String age(Criterion.Age criterion) {
    return "age " + names.limit(criterion.limit());
  }

  @Override
  public String taking(Criterion.Taking criterion) {
    return names.subject(criterion.subject()) + " taken now";
  }

  @Override
  public String dose(Criterion.DailyDose criterion) {
    return "daily dose " + names.limit(criterion.limit(), "; adults only");
  }

  @Override
  public String duration(Criterion.TakenFor criterion) {
    return "taken for " + names.limit(criterion.limit());
  }

  @Override
  public String reason(Criterion.GivenFor criterion) {
    return "given for " + names.finding(criterion.finding());
  }

  @Override
  public String recentChange(Criterion.RecentChange criterion) {
    return "began " + names.limit(criterion.limit()) + " after a start or an increase";
  }

  @Override
  public String atLeast(Criterion.AtLeast criterion) {
    String words = words(criterion);
    if (words.length() <= LINE || !named(criterion)) {
      return words;
    }
    mentioned.put(criterion.key(), words);
    return "[" + criterion.key() + "](#" + criterion.key() + ")";
  }

  private String words(Criterion.AtLeast criterion) {
    List<Criterion> parts = criterion.parts();
    if (parts.size() == 1) {
      return of(parts.get(0));
    }
    if (criterion.count() == parts.size()) {
      return joined(parts, " and ");
    }
    return criterion.count() == 1
        ? joined(parts, " or ")
        : "at least " + criterion.count() + " of: " + joined(parts, "; ");
  }

  /** What has no name of its own goes by the names of its parts. */
  private static boolean named(Criterion.AtLeast criterion) {
    return !criterion.parts().stream().map(Criterion::key).allMatch(criterion.key()::contains);
  }

  @Override
  public String not(Criterion.Not criterion) {
    return "not " + part(criterion.part());
  }

  @Override
  public String known(Criterion.Known criterion) {
    return "certainly " + part(criterion.part());
  }

  @Override
  public String stated(Criterion.Stated criterion) {
    return criterion.text() + " (no record says so: for the reader to judge)";
  }
}
