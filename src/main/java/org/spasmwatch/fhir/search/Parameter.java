package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One search parameter of one resource type. {@code definition} is the canonical of its
 * SearchParameter, {@code targets} the types that a reference can point to (none for tokens).
 */
public record Parameter(
    String name,
    Kind kind,
    String definition,
    String documentation,
    Set<String> targets,
    Set<Modifier> modifiers) {
  private static final Set<String> VERSIONED =
      Set.of(
          "http://hl7.org/fhir/SearchParameter/Provenance-target",
          "http://hl7.org/fhir/SearchParameter/Provenance-entity");

  /** As in SearchParameter.type. */
  public enum Kind {
    TOKEN("token"),
    REFERENCE("reference"),
    URI("uri"),
    STRING("string"),
    DATE("date"),
    QUANTITY("quantity"),
    NUMBER("number"),
    /** Of FHIR itself, with a meaning of its own: {@code _text}. */
    SPECIAL("special");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** What may stand behind the colon of a name. */
  public enum Modifier {
    MISSING("missing"),
    NOT("not"),
    TEXT("text"),
    /** A code of a value set. */
    IN("in"),
    NOT_IN("not-in"),
    /** A code or what is a kind of it. */
    BELOW("below"),
    /** A code or what it is a kind of. */
    ABOVE("above"),
    /** An identifier of a type. */
    OF_TYPE("of-type"),
    EXACT("exact"),
    CONTAINS("contains"),
    /** The type of the target of a reference. */
    TYPE("[type]"),
    /** What a reference names without leading there. */
    IDENTIFIER("identifier");

    private final String code;

    Modifier(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(definition, "definition");
    requireNonNull(documentation, "documentation");
    targets = Set.copyOf(targets);
    modifiers = Set.copyOf(modifiers);
  }

  /** The same under another definition. */
  public Parameter definedBy(String other) {
    return new Parameter(name, kind, other, documentation, targets, modifiers);
  }

  /** A code without text: the type of a resource, its status, its id. */
  public static Parameter code(String name, String definition, String documentation) {
    return token(name, definition, documentation, Set.of(Modifier.MISSING, Modifier.NOT));
  }

  /** A concept, which can also be found by its text. */
  public static Parameter concept(String name, String definition, String documentation) {
    return token(
        name,
        definition,
        documentation,
        Set.of(Modifier.MISSING, Modifier.NOT, Modifier.TEXT, Modifier.IN, Modifier.NOT_IN));
  }

  /** An identifier. */
  public static Parameter identifier(String name, String definition, String documentation) {
    return token(
        name, definition, documentation, Set.of(Modifier.MISSING, Modifier.NOT, Modifier.OF_TYPE));
  }

  private static Parameter token(
      String name, String definition, String documentation, Set<Modifier> modifiers) {
    return new Parameter(name, Kind.TOKEN, definition, documentation, Set.of(), modifiers);
  }

  /** A string, a date, a quantity, a number, or what has a meaning of its own. */
  public static Parameter of(Kind kind, String name, String definition, String documentation) {
    Set<Modifier> modifiers =
        kind == Kind.STRING
            ? Set.of(Modifier.MISSING, Modifier.EXACT, Modifier.CONTAINS)
            : Set.of(Modifier.MISSING);
    return new Parameter(name, kind, definition, documentation, Set.of(), modifiers);
  }

  /** The same, with a hierarchy in which its codes stand. */
  public Parameter inHierarchy() {
    Set<Modifier> more = new HashSet<>(modifiers);
    more.add(Modifier.BELOW);
    more.add(Modifier.ABOVE);
    return new Parameter(name, kind, definition, documentation, targets, more);
  }

  /** The same without one of its modifiers. */
  public Parameter without(Modifier modifier) {
    Set<Modifier> fewer = new HashSet<>(modifiers);
    fewer.remove(modifier);
    return new Parameter(name, kind, definition, documentation, targets, fewer);
  }

  /** A canonical URL, compared whole. */
  public static Parameter uri(String name, String definition, String documentation) {
    return new Parameter(
        name,
        Kind.URI,
        definition,
        documentation,
        Set.of(),
        Set.of(Modifier.MISSING, Modifier.CONTAINS));
  }

  /** A reference by canonical URL, which FHIR R5 calls a reference and R4B a URI. */
  public static Parameter canonical(
      String name, String definition, String documentation, Set<String> targets) {
    return new Parameter(
        name, Kind.REFERENCE, definition, documentation, targets, Set.of(Modifier.MISSING));
  }

  public static Parameter reference(
      String name, String definition, String documentation, Set<String> targets) {
    return new Parameter(
        name,
        Kind.REFERENCE,
        definition,
        documentation,
        targets,
        Set.of(Modifier.MISSING, Modifier.TYPE, Modifier.IDENTIFIER));
  }

  /** What may stand before a value. */
  public List<String> prefixes() {
    return switch (kind) {
      case DATE -> List.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");
      case NUMBER, QUANTITY -> List.of("eq", "ne", "gt", "lt", "ge", "le", "ap");
      default -> List.of();
    };
  }

  /** Under which resources hold the identifiers that their references have. */
  public String ofIdentifiers() {
    return name + ":" + Modifier.IDENTIFIER.code();
  }

  /** Whether what it looks at names versions; elsewhere a version would find nothing. */
  boolean isVersioned() {
    return VERSIONED.contains(definition);
  }
}
