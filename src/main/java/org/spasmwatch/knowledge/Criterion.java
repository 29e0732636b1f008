package org.spasmwatch.knowledge;

import java.util.List;

/**
 * A condition on a patient, as data; {@code assessment} decides it in three values. Every criterion
 * has a key: the name it goes by in explanations and in the {@code criterion} code system.
 */
public sealed interface Criterion {
  String key();

  /** The criteria that it is made of; none of what asks for one thing. */
  default List<Criterion> parts() {
    return List.of();
  }

  /** Whether the dose of the suspected drug is among what it asks for. */
  default boolean ofDose() {
    return parts().stream().anyMatch(Criterion::ofDose);
  }

  <T> T match(Cases<T> cases);

  /** One case per kind of criterion, so that nobody can forget one. */
  interface Cases<T> {
    T finding(HasFinding criterion);

    T measured(Measured criterion);

    T age(Age criterion);

    T taking(Taking criterion);

    T dose(DailyDose criterion);

    T duration(TakenFor criterion);

    T reason(GivenFor criterion);

    T recentChange(RecentChange criterion);

    T atLeast(AtLeast criterion);

    T not(Not criterion);

    T known(Known criterion);

    T stated(Stated criterion);
  }

  /** The finding, or a kind of it, is present and current. */
  record HasFinding(String key, String finding) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.finding(this);
    }
  }

  /**
   * The newest valid value of the analyte lies beyond the limit of the policy. Where {@code
   * ownRange}, what the laboratory made of the value wins over the limit.
   */
  record Measured(String key, String analyte, String limit, boolean ownRange, boolean adultsOnly)
      implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.measured(this);
    }
  }

  /** The patient's age lies beyond the limit. */
  record Age(String key, String limit) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.age(this);
    }
  }

  /** A drug, or any member of a class, is taken now. */
  record Taking(String key, String subject) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.taking(this);
    }
  }

  /** The daily dose of the suspected drug lies beyond the limit; adults only. */
  record DailyDose(String key, String limit) implements Criterion {
    @Override
    public boolean ofDose() {
      return true;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.dose(this);
    }
  }

  /** The suspected drug was given for the finding, or for a kind of it. */
  record GivenFor(String key, String finding) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.reason(this);
    }
  }

  /** The suspected drug has been taken for longer than the limit. */
  record TakenFor(String key, String limit) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.duration(this);
    }
  }

  /** The finding began within the limit after start or increase of a drug that is suspected. */
  record RecentChange(String key, String limit) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.recentChange(this);
    }
  }

  /** At least {@code count} of the parts are met: 1 is "any of", all of them is "all of". */
  record AtLeast(String key, int count, List<Criterion> parts) implements Criterion {
    public AtLeast {
      parts = List.copyOf(parts);
      if (count < 1 || count > parts.size()) {
        throw new IllegalArgumentException(key + " wants " + count + " of " + parts.size());
      }
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.atLeast(this);
    }
  }

  /** The opposite; unknown stays unknown. */
  record Not(String key, Criterion part) implements Criterion {
    @Override
    public List<Criterion> parts() {
      return List.of(part);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.not(this);
    }
  }

  /** Met only when the part is known to be met: what is unknown counts as not met. */
  record Known(String key, Criterion part) implements Criterion {
    @Override
    public List<Criterion> parts() {
      return List.of(part);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.known(this);
    }
  }

  /** What a source says without a measure that could be checked ("age", "not everyone"). */
  record Stated(String key, String text) implements Criterion {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.stated(this);
    }
  }
}
