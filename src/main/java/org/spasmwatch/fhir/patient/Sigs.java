package org.spasmwatch.fhir.patient;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;

/**
 * Reads a daily dose from the common forms of a written instruction: "1 tab po tid", "take 300 mg
 * by mouth three times daily", "1-2 tabs every 6 hours as needed", "1-0-1". The whole text has to
 * be of such a form; one that says more (a taper, another route) is not understood and gives no
 * dose.
 */
final class Sigs {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("one-half", "0.5"),
          Map.entry("one half", "0.5"),
          Map.entry("half a", "0.5"),
          Map.entry("½", "0.5"),
          Map.entry("1/2", "0.5"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("six", "6"),
          Map.entry("eight", "8"),
          Map.entry("half", "0.5"));

  /** The longer of two words that begin alike is the one that is meant. */
  private static final Pattern WORD =
      Pattern.compile(
          WORDS.keySet().stream()
              .sorted(Comparator.comparing(String::length).reversed())
              .collect(Collectors.joining("|", "(?<![\\w/])(?:", ")(?![\\w/])")));

  private static final Pattern ABBREVIATION = Pattern.compile("(?<=[a-z])\\.");
  private static final Pattern END = Pattern.compile("[.;,\\s]+$");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** "two (2)": the number once more. */
  private static final Pattern REPEATED = Pattern.compile(" ?\\(\\d{1,3}\\)");

  private static final String NUMBER = "\\d{1,4}(?:\\.\\d{1,3})?";
  private static final String AMOUNT =
      "(?<amount>NUMBER|a)(?: ?(?:-|to|or) ?(?<amountmax>NUMBER))?".replace("NUMBER", NUMBER);
  private static final String UNIT =
      "(?<unit>mg|mcg|g|ml|tablets?|tablet\\(s\\)|tab\\(s\\)|tabs?|capsules?|capsule\\(s\\)|cap\\(s\\)|caps?)";
  private static final String MEANWHILE =
      "(?: po| by mouth| orally| oral| per os|,| \\(NUMBER(?: ?- ?NUMBER)? (?:mg|mcg|g)(?: total)?\\))*"
          .replace("NUMBER", NUMBER);
  private static final String OFTEN =
      "(?<times>\\d{1,2})(?: ?- ?(?<timesmax>\\d{1,2}))? ?(?:x|times|time|\\*) ?(?:/ ?day|a day|daily|per day|each day|every day)"
          + "|(?<word>once|twice)(?: (?:a day|daily|per day|each day|every day))"
          + "|every (?<hours>\\d{1,2})(?: ?(?:-|to) ?(?<hoursmax>\\d{1,2}))? (?:hours|hrs|hr|h|hour)"
          + "|q ?(?<qhours>\\d{1,2})(?: ?- ?(?<qhoursmax>\\d{1,2}))? ?(?:hours|hrs|hr|h)"
          + "|(?<weekly>once|twice|\\d times) (?:a week|weekly|per week)"
          + "|(?<other>every other day|qod|every 2 days)"
          + "|(?<latin>bid|bd|tid|tds|qid|qds)"
          + "|(?<daily>daily|every day|each day|per day|a day|qd|od|qday|nightly|at bedtime|at night"
          + "|every night|every evening|every morning|nocte|mane|in the morning|in the evening|qhs|hs|qam|qpm)";
  private static final String TAIL =
      "(?<tail>(?:,? (?:with (?:food|meals|water)|before meals|after meals|at bedtime"
          + "|(?:for|x) \\d{1,3} (?:days?|weeks?|months?)|# ?\\d{1,4}(?: tab\\(s\\)| cap\\(s\\)| tablets| capsules)?|\\d{1,2} refill(?:s|\\(s\\))?|(?:as needed|prn|if needed|when needed)"
          + "|(?:for )?(?:muscle |back |leg |nerve |neuropathic |chronic |acute )*"
          + "(?:spasms?|cramps?|pain|seizures?|sleep|anxiety|spasticity)))*)";
  private static final Pattern SIG =
      Pattern.compile(
          "(?:take |give |dose: )?(?:\\d{1,4}(?:\\.\\d{1,3})? ?(?:mg|mcg|g) = )?"
              + AMOUNT
              + " ?"
              + UNIT
              + MEANWHILE
              + " (?:OFTEN)".replace("OFTEN", OFTEN)
              + MEANWHILE
              + TAIL);
  private static final Pattern ONLY_OFTEN = Pattern.compile("(?:" + OFTEN + ")" + TAIL);
  private static final Pattern MORNING_NOON_NIGHT =
      Pattern.compile(
          "(PART)-(PART)-(PART)(?:-(PART))?(?: (?<unit>tabs?|tablets?|caps?|capsules?))?"
              .replace("PART", "\\d(?:\\.\\d)?"));
  private static final Pattern AS_NEEDED =
      Pattern.compile(
          "(?i)\\b(as needed|prn|p\\.r\\.n\\.?|if needed|when needed|when required)(?!\\w)");
  private static final Map<String, Integer> TIMES =
      Map.of("once", 1, "twice", 2, "bid", 2, "bd", 2, "tid", 3, "tds", 3, "qid", 4, "qds", 4);

