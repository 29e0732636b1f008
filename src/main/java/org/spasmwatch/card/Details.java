package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Naranjo.Item;
import org.spasmwatch.assessment.concern.Naranjo.Question;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Advice.Kind;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.Measurement;

/** The Markdown of a card: short sections, each only when it has something to say. */
final class Details {
  static final String STANDING =
      "_Decision support, reviewed by no regulator; not a medical device._";

  private static final String PLANNED =
      "Weigh the order: another drug, or a plan to watch the patient.";

  private static final String THERE_BEFORE =
      "; the symptom is there before its first dose, so it is not its effect yet.";
  private static final String TAPER =
      "Plan a gradual reduction in place of an end at once, unless the drug goes on under another"
          + " order or its dose was reduced before.";

  private final KnowledgeBase knowledge;
  private final Words words;
  private final Treatments treatments;
  private final Citations citations;
  private final HowSure howSure;
  private final WarningSigns warningSigns;

  Details(KnowledgeBase knowledge, Words words) {
    this.knowledge = knowledge;
    this.words = words;
    this.treatments = new Treatments(words);
    this.citations = new Citations(knowledge);
    this.howSure = new HowSure(words);
    this.warningSigns = new WarningSigns(knowledge);
  }

  String of(Concern concern) {
    List<String> sections = new ArrayList<>();
    add(sections, "Why this patient", why(concern));
    add(sections, "How sure", howSure.of(concern));
    add(sections, "What to do", advice(concern));
    add(sections, "When it is urgent", urgent(concern));
    add(sections, "Not known", missing(concern));
    add(sections, "Other causes to weigh", causes(concern));
    add(sections, "Keep in mind", precautions(concern));
    add(sections, "What the sources say", sources(concern));
    add(sections, "Where sources differ", new Differences(knowledge).of(concern));
    add(sections, "Numbers that are policy of this service", policy(concern));
    sections.add(STANDING + "  \n_Knowledge " + knowledge.version() + "_");
    return String.join("\n\n", sections);
  }

  private static void add(List<String> sections, String title, List<String> lines) {
    Set<String> distinct = new LinkedHashSet<>(lines);
    if (!distinct.isEmpty()) {
      sections.add(
          "**" + title + "**\n\n" + distinct.stream().map(l -> "- " + l).collect(newLines()));
    }
  }

  private static Collector<CharSequence, ?, String> newLines() {
    return Collectors.joining("\n");
  }

  private List<String> why(Concern concern) {
    List<String> lines = new ArrayList<>();
    redFlags(concern).forEach(lines::add);
    concern.symptoms().forEach(s -> lines.add(symptom(s)));
    treatments.findings(concern).forEach(lines::add);
    concern.suspects().forEach(s -> lines.add(suspect(s, concern)));
    concern.suspects().stream()
        .flatMap(s -> s.signals().stream())
        .flatMap(s -> s.weighing().met().stream())
        .forEach(m -> lines.add("Makes it likelier or more urgent: " + m.text() + "."));
    measured(concern).forEach(lines::add);
    return lines;
  }

  private Stream<String> redFlags(Concern concern) {
    return concern.beside().redFlags().stream()
        .map(
            s ->
                "**Red flag: "
                    + ((Warning) s.use()).label()
                    + ".** "
                    + citations.said(s.statement()));
  }

  private String symptom(Symptom symptom) {
    if (symptom.findings().isEmpty()) {
      return Words.capital(words.finding(symptom.concept()))
          + ", on record as a reaction to the drug.";
    }
    String vague = symptom.certain() ? "" : "; recorded in words or unspecific, so less certain";
    return Words.capital(words.finding(symptom.concept()))
        + ", "
        + Words.from(symptom.onset())
        + vague
        + ".";
  }

  private String suspect(Suspect suspect, Concern concern) {
    Exposure exposure = exposure(suspect);
    String drug = Words.capital(words.drug(suspect.drug())) + Taken.dose(exposure);
    String taken = drug + ", " + Taken.course(exposure);
    if (concern.ofTreatment()) {
      return taken + ": " + treatments.against(suspect) + ".";
    }
    if (concern.symptoms().isEmpty()) {
      return taken + ".";
    }
    return concern.planned()
        ? taken + (there(concern) ? THERE_BEFORE : ".")
        : taken + ": " + timing(suspect) + without(suspect);
  }

  /** What happened when the drug was stopped, where that is on record. */
  private static String without(Suspect suspect) {
    Item item = suspect.naranjo().item(Question.BETTER_WITHOUT);
    if (!item.answered()) {
      return "";
    }
    return item.max() > 0
        ? " It had gone without it before."
        : " It went on after the stop, which speaks against it.";
  }

  /** Whether the patient has it now, and did not only have it before. */
  private static boolean there(Concern concern) {
    return concern.symptoms().stream().anyMatch(symptom -> !symptom.findings().isEmpty());
  }

