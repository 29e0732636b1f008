package org.spasmwatch.card;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A CDS Hooks card (CDS Hooks 2.0.1, "Card Attributes"). The summary has fewer than 140 code
 * points; the detail is GitHub Flavored Markdown. Where there are suggestions the renderer adds the
 * selection behavior {@code any}, the only one that is offered: tests do not exclude one another.
 */
public record Card(
    UUID uuid,
    String summary,
    String detail,
    Indicator indicator,
    Source source,
    List<Suggestion> suggestions,
    Explanation explanation) {
  /** The specification wants a summary below this number of characters. */
  public static final int SUMMARY_LIMIT = 140;

  /** How urgent the card is; the lower-case name is the code. */
  public enum Indicator {
    INFO("info"),
    WARNING("warning"),
    CRITICAL("critical");

    private final String code;

    Indicator(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** Who says it, and about which problem ({@code topic}: a code of the problem code system). */
  public record Source(String label, String topic, String topicDisplay) {
    public Source {
      requireText(label, "source.label");
      requireText(topic, "source.topic");
      requireText(topicDisplay, "source.topic.display");
    }
  }

  /**
   * One click to act: one action each, so that a test can be ordered by itself. At most one of a
   * card is {@code recommended}.
   */
  public record Suggestion(String label, UUID uuid, Proposal proposal, boolean recommended) {
    private static final long REVIEW = 0x5e71e3ed5a17L; // in the node of a UUID, below its variant

    public Suggestion {
      requireText(label, "suggestion.label");
      requireNonNull(uuid, "uuid");
      requireNonNull(proposal, "proposal");
    }

    /**
     * The id of the suggestion to record that a card was reviewed. It follows from the card's, so
     * that feedback can be told what it means: the advice was not followed.
     */
    public static UUID ofReview(UUID card) {
      return new UUID(card.getMostSignificantBits(), card.getLeastSignificantBits() ^ REVIEW);
    }
  }

  public Card {
    requireNonNull(uuid, "uuid");
    requireText(summary, "summary");
    requireText(detail, "detail");
    requireNonNull(indicator, "indicator");
    requireNonNull(source, "source");
    requireNonNull(explanation, "explanation");
    suggestions = List.copyOf(suggestions);
    if (summary.codePointCount(0, summary.length()) >= SUMMARY_LIMIT) {
      throw new IllegalArgumentException("the summary has 140 characters or more");
    }
    if (recommended(suggestions) > 1) {
      throw new IllegalArgumentException("more than one suggestion is recommended");
    }
  }

  private static int recommended(List<Suggestion> suggestions) {
    int recommended = 0;
    for (Suggestion suggestion : suggestions) {
      recommended += suggestion.recommended() ? 1 : 0;
    }
    return recommended;
  }

  /**
   * What the card is about, the same for every patient and call: the problem, the drugs, and the
   * statements with their versions.
   */
  public String issue() {
    Set<String> drugs = new TreeSet<>();
    explanation.suspects().forEach(suspect -> drugs.add(suspect.drug()));
    StringJoiner issue = new StringJoiner(" ").add(source.topic());
    drugs.forEach(issue::add);
    new TreeSet<>(explanation.statements()).forEach(issue::add);
    return issue.toString();
  }

  private static void requireText(String text, String name) {
    if (requireNonNull(text, name).isBlank()) {
      throw new IllegalArgumentException(name + " is empty");
    }
  }
}