  /** A text that is longer is no such form, and not worth the work on it. */
  private static final int LONGEST = 300;

  private static final BigDecimal HOURS_A_DAY = new BigDecimal("24");
  private static final BigDecimal DAYS_A_WEEK = new BigDecimal("7");

  private Sigs() {}

  /** Whether a text says that it is taken as needed. */
  static boolean asNeeded(String text) {
    return AS_NEEDED.matcher(text).find();
  }

  static Optional<DailyDose> daily(String text, Content content) {
    if (text.isBlank() || text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(text);
    Matcher sig = SIG.matcher(plain);
    Optional<Interval> mg = sig.matches() ? spelled(sig, content) : perDayTimes(plain, content);
    return mg.filter(Interval::positive)
        .map(dose -> asNeeded(plain) ? dose.fromNone() : dose)
        .map(dose -> dose.asDose(false));
  }

  /** How often a day, when the whole text says nothing else: "3 times daily", "TID". */
  static Optional<Interval> timesADay(String text) {
    Matcher often = ONLY_OFTEN.matcher(text.length() > LONGEST ? "" : plain(text));
    return often.matches()
        ? Optional.of(timesADay(often)).filter(Interval::positive)
        : Optional.empty();
  }

  /** Words as numbers, one blank, no full stops of abbreviations. */
  private static String plain(String text) {
    String undotted = ABBREVIATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    String ended = END.matcher(undotted).replaceAll("");
    String plain = BLANKS.matcher(ended).replaceAll(" ").strip();
    String numbered = WORD.matcher(plain).replaceAll(word -> WORDS.get(word.group()));
    return REPEATED.matcher(numbered).replaceAll("");
  }

  private static Optional<Interval> spelled(Matcher sig, Content content) {
    BigDecimal least = number(sig.group("amount"));
    BigDecimal most = number(orElse(sig.group("amountmax"), sig.group("amount")));
    return content
        .inOne(sig.group("unit"))
        .map(mg -> Interval.between(least, most).times(mg).times(timesADay(sig)));
  }

  private static BigDecimal number(String text) {
    return text.equals("a") ? BigDecimal.ONE : new BigDecimal(text);
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  private static Interval timesADay(Matcher sig) {
    String times = sig.group("times");
    if (times != null) {
      return Interval.between(number(times), number(orElse(sig.group("timesmax"), times)));
    }
    String hours = sig.group("hours") == null ? sig.group("qhours") : sig.group("hours");
    if (hours != null) {
      String longest =
          Stream.of("hoursmax", "qhoursmax")
              .map(sig::group)
              .filter(h -> h != null)
              .findFirst()
              .orElse(hours);
      return Interval.between(perDay(hours), perDay(longest));
    }
    String weekly = sig.group("weekly");
    if (weekly != null) {
      int number = TIMES.getOrDefault(weekly, weekly.charAt(0) - '0');
      return Interval.of(BigDecimal.valueOf(number).divide(DAYS_A_WEEK, Interval.DIGITS));
    }
    if (sig.group("other") != null) {
      return Interval.of(new BigDecimal("0.5"));
    }
    String word =
        Stream.of("word", "latin")
            .map(sig::group)
            .filter(w -> w != null)
            .findFirst()
            .orElse("once");
    return Interval.of(TIMES.getOrDefault(word, 1));
  }

  private static BigDecimal perDay(String hours) {
    BigDecimal number = new BigDecimal(hours);
    return number.signum() == 0 ? BigDecimal.ZERO : HOURS_A_DAY.divide(number, Interval.DIGITS);
  }

  /** "1-0-1": so many in the morning, at noon and in the evening, and at night where it says so. */
  private static Optional<Interval> perDayTimes(String plain, Content content) {
    Matcher sig = MORNING_NOON_NIGHT.matcher(plain);
    if (!sig.matches()) {
      return Optional.empty();
    }
    BigDecimal sum =
        Stream.of(1, 2, 3, 4)
            .map(sig::group)
            .filter(part -> part != null)
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.ofNullable(content.piece()).map(mg -> Interval.of(mg.multiply(sum)));
  }
}