  private static Exposure exposure(Suspect suspect) {
    Signal first = suspect.signals().get(0);
    Exposure partner = first.partner();
    return partner != null && partner.drug().equals(suspect.drug()) ? partner : first.exposure();
  }

  private static String timing(Suspect suspect) {
    return switch (suspect.timing()) {
      case AFTER_START -> "the symptom began after it was started.";
      case AFTER_INCREASE -> "the symptom began soon after its dose went up.";
      case WITHIN_WITHDRAWAL -> "the symptom began within the withdrawal window.";
      case BEFORE_START -> "the symptom was there before it, so it is not attributed to it.";
      case AFTER_WITHDRAWAL_WINDOW -> "the symptom began after the withdrawal window.";
      case UNKNOWN -> "which came first is not known.";
    };
  }

  private Stream<String> measured(Concern concern) {
    return concern.about().stream()
        .filter(Measurement.class::isInstance)
        .map(Measurement.class::cast)
        .map(
            m ->
                Words.capital(knowledge.terms().analyte(m.analyte()).label())
                    + " "
                    + m.value()
                    + (m.taken() == null ? "." : ", " + Words.date(m.taken()) + "."));
  }

  /** What would make it an emergency. */
  private List<String> urgent(Concern concern) {
    List<String> signs =
        Stream.of(
                warningSigns.redFlags(concern).map(Warning::label),
                warningSigns.ofWithdrawal(concern).map(effect -> words.finding(effect.effect())),
                warningSigns.ofPair(concern).map(words::finding))
            .flatMap(all -> all)
            .distinct()
            .toList();
    return signs.isEmpty() ? List.of() : List.of("At once, with " + Words.list(signs, "or") + ".");
  }

  /** The advice in its order; the tests in one line, and what is for the patient at home. */
  private List<String> advice(Concern concern) {
    if (concern.planned() && !concern.ofTreatment()) {
      return List.of(PLANNED);
    }
    List<String> texts = texts(concern);
    return concern.ofStop() ? Stream.concat(Stream.of(TAPER), texts.stream()).toList() : texts;
  }

  private List<String> texts(Concern concern) {
    String tests =
        Words.list(
            concern.advice().stream()
                .flatMap(a -> Stream.ofNullable(a.test()))
                .map(this::missing)
                .distinct()
                .toList(),
            "and");
    String atHome =
        concern.advice().stream()
            .filter(a -> a.kind() == Kind.SELF_CARE)
            .map(Advice::text)
            .collect(Collectors.joining(" "));
    return concern.advice().stream()
        .map(a -> line(a, "Measure " + tests + ".", "At home: " + atHome))
        .toList();
  }

  private static String line(Advice advice, String tests, String atHome) {
    if (advice.test() != null) {
      return tests;
    }
    return advice.kind() == Kind.SELF_CARE ? atHome : advice.text();
  }

  private List<String> missing(Concern concern) {
    List<String> missing = new TreeSet<>(concern.missing()).stream().map(this::missing).toList();
    return missing.isEmpty()
        ? List.of()
        : List.of("No valid value in these data: " + Words.list(missing, "and") + ".");
  }

  private String missing(String key) {
    return knowledge.terms().analytes().containsKey(key)
        ? knowledge.terms().analyte(key).label()
        : "age";
  }

  private List<String> causes(Concern concern) {
    Concern.Beside beside = concern.beside();
    return Stream.of(beside.denials(), beside.causes())
        .flatMap(List::stream)
        .filter(s -> !leads(concern, s))
        .map(s -> s.statement().text() + partner(s))
        .toList();
  }

  /** Which drug of this patient makes the pair that a statement speaks of. */
  private String partner(Signal signal) {
    return Stream.ofNullable(signal.partner())
        .map(partner -> " In this patient it is " + words.drug(partner.drug()) + ".")
        .collect(Collectors.joining());
  }

  private static List<String> precautions(Concern concern) {
    return concern.beside().precautions().stream().map(s -> s.statement().text()).toList();
  }

  private static boolean leads(Concern concern, Signal signal) {
    return concern.suspects().stream().limit(1).anyMatch(s -> s.signals().get(0).equals(signal));
  }

  /** A red flag stands above, with its source. */
  private List<String> sources(Concern concern) {
    return concern.suspects().stream()
        .flatMap(s -> s.signals().stream())
        .distinct()
        .filter(s -> !concern.beside().redFlags().contains(s))
        .map(Signal::statement)
        .map(citations::said)
        .toList();
  }

  private List<String> policy(Concern concern) {
    return new TreeSet<>(concern.policy())
        .stream().map(key -> policy(knowledge.policy().limit(key))).toList();
  }

  private static String policy(Limit limit) {
    return Words.capital(limit.key().replace('-', ' ').replace(".", ", "))
        + ": "
        + limit.spoken()
        + " ("
        + (limit.local()
            ? "set by this hospital; the catalogue has " + limit.asShipped().spoken() + ", "
            : "")
        + limit.reference()
        + ")";
  }
}
