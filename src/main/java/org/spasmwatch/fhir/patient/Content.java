package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the drug is in the product: so many mg in a tablet or capsule, so many in a mL; null
 * where that is not known.
 */
record Content(@Nullable BigDecimal piece, @Nullable BigDecimal millilitre) {
  static final Content UNKNOWN = new Content(null, null);

  /** The mg in an amount: of mass, of pieces or of volume. */
  Optional<BigDecimal> milligrams(JsonNode quantity) {
    return Numbers.of(quantity.path("value"))
        .filter(n -> n.signum() >= 0)
        .flatMap(n -> of(quantity).map(n::multiply));
  }

  /** By its code, else by its unit: EHRs put codes of their own into the one or the other. */
  private Optional<BigDecimal> of(JsonNode quantity) {
    return inOne(quantity.path("code").asText())
        .or(
            () ->
                quantity.path("code").asText().isBlank() || !ucum(quantity)
                    ? inOne(quantity.path("unit").asText())
                    : Optional.empty());
  }

  /** A code of UCUM is the unit, whatever the text beside it; one of another system may be any. */
  private static boolean ucum(JsonNode quantity) {
    String code = quantity.path("code").asText();
    boolean annotation = code.startsWith("{") || code.equals("1");
    return quantity.path("system").asText().equals("http://unitsofmeasure.org") && !annotation;
  }

  /** The mg in one of a unit. */
  Optional<BigDecimal> inOne(String unit) {
    if (Strengths.piece(unit)) {
      return Optional.ofNullable(piece);
    }
    return Strengths.volume(unit) ? Optional.ofNullable(millilitre) : Strengths.milligrams(unit);
  }
}
