package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement about a drug or a class of drugs, of one of six kinds: the five types of FHIR's
 * ClinicalUseDefinition and, apart from them, what a drug is expressly not known to do.
 */
public sealed interface ClinicalUse {
  Statement statement();

  default String id() {
    return statement().id();
  }

  default String subject() {
    return statement().subject();
  }

  <T> T match(Cases<T> cases);

  /** One case per kind of clinical use, so that nobody can forget one. */
  interface Cases<T> {
    T undesirableEffect(UndesirableEffect use);

    T interaction(Interaction use);

    T contraindication(Contraindication use);

    T warning(Warning use);

    T indication(Indication use);

    T notRecognised(NotRecognised use);
  }

  /** When, relative to taking the drug, an effect appears. */
  enum Phase {
    ON_TREATMENT("on-treatment"),
    WITHDRAWAL("withdrawal"),
    OVERDOSE("overdose");

    private final String code;

    Phase(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * The drug can cause the effect. {@code presentsAs} are further findings under which it is
   * recorded in practice; {@code frequency} is what each source says, never merged into one band
   * (CON-10).
   */
  record UndesirableEffect(
      Statement statement,
      String effect,
      List<String> presentsAs,
      Phase phase,
      List<Frequency> frequency)
      implements ClinicalUse {
    public UndesirableEffect {
      requireNonNull(effect, "effect");
      requireNonNull(phase, "phase");
      presentsAs = List.copyOf(presentsAs);
      frequency = List.copyOf(frequency);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.undesirableEffect(this);
    }
  }

  /** How often, as one source words it. */
  record Frequency(String wording, List<String> claims) {
    public Frequency {
      requireNonNull(wording, "wording");
      claims = List.copyOf(claims);
    }
  }

  /**
   * The subject together with any of the interactants can cause the effects. {@code together} is
   * the urgency of the pair without symptoms, null when it is then silent. A pair without effects
   * is itself the matter ({@code syndrome} then says what is wrong with it), so it has that
   * urgency.
   */
  record Interaction(
      Statement statement,
      List<String> interactants,
      String syndrome,
      List<String> effects,
      @Nullable Urgency together)
      implements ClinicalUse {
    public Interaction {
      requireNonNull(syndrome, "syndrome");
      interactants = List.copyOf(interactants);
      effects = List.copyOf(effects);
      if (effects.isEmpty() && together == null) {
        throw new IllegalArgumentException(statement.id() + " has neither effects nor 'together'");
      }
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.interaction(this);
    }
  }

  /**
   * The drug is to be avoided, or not to be used like this; the gates of the statement say in whom.
   * {@code reason} is what speaks against it, in words short enough for the summary of a card.
   */
  record Contraindication(Statement statement, String reason) implements ClinicalUse {
    public Contraindication {
      requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.contraindication(this);
    }
  }

  /**
   * A warning. A red flag fires when its {@code signs} are met in a patient who has the {@code
   * index} finding (null: the signs alone suffice); {@code problem} is the group of findings it
   * belongs to. A differential names another cause, with the signs that would show it, if any.
   */
  record Warning(
      Statement statement,
      Kind kind,
      String label,
      @Nullable String index,
      @Nullable Criterion signs,
      String problem)
      implements ClinicalUse {

    /** What the warning is for. */
    public enum Kind {
      RED_FLAG,
      DIFFERENTIAL,
      PRECAUTION,
      REGULATORY
    }

    public Warning {
      requireNonNull(kind, "kind");
      requireNonNull(label, "label");
      requireNonNull(problem, "problem");
      if (kind == Kind.RED_FLAG && signs == null) {
        throw new IllegalArgumentException("red flag " + statement.id() + " has no signs");
      }
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.warning(this);
    }
  }

  /** The drug is used for the condition: place in therapy, dose and duration as stated. */
  record Indication(
      Statement statement,
      String condition,
      @Nullable String line,
      @Nullable String dose,
      @Nullable String duration)
      implements ClinicalUse {
    public Indication {
      requireNonNull(condition, "condition");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.indication(this);
    }
  }

  /**
   * The drug is not known to cause the effect, or not to relieve it: never an undesirable effect.
   */
  record NotRecognised(Statement statement, String effect, Denies denies) implements ClinicalUse {

    /** What is denied. */
    public enum Denies {
      CAUSES,
      TREATS
    }

    public NotRecognised {
      requireNonNull(effect, "effect");
      requireNonNull(denies, "denies");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.notRecognised(this);
    }
  }
}
