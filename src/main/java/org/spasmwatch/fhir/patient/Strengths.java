package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many milligrams are in a tablet or capsule: by the strength of the Medication's only
 * ingredient, else by the name of the product when it has one strength of a solid form.
 */
final class Strengths {
  private static final Map<String, BigDecimal> MG =
      Map.of(
          "mg", BigDecimal.ONE,
          "milligram", BigDecimal.ONE,
          "g", new BigDecimal("1000"),
          "ug", new BigDecimal("0.001"),
          "mcg", new BigDecimal("0.001"));
  private static final Set<String> PIECES =
      Set.of(
          "tablet",
          "tablets",
          "tab",
          "tabs",
          "{tbl}",
          "{tablet}",
          "capsule",
          "capsules",
          "cap",
          "caps",
          "{cap}",
          "{capsule}",
          "tablet(s)",
          "capsule(s)",
          "tab(s)",
          "cap(s)");
  private static final Pattern IN_NAME =
      Pattern.compile("(?i)(?<![\\w.])(\\d{1,4}(?:\\.\\d{1,3})?)\\s?(mg|mcg|g)\\b(\\s?/)?");
  private static final Pattern SOLID =
      Pattern.compile("(?i)\\b(tablets?|tabs?|capsules?|caps?)\\b");

  private Strengths() {}

  /** The factor that makes milligrams of a unit of mass. */
  static Optional<BigDecimal> milligrams(String unit) {
    return Optional.ofNullable(MG.get(unit.strip().toLowerCase(Locale.ROOT)));
  }

  /** Whether a unit is a piece of a solid form. */
  static boolean piece(String unit) {
    return PIECES.contains(unit.strip().toLowerCase(Locale.ROOT));
  }

  static Optional<BigDecimal> ofPiece(JsonNode medication, List<String> names) {
    List<JsonNode> ingredients = Item.elements(medication.path("ingredient"));
    if (ingredients.size() > 1) {
      return Optional.empty();
    }
    return ingredients.stream()
        .flatMap(i -> ofIngredient(i).stream())
        .findFirst()
        .or(() -> names.stream().flatMap(n -> ofName(n).stream()).findFirst());
  }

  /** A ratio to one piece, or from R5 on a plain quantity. */
  private static Optional<BigDecimal> ofIngredient(JsonNode ingredient) {
    JsonNode ratio =
        ingredient.has("strength") ? ingredient.path("strength") : ingredient.path("strengthRatio");
    JsonNode quantity = ingredient.path("strengthQuantity");
    if (!quantity.isMissingNode()) {
      return mass(quantity);
    }
    JsonNode per = ratio.path("denominator");
    String unit = unit(per);
    boolean one =
        Numbers.of(per.path("value")).orElse(BigDecimal.ONE).compareTo(BigDecimal.ONE) == 0;
    boolean piece = unit.isEmpty() || unit.equals("1") || piece(unit);
    return one && piece ? mass(ratio.path("numerator")) : Optional.empty();
  }

  /** A quantity of mass in milligrams. */
  static Optional<BigDecimal> mass(JsonNode quantity) {
    return milligrams(unit(quantity))
        .flatMap(factor -> Numbers.of(quantity.path("value")).map(factor::multiply));
  }

  static String unit(JsonNode quantity) {
    return quantity.path("code").asText(quantity.path("unit").asText());
  }

  private static Optional<BigDecimal> ofName(String name) {
    Matcher strength = IN_NAME.matcher(name);
    if (!SOLID.matcher(name).find() || !strength.find() || strength.group(3) != null) {
      return Optional.empty();
    }
    Optional<BigDecimal> mg =
        milligrams(strength.group(2)).map(new BigDecimal(strength.group(1))::multiply);
    return strength.find() ? Optional.empty() : mg;
  }
}
