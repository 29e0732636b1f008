package org.spasmwatch.fhir.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.Issue;

/** Reads the parameters that do not select, but say how the matches are to be given. */
public final class ControlsReader {
  /** {@code _format} and {@code _pretty} are read before, with the headers. */
  public static final List<String> NAMES =
      List.of(Query.AFTER, "_count", "_format", "_pretty", "_summary", "_total");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** FHIR's numbers are of 32 bits; a larger one is none (FHIR R5, 2.1.28.0.1, "integer"). */
  private static final int DIGITS = 10;

  private final Consumer<Issue> faults;
  private final Set<String> seen = new HashSet<>();
  private Controls controls = Controls.USUAL;

  public ControlsReader(Consumer<Issue> faults) {
    this.faults = faults;
  }

  public Controls controls() {
    return controls;
  }

  /** What of it took part. */
  public Optional<Argument> read(Argument argument) {
    if (!seen.add(argument.name())) {
      return fault("'" + argument.name() + "' is there twice, with different values");
    }
    return switch (argument.name()) {
      case "_count" -> count(argument);
      case "_total" -> total(argument);
      case "_summary" -> summary(argument);
      case Query.AFTER -> after(argument);
      default -> Optional.of(argument);
    };
  }

  private Optional<Argument> count(Argument argument) {
    String value = argument.value();
    boolean number = NUMBER.matcher(value).matches() && value.length() <= DIGITS;
    if (!number || Long.parseLong(value) > Integer.MAX_VALUE) {
      return fault("'_count' is a whole number from 0 to " + Integer.MAX_VALUE);
    }
    int count = (int) Math.min(Long.parseLong(value), Controls.LARGEST_COUNT);
    controls = controls.withCount(count);
    return Optional.of(new Argument("_count", String.valueOf(count)));
  }

  private Optional<Argument> total(Argument argument) {
    if (!Set.of("none", "estimate", "accurate").contains(argument.value())) {
      return fault("'_total' is one of none, estimate, accurate");
    }
    controls = controls.withTotal(!argument.value().equals("none"));
    return Optional.of(argument);
  }

  private Optional<Argument> summary(Argument argument) {
    Optional<Summary> summary = Summary.of(argument.value());
    if (summary.isEmpty()) {
      return fault("'_summary' is one of true, text, data, count, false");
    }
    controls = controls.withSummary(summary.get());
    return Optional.of(argument);
  }

  private Optional<Argument> after(Argument argument) {
    if (argument.value().isBlank()) {
      return fault("'_after' is the id after which the page begins; follow the link 'next'");
    }
    controls = controls.withAfter(argument.value());
    return Optional.of(argument);
  }

  private Optional<Argument> fault(String said) {
    faults.accept(Issue.invalid(said, null));
    return Optional.empty();
  }
}
