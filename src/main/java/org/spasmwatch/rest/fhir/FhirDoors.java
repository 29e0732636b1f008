package org.spasmwatch.rest.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.rest.traffic.Door;
import org.spasmwatch.rest.traffic.Doors;

/** The interactions of the FHIR RESTful API by their codes there, on types that are served. */
@ApplicationScoped
class FhirDoors implements Doors {
  private static final String BASE = "fhir";
  private static final Pattern OPERATION =
      Pattern.compile(
          "(?:\\$|%24)(?:assess|expand|knowledge-export|validate|validate-code|versions|what-if)");

  private final Editions editions;

  FhirDoors(Editions editions) {
    this.editions = editions;
  }

  @Override
  public Optional<Door> at(String method, List<String> path) {
    return at(path).map(door -> written(method, path.size() - 2).map(door::doing).orElse(door));
  }

  /** What the methods do that write, by how many segments are below the base. */
  private static Optional<String> written(String method, int below) {
    return switch (method) {
      case "PUT" -> Optional.of("update");
      case "DELETE" -> Optional.of("delete");
      case "PATCH" -> Optional.of("patch");
      case "POST" ->
          below == 0
              ? Optional.of("transaction")
              : below == 1 ? Optional.of("create") : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Door> at(List<String> path) {
    if (path.isEmpty() || !path.get(0).equals(BASE)) {
      return Optional.empty();
    }
    Optional<Edition> edition = path.size() < 2 ? Optional.empty() : editions.named(path.get(1));
    return Optional.of(
        edition
            .map(e -> at(e, path.subList(2, path.size())))
            .orElse(new Door(BASE, Door.UNKNOWN, Door.UNKNOWN)));
  }

  private static Door at(Edition edition, List<String> below) {
    String name = BASE + "-" + edition.name();
    if (below.equals(List.of("metadata"))) {
      return new Door(name, "capabilities", Door.NONE);
    }
    if (below.isEmpty()) {
      return new Door(name, Door.UNKNOWN, Door.NONE);
    }
    boolean operation =
        !below.isEmpty() && OPERATION.matcher(below.get(below.size() - 1)).matches();
    if (operation && below.size() == 1) {
      return new Door(name, "operation", Door.NONE);
    }
    boolean served = !below.isEmpty() && isServed(edition, below.get(0));
    String interaction = operation && served ? "operation" : interaction(below);
    return new Door(name, interaction, served ? below.get(0) : Door.UNKNOWN);
  }

  private static boolean isServed(Edition edition, String type) {
    return edition.types().contains(type)
        || edition.name().equals(AuditResource.EDITION) && type.equals(AuditEdition.TYPE);
  }

  private static String interaction(List<String> below) {
    return switch (below.size()) {
      case 1 -> "search-type";
      case 2 ->
          switch (below.get(1)) {
            case "_search" -> "search-type";
            case "_history" -> "history-type";
            default -> "read";
          };
      case 3 -> below.get(2).equals("_history") ? "history-instance" : Door.UNKNOWN;
      case 4 -> below.get(2).equals("_history") ? "vread" : Door.UNKNOWN;
      default -> Door.UNKNOWN;
    };
  }
}
