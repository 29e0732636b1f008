package org.spasmwatch.boot;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What speaks against the settings of the audit trail, which would fail only when it is used. */
final class AuditChecks {
  private static final String QUEUE = "spasmwatch.audit.queue";
  private static final String RETENTION = "spasmwatch.audit.retention";

  private AuditChecks() {}

  static List<String> faults(Settings settings) {
    Optional<String> queue =
        settings
            .value(QUEUE)
            .filter(Predicate.not(AuditChecks::isPlaces))
            .map(value -> QUEUE + " is no whole number from 1 to 1000000");
    Optional<String> retention =
        settings
            .value(RETENTION)
            .filter(Predicate.not(AuditChecks::isLong))
            .map(value -> RETENTION + " is not from 30 to 36500 days: write it like 365D");
    return Stream.of(queue, retention).flatMap(Optional::stream).toList();
  }

  private static boolean isPlaces(String value) {
    return value.matches("[1-9]\\d{0,5}|1000000");
  }

  private static boolean isLong(String value) {
    try {
      Duration duration = DurationConverter.parseDuration(value);
      return duration.toDays() >= 30 && duration.toDays() <= 36_500;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
