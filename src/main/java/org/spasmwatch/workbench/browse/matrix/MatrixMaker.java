package org.spasmwatch.workbench.browse.matrix;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Evidence.Grade;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.browse.matrix.Matrix.Cell;
import org.spasmwatch.workbench.browse.matrix.Matrix.Column;
import org.spasmwatch.workbench.browse.matrix.Matrix.Filter;
import org.spasmwatch.workbench.browse.matrix.Matrix.Row;

/** Makes the matrix of a knowledge base; a drug's row has what is said of its classes too. */
public final class MatrixMaker {
  private final KnowledgeBase knowledge;
  private final Filter filter;
  private final List<Column> findings;

  public MatrixMaker(KnowledgeBase knowledge, Filter filter) {
    this.knowledge = knowledge;
    this.filter = filter;
    this.findings = findings();
  }

  /** The matrix as far as the filter lets it. */
  public Matrix make() {
    List<Column> columns =
        findings.stream()
            .filter(c -> filter.finding().isEmpty() || c.key().equals(filter.finding()))
            .toList();
    Map<Boolean, List<Row>> rows =
        subjects().entrySet().stream()
            .map(subject -> row(subject.getKey(), subject.getValue(), columns))
            .filter(this::wanted)
            .sorted(Comparator.comparing(Row::group).thenComparing(Row::name))
            .collect(Collectors.partitioningBy(Row::told));
    return new Matrix(
        filter,
        findings,
        columns,
        rows.getOrDefault(true, List.of()),
        filter.finding().isEmpty() ? rows.getOrDefault(false, List.of()) : List.of(),
        knowledge.records().uses().size());
  }

  /** Those of which something is said itself, by id, with whether it is a class. */
  private Map<String, Boolean> subjects() {
    Map<String, Boolean> subjects = new TreeMap<>();
    knowledge
        .records()
        .uses()
        .forEach(use -> subjects.put(use.subject(), knowledge.drug(use.subject()).isEmpty()));
    return subjects;
  }

  private boolean wanted(Row row) {
    boolean kind = filter.kind().isEmpty() || filter.kind().equals("classes") == row.group();
    return kind && (filter.name().isEmpty() || named(row));
  }

  private boolean named(Row row) {
    String wanted = filter.name().toLowerCase(Locale.ROOT);
    Stream<String> names =
        Stream.concat(
            Stream.of(row.name()),
            knowledge.drug(row.id()).stream().flatMap(drug -> drug.names().stream()));
    return names.anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** Those about movement of which something is said, the most spoken of first. */
  private List<Column> findings() {
    Map<String, Integer> often = new TreeMap<>();
    knowledge.records().uses().stream()
        .flatMap(use -> effect(use).stream())
        .filter(key -> knowledge.terms().concepts().find(key).map(Concept::problem).isPresent())
        .forEach(key -> often.merge(key, 1, Integer::sum));
    return often.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(e -> new Column(e.getKey(), label(e.getKey())))
        .toList();
  }

  private String label(String finding) {
    return knowledge.terms().concepts().require(finding).label();
  }

  /** The effect that is told or denied to be caused. */
  private static List<String> effect(ClinicalUse use) {
    if (use instanceof UndesirableEffect effect) {
      return List.of(effect.effect());
    }
    return use instanceof NotRecognised not && not.denies() == NotRecognised.Denies.CAUSES
        ? List.of(not.effect())
        : List.of();
  }

  private Row row(String id, boolean group, List<Column> columns) {
    List<ClinicalUse> uses = uses(id, group);
    long others = uses.stream().filter(use -> columns.stream().noneMatch(c -> on(use, c))).count();
    return new Row(
        id,
        knowledge.nameOf(id),
        group,
        columns.stream().map(column -> cell(id, column, uses)).toList(),
        (int) others);
  }

  private List<ClinicalUse> uses(String id, boolean group) {
    return group
        ? knowledge.records().uses().stream().filter(use -> use.subject().equals(id)).toList()
        : knowledge.about(id, ClinicalUse.class);
  }

  private static boolean on(ClinicalUse use, Column column) {
    return effect(use).contains(column.key());
  }

  private Cell cell(String id, Column column, List<ClinicalUse> all) {
    List<ClinicalUse> uses = all.stream().filter(use -> on(use, column)).toList();
    if (uses.isEmpty()) {
      return Cell.NOTHING;
    }
    List<UndesirableEffect> effects =
        uses.stream()
            .filter(UndesirableEffect.class::isInstance)
            .map(UndesirableEffect.class::cast)
            .toList();
    List<Statement> statements = uses.stream().map(ClinicalUse::statement).toList();
    String href =
        uses.size() == 1
            ? "/statements/" + uses.get(0).id()
            : "/drugs/" + id + "#" + uses.get(0).id();
    return new Cell(
        column.label(),
        effects.isEmpty() ? "denied" : effects.size() == uses.size() ? "effect" : "both",
        often(effects),
        sure(statements),
        phases(effects),
        !knowledge.disagreementsOn(statements).isEmpty(),
        href);
  }

  private static String often(List<UndesirableEffect> effects) {
    return effects.isEmpty()
        ? ""
        : Keys.of(
            "often", Often.of(effects.stream().flatMap(e -> e.frequency().stream()).toList()));
  }

  private static List<String> phases(List<UndesirableEffect> effects) {
    return effects.stream()
        .map(UndesirableEffect::phase)
        .filter(phase -> phase != Phase.ON_TREATMENT)
        .distinct()
        .map(phase -> Keys.of("phase", phase))
        .toList();
  }

  private static int sure(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.evidence().stream())
        .mapToInt(evidence -> sure(evidence.grade()))
        .max()
        .orElse(1);
  }

  private static int sure(Grade grade) {
    return switch (grade) {
      case REFERENCE_DOES_NOT_SUPPORT -> 1;
      case UNCITED, UNREVIEWED -> 2;
      case OBSERVATIONAL, REVIEW -> 3;
      case TRIAL, LABEL -> 4;
    };
  }
}
