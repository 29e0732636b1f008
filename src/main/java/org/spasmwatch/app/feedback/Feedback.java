package org.spasmwatch.app.feedback;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician did about one card (CDS Hooks 2.0.1, "Feedback").
 *
 * @param service the service that issued the card
 * @param card the uuid of the card
 * @param at when it was done, by the clock of the client
 * @param suggestions the uuids of the suggestions that were taken; none when it was overridden
 * @param reason the code of an override reason of ours, {@link #OTHER} for one that is not ours,
 *     null where none was given
 * @param comment what the clinician wrote; null where nothing was written, or nothing is to be kept
 */
public record Feedback(
    String service,
    UUID card,
    Outcome outcome,
    Instant at,
    List<UUID> suggestions,
    @Nullable String reason,
    @Nullable String comment) {

  /** Stands for every reason that a client made up: its words could be about the patient. */
  public static final String OTHER = "other";

  /** What became of the card. */
  public enum Outcome {
    ACCEPTED("accepted"),
    OVERRIDDEN("overridden");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public Feedback {
    requireNonNull(service, "service");
    requireNonNull(card, "card");
    requireNonNull(outcome, "outcome");
    requireNonNull(at, "at");
    suggestions = List.copyOf(suggestions);
  }

  /** The same without what the clinician wrote. */
  public Feedback withoutComment() {
    return new Feedback(service, card, outcome, at, suggestions, reason, null);
  }
}
