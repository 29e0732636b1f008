package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Span;

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
  private final Differences differences;

  Details(KnowledgeBase knowledge, Words words) {
    this.knowledge = knowledge;
    this.words = words;
    this.treatments = new Treatments(words);
    this.citations = new Citations(knowledge);
    this.howSure = new HowSure(words);
    this.warningSigns = new WarningSigns(knowledge);
    this.differences = new Differences(knowledge);
  }

  String of(Concern concern) {
    Sections sections = new Sections();
    sections.title("Why this patient");
    why(concern, sections);
    sections.title("How sure");
    howSure.write(concern, sections);
    sections.title("What to do");
    advice(concern, sections);
    sections.title("When it is urgent");
    urgent(concern, sections);
    sections.title("Not known");
    missing(concern, sections);
    sections.title("Other causes to weigh");
    causes(concern, sections);
    sections.title("Keep in mind");
    concern.beside().precautions().forEach(s -> sections.line(s.statement().text()));
    sections.title("What the sources say");
    sources(concern, sections);
    sections.title("Where sources differ");
    sections.lines(differences.of(concern));
    sections.title("Numbers that are policy of this service");
    policy(concern, sections);
    return sections.above(STANDING + "  \n_Knowledge " + knowledge.version() + "_");
  }

  private void why(Concern concern, Sections sections) {
    for (Signal flag : concern.beside().redFlags()) {
      String label = ((Warning) flag.use()).label();
      sections.line("**Red flag: " + label + ".** " + citations.said(flag.statement()));
    }
    concern.symptoms().forEach(s -> sections.line(symptom(s)));
    treatments.findings(concern, sections);
    concern.suspects().forEach(s -> sections.line(suspect(s, concern)));
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        for (Modifier met : signal.weighing().met()) {
          sections.line("Makes it likelier or more urgent: " + met.text() + ".");
        }
      }
    }
    measured(concern, sections);
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
    for (Symptom symptom : concern.symptoms()) {
      if (!symptom.findings().isEmpty()) {
        return true;
      }
    }
    return false;
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

  private void measured(Concern concern, Sections sections) {
    for (Fact fact : concern.about()) {
      if (fact instanceof Measurement measured) {
        String what = Words.capital(knowledge.terms().analyte(measured.analyte()).label());
        Span taken = measured.taken();
        String when = taken == null ? "." : ", " + Words.date(taken) + ".";
        sections.line(what + " " + measured.value() + when);
      }
    }
  }

  /** What would make it an emergency. */
  private void urgent(Concern concern, Sections sections) {
    List<String> signs = new ArrayList<>();
    warningSigns.redFlags(concern).forEach(w -> Words.addOnce(signs, w.label()));
    warningSigns
        .ofWithdrawal(concern)
        .forEach(e -> Words.addOnce(signs, words.finding(e.effect())));
    warningSigns.ofPair(concern).forEach(f -> Words.addOnce(signs, words.finding(f)));
    if (!signs.isEmpty()) {
      sections.line("At once, with " + Words.list(signs, "or") + ".");
    }
  }

  /** The advice in its order; the tests in one line, and what is for the patient at home. */
  private void advice(Concern concern, Sections sections) {
    if (concern.planned() && !concern.ofTreatment()) {
      sections.line(PLANNED);
      return;
    }
    if (concern.ofStop()) {
      sections.line(TAPER);
    }
    List<String> tests = new ArrayList<>();
    List<String> atHome = new ArrayList<>();
    for (Advice each : concern.advice()) {
      if (each.test() != null) {
        Words.addOnce(tests, missing(each.test()));
      }
      if (each.kind() == Kind.SELF_CARE) {
        atHome.add(each.text());
      }
    }
    String measure = "Measure " + Words.list(tests, "and") + ".";
    String home = "At home: " + String.join(" ", atHome);
    concern.advice().forEach(each -> sections.line(line(each, measure, home)));
  }

  private static String line(Advice advice, String tests, String atHome) {
    if (advice.test() != null) {
      return tests;
    }
    return advice.kind() == Kind.SELF_CARE ? atHome : advice.text();
  }

  private void missing(Concern concern, Sections sections) {
    if (!concern.missing().isEmpty()) {
      List<String> missing = new ArrayList<>();
      new TreeSet<>(concern.missing()).forEach(key -> missing.add(missing(key)));
      sections.line("No valid value in these data: " + Words.list(missing, "and") + ".");
    }
  }

  private String missing(String key) {
    return knowledge.terms().analytes().containsKey(key)
        ? knowledge.terms().analyte(key).label()
        : "age";
  }

  private void causes(Concern concern, Sections sections) {
    causes(concern, concern.beside().denials(), sections);
    causes(concern, concern.beside().causes(), sections);
  }

  private void causes(Concern concern, List<Signal> signals, Sections sections) {
    for (Signal signal : signals) {
      if (!leads(concern, signal)) {
        sections.line(signal.statement().text() + partner(signal));
      }
    }
  }

  /** Which drug of this patient makes the pair that a statement speaks of. */
  private String partner(Signal signal) {
    Exposure partner = signal.partner();
    return partner == null ? "" : " In this patient it is " + words.drug(partner.drug()) + ".";
  }

  private static boolean leads(Concern concern, Signal signal) {
    return !concern.suspects().isEmpty()
        && concern.suspects().get(0).signals().get(0).equals(signal);
  }

  /** A red flag stands above, with its source. */
  private void sources(Concern concern, Sections sections) {
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        if (!concern.beside().redFlags().contains(signal)) {
          sections.line(citations.said(signal.statement()));
        }
      }
    }
  }

  private void policy(Concern concern, Sections sections) {
    for (String key : new TreeSet<>(concern.policy())) {
      sections.line(policy(knowledge.policy().limit(key)));
    }
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
