package org.spasmwatch.trust;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token allows: system scopes of SMART App Launch 2, {@code system/(type|*).cruds} with the
 * letters in that order. A scope of another context, in the form of version 1, or narrowed by a
 * query allows nothing here, as it would have to be understood in full to allow no more than it
 * says.
 */
public record Scopes(List<String> granted) {
  private static final Pattern SCOPE =
      Pattern.compile("system/([A-Z][A-Za-z]+|\\*)\\.(?=[cruds])(c?r?u?d?s?)");

  /**
   * To change what assessments use. It is no scope of SMART, which has none for putting a resource
   * in force.
   */
  public static final String ACTIVATE = "spasmwatch/activate";

  private static final Scopes ALL = new Scopes(List.of("system/*.cruds", ACTIVATE));

  public Scopes {
    granted = List.copyOf(granted);
  }

  /** Of a {@code scope} claim: words between spaces (RFC 6749, 3.3). */
  static Scopes of(String claim) {
    return new Scopes(Arrays.asList(claim.strip().split(" +", -1)));
  }

  /** Nothing. */
  public static Scopes none() {
    return new Scopes(List.of());
  }

  static Scopes all() {
    return ALL;
  }

  /** Whether all of those interactions are allowed on that type; {@code *} is every type. */
  public boolean allow(String type, String interactions) {
    return interactions.chars().allMatch(letter -> allow(type, (char) letter));
  }

  /** Whether what assessments use may be changed. */
  public boolean allowActivation() {
    return granted.contains(ACTIVATE);
  }

  private boolean allow(String type, char interaction) {
    return granted.stream()
        .map(Scopes::parts)
        .flatMap(Optional::stream)
        .filter(scope -> scope.group(1).equals("*") || scope.group(1).equals(type))
        .anyMatch(scope -> scope.group(2).indexOf(interaction) >= 0);
  }

  private static Optional<Matcher> parts(String scope) {
    return Optional.of(SCOPE.matcher(scope)).filter(Matcher::matches);
  }
}
