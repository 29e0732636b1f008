package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A patient in short form and what is expected of the answer: one file of {@code cases/**.yaml}.
 * The name of the file says what it states. Only what is named is checked, but the number of cards
 * always is. With a {@code hook} the {@code orders} are those of its context, and the rest is what
 * was prefetched. What the short form cannot say is said in FHIR, of any version: {@code resources}
 * go into the bundle as they are, with the patient as their subject where they name none.
 */
public record Case(
    String at,
    @Nullable String born,
    @Nullable String sex,
    @Nullable Boolean deceased,
    @Nullable List<Medication> drugs,
    @Nullable List<Sign> findings,
    @Nullable List<Lab> labs,
    @Nullable List<String> allergies,
    @Nullable String hook,
    @Nullable List<Medication> orders,
    @Nullable List<String> selections,
    @Nullable List<ObjectNode> resources,
    Expected expect) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * A record of a drug: its id in the knowledge, or a {@code text}. A statement unless it is said
   * to be a {@code request}; {@code dose} is mg per day, {@code reason} a finding, {@code supply}
   * the days that the order lasts, {@code sig} the instruction in words. An order may have an
   * {@code id}, a {@code prior} one whose place it takes, and a {@code category}.
   */
  public record Medication(
      @Nullable String drug,
      @Nullable String text,
      @Nullable Boolean request,
      @Nullable String status,
      @Nullable String intent,
      @Nullable String start,
      @Nullable String end,
      @Nullable String authored,
      @Nullable BigDecimal dose,
      @Nullable String reason,
      @Nullable Integer supply,
      @Nullable String sig,
      @Nullable String id,
      @Nullable String prior,
      @Nullable String category,
      @Nullable List<Step> steps) {}

  /** One step of a schedule, in its order: mg per day for so many days, or from then on. */
  public record Step(BigDecimal dose, @Nullable Integer days) {}

  /** A finding by its key, as an observation unless it is said to be a {@code condition}. */
  public record Sign(
      @Nullable String finding,
      @Nullable String text,
      @Nullable Boolean condition,
      @Nullable String on,
      @Nullable Boolean present,
      @Nullable String status,
      @Nullable String verification,
      @Nullable String recorded,
      @Nullable String ended) {}

  /** A measured value of an analyte by its key, in the canonical unit unless another is named. */
  public record Lab(
      String analyte,
      @Nullable BigDecimal value,
      @Nullable String unit,
      @Nullable String on,
      @Nullable String comparator,
      @Nullable String flag,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable String status) {}

  /**
   * The expected cards in their order, none at all, and what is not evaluated (parts of reasons).
   */
  public record Expected(List<ExpectedCard> cards, @Nullable List<String> notEvaluated) {}

  /** What one card has to be. Lists of words are contained; the others are exact. */
  public record ExpectedCard(
      String indicator,
      @Nullable List<String> drugs,
      @Nullable List<String> statements,
      @Nullable List<String> notStatements,
      @Nullable List<String> claims,
      @Nullable String timing,
      @Nullable String certainty,
      @Nullable List<String> missing,
      @Nullable List<String> policy,
      @Nullable List<String> summary,
      @Nullable List<String> says,
      @Nullable List<String> notSays,
      @Nullable List<String> suggests) {}

  public static Case read(Path file) throws IOException {
    return Objects.requireNonNull(YAML.readValue(file.toFile(), Case.class));
  }
}
