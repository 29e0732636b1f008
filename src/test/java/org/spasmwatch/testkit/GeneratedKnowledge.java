package org.spasmwatch.testkit;

import static org.instancio.Select.allStrings;
import static org.instancio.Select.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.instancio.Instancio;
import org.instancio.InstancioApi;
import org.instancio.Random;
import org.instancio.settings.Keys;
import org.instancio.settings.Settings;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Statement;

/**
 * A knowledge of records that nobody would write: every field filled at random from a fixed seed,
 * words of the vocabulary where the model wants them, everything else strange text.
 */
public final class GeneratedKnowledge {
  private static final int EACH = 4;
  private static final int DEPTH = 3;
  private static final List<String> STRANGE =
      List.of(
          "<b>&amp;</b>",
          "two\nlines",
          "\"quoted\" \\ back",
          "\u03bc \u2265 65 \u00b0C",
          " edges ",
          "a;b|c,d$e",
          "{\"json\": [1]}",
          "\ud83d\udc8a");
  private static final Settings SETTINGS =
      Settings.create().set(Keys.COLLECTION_MIN_SIZE, 1).set(Keys.COLLECTION_MAX_SIZE, 3);

  private final KnowledgeBase bundled = Knowledge.bundled();
  private final List<String> findings = List.copyOf(bundled.terms().concepts().keys());
  private final List<String> analytes =
      bundled.terms().analytes().keySet().stream().sorted().toList();
  private final List<String> limits = bundled.policy().limits().keySet().stream().sorted().toList();
  private final long seed;
  private int ids;

  private GeneratedKnowledge(long seed) {
    this.seed = seed;
  }

  public static KnowledgeBase of(long seed) {
    return new GeneratedKnowledge(seed).knowledge();
  }

  private KnowledgeBase knowledge() {
    List<ClinicalUse> uses = new ArrayList<>();
    for (Class<? extends ClinicalUse> kind : kinds()) {
      for (int i = 0; i < EACH; i++) {
        uses.add(use(kind));
      }
    }
    KnowledgeBase.Records records =
        new KnowledgeBase.Records(
            Stream.generate(() -> drug()).limit(EACH).toList(),
            Stream.generate(() -> drugClass()).limit(EACH).toList(),
            uses,
            List.of(),
            List.of(),
            Map.of());
    return new KnowledgeBase("seed" + seed, bundled.policy(), bundled.terms(), records);
  }

  @SuppressWarnings("unchecked")
  private static List<Class<? extends ClinicalUse>> kinds() {
    return Stream.of(ClinicalUse.class.getPermittedSubclasses())
        .<Class<? extends ClinicalUse>>map(c -> (Class<? extends ClinicalUse>) c)
        .toList();
  }

  private <T> InstancioApi<T> any(Class<T> type) {
    return Instancio.of(type)
        .withSeed(seed * 1000 + ids++)
        .withSettings(SETTINGS)
        .supply(allStrings(), GeneratedKnowledge::text);
  }

  private static String text(Random random) {
    return random.trueOrFalse()
        ? random.oneOf(STRANGE) + random.alphanumeric(3)
        : random.alphanumeric(12);
  }

  private String id(Random random) {
    return random.lowerCaseAlphabetic(6) + "-" + ids++;
  }

  private ClinicalUse use(Class<? extends ClinicalUse> kind) {
    return any(kind)
        .supply(field(Statement.class, "id"), this::id)
        .supply(field(Statement.class, "subject"), this::id)
        .supply(field(Advice.class, "test"), r -> r.trueOrFalse() ? r.oneOf(analytes) : null)
        .supply(field(Advice.class, "drug"), r -> r.trueOrFalse() ? id(r) : null)
        .supply(field(Advice.class, "unless"), r -> r.trueOrFalse() ? criterion(r, DEPTH) : null)
        .supply(field(Advice.class, "rulesOut"), r -> r.trueOrFalse() ? r.oneOf(findings) : null)
        .supply(field(Population.class, "gates"), this::criteria)
        .supply(field(Population.Modifier.class, "when"), r -> criterion(r, DEPTH))
        .supply(field(Population.UrgencyRule.class, "when"), r -> criterion(r, DEPTH))
        .withNullable(field(Population.Modifier.class, "caveat"))
        .lenient()
        .supply(field(ClinicalUse.UndesirableEffect.class, "effect"), r -> r.oneOf(findings))
        .supply(
            field(ClinicalUse.UndesirableEffect.class, "presentsAs"),
            r -> List.of(r.oneOf(findings), r.oneOf(findings)))
        .supply(field(ClinicalUse.Interaction.class, "effects"), r -> List.of(r.oneOf(findings)))
        .supply(field(ClinicalUse.Interaction.class, "interactants"), r -> List.of(id(r), id(r)))
        .supply(field(ClinicalUse.NotRecognised.class, "effect"), r -> r.oneOf(findings))
        .supply(
            field(ClinicalUse.Warning.class, "index"),
            r -> r.trueOrFalse() ? r.oneOf(findings) : null)
        .supply(field(ClinicalUse.Warning.class, "signs"), r -> criterion(r, DEPTH))
        .withNullable(field(ClinicalUse.Indication.class, "duration"))
        .withNullable(field(ClinicalUse.Indication.class, "dose"))
        .create();
  }

  private Drug drug() {
    return any(Drug.class).supply(field(Drug.class, "id"), this::id).lenient().create();
  }

  private DrugClass drugClass() {
    return any(DrugClass.class)
        .supply(field(DrugClass.class, "id"), this::id)
        .supply(field(DrugClass.Member.class, "drug"), this::id)
        .lenient()
        .create();
  }

  private List<Criterion> criteria(Random random) {
    return Stream.generate(() -> criterion(random, DEPTH)).limit(random.intRange(0, 3)).toList();
  }

  private Criterion criterion(Random random, int depth) {
    String key = "key-" + ids++;
    return switch (random.intRange(0, depth == 0 ? 8 : 11)) {
      case 0 -> new Criterion.HasFinding(key, random.oneOf(findings));
      case 1 ->
          new Criterion.Measured(
              key,
              random.oneOf(analytes),
              random.oneOf(limits),
              random.trueOrFalse(),
              random.trueOrFalse());
      case 2 -> new Criterion.Age(key, random.oneOf(limits));
      case 3 -> new Criterion.Taking(key, id(random));
      case 4 -> new Criterion.DailyDose(key, random.oneOf(limits));
      case 5 -> new Criterion.TakenFor(key, random.oneOf(limits));
      case 6 -> new Criterion.GivenFor(key, random.oneOf(findings));
      case 7 -> new Criterion.RecentChange(key, random.oneOf(limits));
      case 8 -> new Criterion.Stated(key, text(random));
      case 9 -> new Criterion.Not(key, criterion(random, depth - 1));
      case 10 -> new Criterion.Known(key, criterion(random, depth - 1));
      default -> atLeast(key, random, depth);
    };
  }

  private Criterion atLeast(String key, Random random, int depth) {
    List<Criterion> parts =
        Stream.generate(() -> criterion(random, depth - 1)).limit(random.intRange(1, 3)).toList();
    return new Criterion.AtLeast(key, random.intRange(1, parts.size()), parts);
  }
}
