package org.spasmwatch.rest;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses to answer in a form that Accept excludes by a quality of 0 (RFC 9110, 12.4.2): the
 * framework takes such a range for a wish, and fails over what is no media type. It comes before
 * tokens are judged, which are good for one call.
 */
public class Excluded {
  private static final Pattern ZERO = Pattern.compile("0(\\.0{0,3})?");

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 1)
  public void refuse(ContainerRequestContext request, ResourceInfo resource) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (accept == null || accept.isBlank() || accept.equals(MediaType.WILDCARD)) {
      return;
    }
    Produces forms = resource.getResourceMethod().getAnnotation(Produces.class);
    if (forms == null) {
      return;
    }
    List<MediaType> ranges = ranges(request);
    if (ranges.stream().anyMatch(Excluded::isZero)
        && Stream.of(forms.value()).map(MediaType::valueOf).noneMatch(f -> isTaken(f, ranges))) {
      throw new NotAcceptableException();
    }
  }

  private static List<MediaType> ranges(ContainerRequestContext request) {
    try {
      return request.getAcceptableMediaTypes();
    } catch (IllegalArgumentException noMediaType) {
      throw new NotAcceptableException(noMediaType);
    }
  }

  private static boolean isTaken(MediaType form, List<MediaType> ranges) {
    return decisive(form, ranges).filter(range -> !isZero(range)).isPresent();
  }

  /** Whether a form is named to be left out, alone or with others. */
  public static boolean isExcluded(MediaType form, List<MediaType> ranges) {
    return decisive(form, ranges).filter(Excluded::isZero).isPresent();
  }

  /** Of the ranges that mean a form the most specific one counts (RFC 9110, 12.5.1). */
  private static Optional<MediaType> decisive(MediaType form, List<MediaType> ranges) {
    return ranges.stream()
        .filter(form::isCompatible)
        .min(Comparator.comparingInt(Excluded::wildcards).thenComparing(Excluded::isZero));
  }

  private static int wildcards(MediaType range) {
    return (range.isWildcardType() ? 1 : 0) + (range.isWildcardSubtype() ? 1 : 0);
  }

  private static boolean isZero(MediaType range) {
    return ZERO.matcher(range.getParameters().getOrDefault("q", "1")).matches();
  }
}
