package org.spasmwatch.card;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The words for who treats the patient: what, why, how sure, what to do, from which sources. */
final class ClinicianWording implements Wording {
  private final Summaries summaries;
  private final Details details;

  ClinicianWording(KnowledgeBase knowledge) {
    Words words = new Words(knowledge);
    summaries = new Summaries(words);
    details = new Details(knowledge, words);
  }

  @Override
  public Text of(Concern concern, Set<String> stopped) {
    return new Text(summaries.of(concern), details.of(concern));
  }

  @Override
  public Text further(List<Card> cards) {
    String lines = cards.stream().map(c -> "- " + c.summary()).collect(Collectors.joining("\n"));
    return new Text(
        cards.size() + " further matters about this patient's medicines",
        "**Also found, less urgent**\n\n" + lines + "\n\n" + Details.STANDING);
  }

  @Override
  public Text unchecked(int count, boolean all) {
    String medicines = count == 1 ? "1 medicine" : count + " medicines";
    String which =
        all
            ? "None of the medicines recorded for this patient is one that this service knows. "
            : "Not every medicine of these orders is one that this service knows. ";
    return new Text(
        medicines + " could not be checked for effects on muscles",
        which
            + "No card about a drug means here that nothing was checked, not that nothing was "
            + "found.\n\n"
            + Details.STANDING);
  }

  @Override
  public boolean orders() {
    return true;
  }
}
