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
import org.jspecify.annotations.Nullable;

/**
 * How many milligrams are in a tablet, a capsule or a mL: by the strength of the Medication's only
 * ingredient, else by the name of the product when it has one strength and its form is clear.
 */
final class Strengths {
  private static final Map<String, BigDecimal> MG =
      Map.ofEntries(
          Map.entry("mg", BigDecimal.ONE),
          Map.entry("milligram", BigDecimal.ONE),
          Map.entry("milligrams", BigDecimal.ONE),
          Map.entry("g", new BigDecimal("1000")),
          Map.entry("gm", new BigDecimal("1000")),
          Map.entry("gram", new BigDecimal("1000")),
          Map.entry("grams", new BigDecimal("1000")),
          Map.entry("ug", new BigDecimal("0.001")),
          Map.entry("mcg", new BigDecimal("0.001")));
  private static final Set<String> VOLUMES = Set.of("ml", "milliliter", "milliliters");
  private static final Pattern PIECE =
      Pattern.compile(
          "\\{?(tablets?|tabs?|tbl|capsules?|caps?|tablet\\(s\\)|capsule\\(s\\)"
              + "|tab\\(s\\)|cap\\(s\\)|each|pills?)}?");
  private static final Pattern IN_NAME =
      Pattern.compile(
          "(?i)(?<![\\w.])(\\d{1,4}(?:\\.\\d{1,3})?)\\s?(mg|mcg|g)\\b"
              + "(\\s?/\\s?(?:(\\d{1,3}(?:\\.\\d)?)\\s?)?(ml\\b)?)?");
  private static final Pattern SOLID =
      Pattern.compile("(?i)\\b(tablets?|tabs?|capsules?|caps?)\\b");

  private Strengths() {}

  /** The factor that makes milligrams of a unit of mass. */
  static Optional<BigDecimal> milligrams(String unit) {
    return Optional.ofNullable(MG.get(plain(unit)));
  }

  /** Whether a unit is a piece of a solid form. */
  static boolean piece(String unit) {
    return PIECE.matcher(plain(unit)).matches();
  }

  static boolean volume(String unit) {
    return VOLUMES.contains(plain(unit));
  }

  private static String plain(String unit) {
    return unit.strip().toLowerCase(Locale.ROOT);
  }

  static Content of(JsonNode medication, List<String> names) {
    List<JsonNode> ingredients = Item.elements(medication.path("ingredient"));
    if (ingredients.size() > 1) {
      return Content.UNKNOWN;
    }
    return ingredients.stream()
        .flatMap(i -> ofIngredient(i).stream())
        .findFirst()
        .or(() -> names.stream().flatMap(n -> ofName(n).stream()).findFirst())
        .orElse(Content.UNKNOWN);
  }

  /** A ratio to a piece or to a volume, or from R5 on a plain quantity. */
  private static Optional<Content> ofIngredient(JsonNode ingredient) {
    JsonNode ratio =
        ingredient.has("strength") ? ingredient.path("strength") : ingredient.path("strengthRatio");
    JsonNode quantity = ingredient.path("strengthQuantity");
    if (!quantity.isMissingNode()) {
      return mass(quantity).map(mg -> new Content(mg, null));
    }
    JsonNode per = ratio.path("denominator");
    BigDecimal number =
        Numbers.of(per.path("value")).filter(n -> n.signum() > 0).orElse(BigDecimal.ONE);
    return mass(ratio.path("numerator"))
        .map(mg -> mg.divide(number, Interval.DIGITS))
        .flatMap(mg -> content(mg, unit(per)));
  }

  private static Optional<Content> content(BigDecimal mg, String unit) {
    if (volume(unit)) {
      return Optional.of(new Content(null, mg));
    }
    boolean piece = unit.isEmpty() || unit.equals("1") || piece(unit);
    return piece ? Optional.of(new Content(mg, null)) : Optional.empty();
  }

  /** A quantity of mass in milligrams. */
  static Optional<BigDecimal> mass(JsonNode quantity) {
    return milligrams(unit(quantity))
        .flatMap(factor -> Numbers.of(quantity.path("value")).map(factor::multiply));
  }

  static String unit(JsonNode quantity) {
    return quantity.path("code").asText(quantity.path("unit").asText());
  }

  private static Optional<Content> ofName(String name) {
    Matcher strength = IN_NAME.matcher(name);
    if (!strength.find()) {
      return Optional.empty();
    }
    BigDecimal mg =
        milligrams(strength.group(2)).orElseThrow().multiply(new BigDecimal(strength.group(1)));
    boolean ratio = strength.group(3) != null;
    Content content =
        ratio ? ofVolume(mg, strength.group(4), strength.group(5)) : ofSolid(mg, name);
    return strength.find() ? Optional.empty() : Optional.ofNullable(content);
  }

  private static @Nullable Content ofSolid(BigDecimal mg, String name) {
    return SOLID.matcher(name).find() ? new Content(mg, null) : null;
  }

  /** "250 MG/5 ML": without a volume behind the stroke it is another strength. */
  private static @Nullable Content ofVolume(
      BigDecimal mg, @Nullable String number, @Nullable String ml) {
    BigDecimal volume = number == null ? BigDecimal.ONE : new BigDecimal(number);
    return ml == null || volume.signum() <= 0
        ? null
        : new Content(null, mg.divide(volume, Interval.DIGITS));
  }
}
