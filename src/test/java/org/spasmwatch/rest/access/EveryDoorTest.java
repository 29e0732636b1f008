package org.spasmwatch.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.workbench.curate.account.SignedIn;

/**
 * No method of a resource is open because somebody forgot to close it: each names its scope, is for
 * those who signed in, stands where the filter for clients of CDS Hooks stands, or is one of the
 * few that are for all.
 */
class EveryDoorTest {
  private static final Set<String> FOR_ALL =
      Set.of(
          "HookResource.discover",
          "FhirResource.metadata",
          "SmartResource.configuration",
          "BrowseResource.home",
          "BrowseResource.drug",
          "BrowseResource.search",
          "StatementResource.statement",
          "StatementResource.versions",
          "StatementResource.fhir",
          "ChoicesResource.choose",
          "TryResource.example",
          "IntegrateResource.page",
          "IntegrateResource.request",
          "SignInResource.page",
          "SignInResource.signIn",
          "SignInResource.signOut",
          "VersionsResource.posted",
          "VersionsResource.versions");

  private static Stream<JavaMethod> doors() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.spasmwatch")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class));
  }

  private static boolean closed(JavaMethod method) {
    JavaClass resource = method.getOwner();
    boolean forClients =
        resource.getAnnotationOfType(Path.class).value().startsWith("/cds-services")
            && method.isAnnotatedWith(POST.class);
    return forClients
        || method.isAnnotatedWith(Scoped.class)
        || resource.isAnnotatedWith(Scoped.class)
        || resource.isAnnotatedWith(SignedIn.class);
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  @Test
  void whatIsNotForAllIsClosed() {
    List<String> open = doors().filter(m -> !closed(m)).map(EveryDoorTest::name).toList();

    assertThat(doors()).hasSizeGreaterThan(8);
    assertThat(open).containsExactlyInAnyOrderElementsOf(FOR_ALL);
  }
}
