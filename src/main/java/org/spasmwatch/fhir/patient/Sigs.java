package org.spasmwatch.fhir.patient;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a daily dose from the common forms of a written instruction: "1 tab po tid", "take 300 mg
 * by mouth three times daily". The whole text has to be of that form; a text that says more (as
 * needed, a range, a taper, another route) is not understood and gives no dose.
 */
final class Sigs {
  private static final Map<String, BigDecimal> WORDS =
      Map.of(
          "one", BigDecimal.ONE,
          "a", BigDecimal.ONE,
          "two", new BigDecimal("2"),
          "three", new BigDecimal("3"),
          "half", new BigDecimal("0.5"));
  private static final String AMOUNT = "(?<amount>\\d{1,4}(?:\\.\\d{1,3})?|one|two|three|half|a)";
  private static final String UNIT =
      "(?<unit>mg|mcg|g|tablets?|tablet\\(s\\)|tabs?|capsules?|capsule\\(s\\)|caps?)";
  private static final String OFTEN =
      "(?<often>once (?:a day|daily|per day)|twice (?:a day|daily|per day)"
          + "|(?:three|four|3|4) times (?:a day|daily|per day)|every (?:4|6|8|12|24) hours"
          + "|daily|every day|nightly|at bedtime|at night|every night|in the morning"
          + "|q(?:4|6|8|12|24)h|qd|od|qhs|hs|bid|bd|tid|tds|qid|qds)";
  private static final Pattern SIG =
      Pattern.compile(
          "(?:take |give )?"
              + AMOUNT
              + " ?"
              + UNIT
              + "(?: po| by mouth| orally| oral)?"
              + "(?: ,)? "
              + OFTEN
              + "(?: po| by mouth| orally)?");
  private static final Map<String, Integer> TIMES =
      Map.ofEntries(
          Map.entry("twice", 2),
          Map.entry("three", 3),
          Map.entry("3", 3),
          Map.entry("four", 4),
          Map.entry("4", 4),
          Map.entry("bid", 2),
          Map.entry("bd", 2),
          Map.entry("tid", 3),
          Map.entry("tds", 3),
          Map.entry("qid", 4),
          Map.entry("qds", 4));
  private static final Pattern HOURS = Pattern.compile("(?:every |q)(4|6|8|12|24)(?: hours|h)");
  private static final int HOURS_A_DAY = 24;

  private Sigs() {}

  /**
   * @param pieceMg milligrams in a tablet or capsule, null when not known
   */
  static Optional<BigDecimal> daily(String text, @Nullable BigDecimal pieceMg) {
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("(?<=[a-z])\\.", "")
            .replaceAll("[.;,\\s]+$", "")
            .replaceAll("\\s+", " ")
            .strip();
    Matcher sig = SIG.matcher(plain);
    if (!sig.matches()) {
      return Optional.empty();
    }
    String unit = sig.group("unit");
    Optional<BigDecimal> mg =
        Strengths.piece(unit) ? Optional.ofNullable(pieceMg) : Strengths.milligrams(unit);
    BigDecimal times = BigDecimal.valueOf(timesADay(sig.group("often")));
    return mg.map(amount(sig.group("amount"))::multiply).map(times::multiply);
  }

  private static BigDecimal amount(String text) {
    BigDecimal word = WORDS.get(text);
    return word == null ? new BigDecimal(text) : word;
  }

  private static int timesADay(String often) {
    Matcher hours = HOURS.matcher(often);
    if (hours.matches()) {
      return HOURS_A_DAY / Integer.parseInt(hours.group(1));
    }
    return TIMES.getOrDefault(often.split(" ", 2)[0], 1);
  }
}
