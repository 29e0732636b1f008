package org.spasmwatch.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.spasmwatch.fhir.Contexts;
import org.spasmwatch.fhir.FhirVersion;

/**
 * Where a FHIRPath leads in a resource. HAPI's engine takes it, without the definitions of FHIR,
 * which it needs for types alone: {@code ofType} is done here. Functions that search without end,
 * go elsewhere or write logs are not taken.
 */
final class Paths {
  private static final int LONGEST = 500;
  private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'");
  private static final Pattern CALLED = Pattern.compile("([A-Za-z]+)\\s*\\(");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "where",
          "first",
          "last",
          "extension",
          "exists",
          "empty",
          "not",
          "tail",
          "skip",
          "take",
          "single",
          "startsWith",
          "endsWith",
          "contains",
          "all",
          "count",
          "hasValue",
          "and",
          "or");

  private final IFhirPath engine;

  private Paths(FhirContext context) {
    context.setValidationSupport(new NoDefinitions(context));
    this.engine = context.newFhirPath();
  }

  private static final class Lazy {
    static final Paths R4B = new Paths(Contexts.of(FhirVersion.R4B));
    static final Paths R5 = new Paths(Contexts.of(FhirVersion.R5));
  }

  private record NoDefinitions(FhirContext context) implements IValidationSupport {
    @Override
    public FhirContext getFhirContext() {
      return context;
    }

    @Override
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
      return List.of();
    }
  }

  /** Of the versions that are written. */
  static Paths of(FhirVersion version) {
    return version == FhirVersion.R5 ? Lazy.R5 : Lazy.R4B;
  }

  /** What is there. */
  List<IBase> at(IBaseResource resource, String path) {
    if (path.length() > LONGEST) {
      throw new Unpatchable("its path has more than " + LONGEST + " characters");
    }
    List<IBase> found = List.of(resource);
    for (Leg leg : Leg.of(path)) {
      check(leg.path());
      List<IBase> from = found;
      found = leg.of(from.stream().flatMap(base -> along(base, leg.path()).stream()).toList());
    }
    return found;
  }

  private List<IBase> along(IBase base, String path) {
    try {
      return engine.evaluate(base, path, IBase.class);
    } catch (RuntimeException untaken) {
      throw new Unpatchable("its path is no FHIRPath, or one that is not evaluated here");
    }
  }

  private static void check(String path) {
    Matcher called = CALLED.matcher(TEXT.matcher(path).replaceAll("''"));
    while (called.find()) {
      if (!FUNCTIONS.contains(called.group(1))) {
        throw new Unpatchable(
            "its path calls a function that is not taken in a patch; there are "
                + String.join(", ", FUNCTIONS.stream().sorted().toList())
                + ", and outside of the others ofType");
      }
    }
  }
}
