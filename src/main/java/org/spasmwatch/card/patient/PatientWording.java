package org.spasmwatch.card.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Differences;
import org.spasmwatch.card.Sections;
import org.spasmwatch.card.Wording;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.Evidence.Grade;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;

/**
 * The words for the patient: what was seen, which medicine may be behind it, what to do and how
 * soon. Nobody is told to end a medicine alone, but where a source says so of an emergency.
 */
public final class PatientWording implements Wording {
  private final KnowledgeBase knowledge;
  private final Phrases phrases;
  private final PatientSummaries summaries;
  private final Reasons reasons;
  private final Steps steps;

  public PatientWording(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    phrases = new Phrases(knowledge, Locale.ENGLISH);
    summaries = new PatientSummaries(phrases);
    reasons = new Reasons(phrases);
    steps = new Steps(knowledge, phrases);
  }

  @Override
  public Text of(Concern concern, Set<String> stopped) {
    Sections sections = new Sections();
    add(sections, "why", reasons.of(concern));
    add(sections, "do", steps.todo(concern, stopped));
    add(sections, "home", steps.atHome(concern));
    add(sections, "now", steps.warningSigns(concern));
    add(sections, "unknown", unknown(concern));
    add(sections, "sources", sources(concern));
    String footer = footer() + "  \n_" + phrases.say("knowledge", knowledge.version()) + "_";
    return new Text(summaries.of(concern), sections.above(footer));
  }

  private void add(Sections sections, String heading, List<String> lines) {
    sections.title(phrases.say("heading." + heading));
    sections.lines(lines);
  }

  private String footer() {
    return "_" + phrases.say("footer") + "_";
  }

  private List<String> unknown(Concern concern) {
    List<String> tests = steps.tests(concern);
    return tests.isEmpty()
        ? List.of()
        : List.of(phrases.say("unknown.test", phrases.all(tests, "or")));
  }

  /** In an emergency nobody is given a reason to wait. */
  private List<String> sources(Concern concern) {
    List<Evidence> evidence =
        concern.suspects().stream()
            .flatMap(s -> s.signals().stream())
            .flatMap(s -> s.statement().evidence().stream())
            .toList();
    List<String> titles =
        evidence.stream().map(e -> "\"" + knowledge.titleOf(e.source()) + "\"").distinct().toList();
    List<String> lines = new ArrayList<>();
    lines.add(phrases.say("sources", phrases.all(titles, "and")));
    boolean emergency = concern.urgency() == Urgency.EMERGENCY;
    if (!emergency
        && evidence.stream().allMatch(e -> e.grade().compareTo(Grade.OBSERVATIONAL) < 0)) {
      lines.add(phrases.say("sources.weak"));
    }
    if (!new Differences(knowledge).of(concern).isEmpty()) {
      lines.add(phrases.say("differ"));
    }
    return lines;
  }

  @Override
  public Text further(List<Card> cards) {
    String lines = cards.stream().map(c -> "- " + c.summary()).collect(Collectors.joining("\n"));
    return new Text(
        phrases.say("further.summary", cards.size()),
        "**" + phrases.say("further.heading") + "**\n\n" + lines + "\n\n" + footer());
  }

  @Override
  public Text unchecked(int count, boolean all) {
    return new Text(
        phrases.say("unchecked.summary", count),
        phrases.say(all ? "unchecked.all" : "unchecked.some") + "\n\n" + footer());
  }

  @Override
  public boolean orders() {
    return false;
  }
}
