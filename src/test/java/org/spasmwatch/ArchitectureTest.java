package org.spasmwatch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The invariants of ARCHITECTURE.md, by their numbers there. */
class ArchitectureTest {
  private static final String ROOT = "org.spasmwatch.";
  private static final Set<String> CORE = Set.of("terminology", "patient", "knowledge");
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("terminology", Set.of()),
          Map.entry("patient", Set.of("terminology")),
          Map.entry("knowledge", Set.of("terminology")),
          Map.entry("assessment", CORE),
          Map.entry("card", with(CORE, "assessment")),
          Map.entry("app", with(CORE, "assessment", "card")),
          Map.entry("monograph", Set.of("terminology", "knowledge")),
          Map.entry("codec", Set.of("terminology", "knowledge")),
          Map.entry("catalog", Set.of("codec", "knowledge", "terminology", "app")),
          Map.entry("store", with(CORE, "assessment", "card", "app", "codec")),
          Map.entry("fhir", with(CORE, "assessment", "card", "app")),
          Map.entry("ehr", Set.of("app", "fhir")),
          Map.entry("trust", Set.of("app")),
          Map.entry("rest", with(CORE, "assessment", "card", "app", "fhir", "ehr", "trust")),
          Map.entry(
              "workbench",
              with(CORE, "assessment", "card", "monograph", "app", "fhir", "rest", "trust")),
          Map.entry("authoring", Set.of("codec", "knowledge", "terminology")),
          Map.entry(
              "boot", Set.of("app", "authoring", "codec", "knowledge", "terminology", "trust")));
  private static final List<String> PURE =
      List.of("terminology", "patient", "knowledge", "assessment", "card", "monograph");
  private static final Set<String> PURE_MAY_IMPORT =
      Set.of(
          "java.lang",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "java.util.regex",
          "java.time",
          "java.math",
          "java.text",
          "org.jspecify.annotations");

  /** What the compiler itself writes into classes: string concatenation, lambdas, records. */
  private static final Set<String> COMPILED_IN = Set.of("java.lang.invoke", "java.lang.runtime");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("org.spasmwatch");

  private static Set<String> with(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private static String moduleOf(JavaClass type) {
    String name = type.getPackageName();
    String below = name.length() > ROOT.length() ? name.substring(ROOT.length()) : "";
    return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
  }

  @Test
  void invariant1EveryPackageIsInTheTable() {
    Set<String> packages =
        CLASSES.stream()
            .map(ArchitectureTest::moduleOf)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @Test
  void invariant2PackagesUseOnlyWhatTheTableAllows() {
    MAY_USE.forEach(
        (module, allowed) ->
            classes()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .onlyDependOnClassesThat(outsideOrIn(with(allowed, module)))
                .check(CLASSES));
  }

  private static DescribedPredicate<JavaClass> outsideOrIn(Set<String> modules) {
    return describe(
        "are not ours or are in " + new TreeSet<>(modules),
        type ->
            !(type.getPackageName() + ".").startsWith(ROOT) || modules.contains(moduleOf(type)));
  }

  @Test
  void invariant3TheCoreImportsNoFramework() {
    Set<String> allowed = with(with(PURE_MAY_IMPORT), COMPILED_IN.toArray(String[]::new));
    DescribedPredicate<JavaClass> pure =
        describe(
            "are ours or of the allowed packages of the JDK",
            type ->
                (type.getPackageName() + ".").startsWith(ROOT)
                    || type.isPrimitive()
                    || allowed.contains(type.getBaseComponentType().getPackageName())
                    || type.getBaseComponentType().isPrimitive());
    for (String module : PURE) {
      classes()
          .that()
          .resideInAPackage(ROOT + module + "..")
          .should()
          .onlyDependOnClassesThat(pure)
          .check(CLASSES);
    }
  }

  @Test
  void invariant4TheCoreAsksNobodyForTheTimeOrForChance() {
    DescribedPredicate<JavaAccess<?>> impure =
        describe(
            "ask the system for time, chance, zone or locale",
            access ->
                access.getName().equals("now")
                    || access.getName().equals("randomUUID")
                    || access.getName().equals("getDefault")
                    || access.getName().equals("systemDefault")
                    || access.getTargetOwner().getName().equals("java.time.Clock"));
    String[] packages = PURE.stream().map(p -> ROOT + p + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .accessTargetWhere(impure)
        .check(CLASSES);
  }

  @Test
  void invariant5PersistenceIsInStoreOnly() {
    only("store", "jakarta.persistence..", "io.quarkus.hibernate..", "io.quarkus.panache..");
  }

  @Test
  void invariant6HapiIsInFhirOnly() {
    only("fhir", "ca.uhn.fhir..", "org.hl7.fhir..");
  }

  @Test
  void invariant7HttpIsAtTheEdgesOnly() {
    only(List.of("rest", "workbench"), "jakarta.ws.rs..");
    only(List.of("rest", "ehr", "workbench", "trust.oidc"), "io.vertx..");
    only("workbench", "io.quarkus.qute..", "org.commonmark..");
    only("trust", "io.quarkus.oidc..", "org.jose4j..", "com.nimbusds..");
  }

  private static void only(String module, String... libraries) {
    only(List.of(module), libraries);
  }

  private static void only(List<String> modules, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            modules.stream().map(module -> ROOT + module + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries))
        .check(CLASSES);
  }

  @Test
  void invariant8ThereAreNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching(ROOT + "assessment.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
