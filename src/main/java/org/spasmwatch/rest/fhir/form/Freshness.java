package org.spasmwatch.rest.fhir.form;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Edition.Served;

/** Whether a client has the current state already (RFC 9110, 13.1), and how that state is named. */
public final class Freshness {
  private final Served served;

  public Freshness(Served served) {
    this.served = served;
  }

  /** Whether that is the version, or the number of the record before its dot. */
  public static boolean names(Served served, String version) {
    return served.version().equals(version) || served.version().startsWith(version + ".");
  }

  /** {@code W/"3.1f0c97aa"}. */
  public String etag() {
    return "W/\"" + served.version() + "\"";
  }

  /** Empty when nobody wrote down when the record was written. */
  public Optional<String> lastModified() {
    return served.recorded().equals(Instant.EPOCH)
        ? Optional.empty()
        : Optional.of(
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.ofInstant(served.recorded(), ZoneOffset.UTC)));
  }

  /** The tag decides; the date only where there is no tag. */
  public boolean isKnownTo(HttpHeaders headers) {
    String tags = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (tags != null) {
      return isKnownBy(tags);
    }
    String since = headers.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null && lastModified().isPresent() && notAfter(since);
  }

  /** Whether it is among those tags. */
  public boolean isKnownBy(String tags) {
    return Stream.of(tags.split(",", -1)).map(String::strip).anyMatch(this::names);
  }

  private boolean names(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    return tag.equals("*") || strong.equals("\"" + served.version() + "\"");
  }

  private boolean notAfter(String since) {
    try {
      Instant known = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since));
      return !served.recorded().truncatedTo(ChronoUnit.SECONDS).isAfter(known);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
