package org.spasmwatch.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tests that a page of the documentation names, and those that there are. */
public final class NamedTests {
  private static final Pattern NAME = Pattern.compile("`(\\w+Test\\.\\w+)`");

  /** Anything that JUnit runs. */
  private static final Set<String> RUN = Set.of("Test", "ParameterizedTest", "TestFactory");

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("org.spasmwatch");

  private NamedTests() {}

  /** The names in a text, as {@code Class.method}. */
  public static Set<String> in(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The text without the names. */
  public static String without(String text) {
    return NAME.matcher(text).replaceAll("");
  }

  /** The tests of a package and those below it. */
  public static Set<String> below(String packageName) {
    return TESTS.stream()
        .filter(type -> type.getPackageName().startsWith(packageName))
        .flatMap(type -> type.getMethods().stream())
        .filter(NamedTests::isRun)
        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isRun(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> RUN.contains(annotation.getRawType().getSimpleName()));
  }
}
