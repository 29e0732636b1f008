package org.spasmwatch.rest.fhir.form;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the forms on offer a client takes: JSON, XML or a page, in some versions of FHIR. {@code
 * _format} wins over Accept (FHIR R5, 3.2.0.1.11); another {@code fhirVersion} is another format
 * (3.2.0.1.12). Of several ranges that mean a form the most specific one says how much it is liked
 * (RFC 9110, 12.5.1).
 */
public final class Acceptable {
  private static final Pattern QUALITY = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
  private static final int WITH_VERSION = 3;

  private final List<String> versions;

  /** A form and a version that can be had. */
  public record Offer(Media media, String version) {}

  /** One media range of Accept, and where in it that stands. */
  private record Range(String type, Optional<String> version, BigDecimal quality, int place) {}

  /** How an offer is liked, by the range that says most of it. */
  private record Liking(Offer offer, BigDecimal quality, int specificity, int place) {}

  /**
   * @param versions as in {@code fhirVersion}, the usual one first: {@code 4.3, 4.0}
   */
  public Acceptable(List<String> versions) {
    this.versions = List.copyOf(versions);
  }

  /** What the value of {@code _format} names; a plus that was not escaped came as a space. */
  public Optional<Offer> format(String format) {
    List<String> parts = parts(format.replace(' ', '+'));
    Optional<String> version = parameter(parts, "fhirversion");
    return Media.named(parts.get(0))
        .flatMap(
            media ->
                versions.stream()
                    .filter(v -> version.isEmpty() || names(version.get(), v))
                    .findFirst()
                    .map(v -> new Offer(media, v)));
  }

  /** No header accepts everything; of several forms the one that the client likes best is given. */
  public Optional<Offer> accept(@Nullable List<String> headers) {
    List<String> written =
        requireNonNullElse(headers, List.<String>of()).stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .toList();
    if (written.isEmpty()) {
      return Optional.of(new Offer(Media.JSON, versions.get(0)));
    }
    List<Range> ranges =
        IntStream.range(0, written.size()).mapToObj(i -> range(written.get(i), i)).toList();
    return Stream.of(Media.values())
        .flatMap(media -> versions.stream().map(v -> new Offer(media, v)))
        .flatMap(offer -> liking(offer, ranges).stream())
        .filter(liking -> liking.quality().signum() > 0)
        .min(
            Comparator.comparing(Liking::quality)
                .thenComparing(Liking::specificity)
                .reversed()
                .thenComparing(Liking::place))
        .map(Liking::offer);
  }

  private static Optional<Liking> liking(Offer offer, List<Range> ranges) {
    return ranges.stream()
        .flatMap(range -> liking(offer, range).stream())
        .max(
            Comparator.comparing(Liking::specificity)
                .thenComparing(Liking::quality)
                .thenComparing(Comparator.comparing(Liking::place).reversed()));
  }

  private static Optional<Liking> liking(Offer offer, Range range) {
    int specificity = offer.media().specificity(range.type());
    boolean otherVersion =
        range.version().filter(asked -> !names(asked, offer.version())).isPresent();
    if (specificity < 0 || otherVersion) {
      return Optional.empty();
    }
    int said = range.version().isPresent() ? WITH_VERSION : specificity;
    return Optional.of(new Liking(offer, range.quality(), said, range.place()));
  }

  private static boolean names(String asked, String version) {
    return asked.equals(version) || asked.startsWith(version + ".");
  }

  private static Range range(String written, int place) {
    List<String> parts = parts(written);
    BigDecimal quality =
        parameter(parts, "q")
            .filter(q -> QUALITY.matcher(q).matches())
            .map(BigDecimal::new)
            .orElse(BigDecimal.ONE);
    return new Range(parts.get(0), parameter(parts, "fhirversion"), quality, place);
  }

  private static List<String> parts(String range) {
    List<String> parts = new ArrayList<>();
    for (String part : range.split(";", -1)) {
      parts.add(part.strip().toLowerCase(Locale.ROOT));
    }
    return parts;
  }

  private static Optional<String> parameter(List<String> parts, String name) {
    return parts.stream()
        .skip(1)
        .map(part -> part.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equals(name))
        .map(pair -> pair[1].strip().replace("\"", ""))
        .findFirst();
  }
}
