package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.spasmwatch.terminology.Code;

/** An active ingredient: its codes, the names it goes by, and what is said of the drug itself. */
public record Drug(
    String id, String name, Set<Code> codes, List<String> names, List<Property> properties) {
  public Drug {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    codes = Set.copyOf(codes);
    names = List.copyOf(names);
    properties = List.copyOf(properties);
  }

  /** Something about the drug that is no clinical use. */
  public record Property(Kind kind, String text, List<Evidence> evidence) {
    public Property {
      requireNonNull(kind, "kind");
      requireNonNull(text, "text");
      evidence = List.copyOf(evidence);
    }
  }

  /** What a property is about. */
  public enum Kind {
    MECHANISM,
    CLASSIFICATION,
    DEFINITION,
    DOSING,
    MONITORING,
    REGULATORY
  }
}
