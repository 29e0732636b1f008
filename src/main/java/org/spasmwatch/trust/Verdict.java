package org.spasmwatch.trust;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What came of looking at a token. */
public sealed interface Verdict {
  /** Applies one of the three. */
  <T extends @Nullable Object> T match(
      Function<Granted, T> granted, Function<Refused, T> refused, Supplier<T> undecided);

  /**
   * The token is believed.
   *
   * @param until when it will not be any more; null when it does not say
   */
  record Granted(Caller caller, Scopes scopes, @Nullable Instant until) implements Verdict {
    public Granted {
      requireNonNull(caller, "caller");
      requireNonNull(scopes, "scopes");
    }

    /** Of a token that is good for one call, or for ever. */
    Granted(Caller caller, Scopes scopes) {
      this(caller, scopes, null);
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Granted, T> granted, Function<Refused, T> refused, Supplier<T> undecided) {
      return granted.apply(this);
    }
  }

  /**
   * It is not.
   *
   * @param whose who claims to have made it, as far as that is known here
   * @param reason for the log: a sentence of ours, without a word of the token
   */
  record Refused(String whose, String reason) implements Verdict {
    public Refused {
      requireNonNull(whose, "whose");
      requireNonNull(reason, "reason");
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Granted, T> granted, Function<Refused, T> refused, Supplier<T> undecided) {
      return refused.apply(this);
    }
  }

  /** It cannot be said now; a later call may be answered. */
  record Undecided() implements Verdict {
    @Override
    public <T extends @Nullable Object> T match(
        Function<Granted, T> granted, Function<Refused, T> refused, Supplier<T> undecided) {
      return undecided.get();
    }
  }
}
