package org.spasmwatch.fhir;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/** What became of something that was sent: it could be read, or it is refused, with all reasons. */
public sealed interface Reading<T> {

  /** One answer for either case. */
  <R> R match(Function<T, R> read, Function<List<Issue>, R> refused);

  /** The same of what is made of it. */
  default <R> Reading<R> map(Function<T, R> further) {
    return match(value -> of(further.apply(value)), Reading::refused);
  }

  static <T> Reading<T> of(T value) {
    return new Read<>(value);
  }

  static <T> Reading<T> refused(List<Issue> issues) {
    return new Refused<>(issues);
  }

  /** It could be read. */
  record Read<T>(T value) implements Reading<T> {
    public Read {
      requireNonNull(value, "value");
    }

    @Override
    public <R> R match(Function<T, R> read, Function<List<Issue>, R> refused) {
      return read.apply(value);
    }
  }

  /** It is refused. */
  record Refused<T>(List<Issue> issues) implements Reading<T> {
    public Refused {
      issues = List.copyOf(issues);
    }

    @Override
    public <R> R match(Function<T, R> read, Function<List<Issue>, R> refused) {
      return refused.apply(issues);
    }
  }
}
