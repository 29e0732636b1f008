package org.spasmwatch.workbench.curate.form;

import static org.spasmwatch.workbench.curate.form.Field.choice;
import static org.spasmwatch.workbench.curate.form.Field.key;
import static org.spasmwatch.workbench.curate.form.Group.own;
import static org.spasmwatch.workbench.curate.form.Group.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.workbench.curate.form.Field.Sort;

/** The kinds of records that have a form, and the fields of each. */
public final class Shapes {
  static final String FINDINGS = "findings";
  static final String SUBJECTS = "subjects";
  static final String SOURCES = "sources";
  static final String ANALYTES = "analytes";
  static final String STATEMENTS = "statements";
  static final String CRITERIA = "criteria";

  private static final String[] URGENCIES = {"self-care", "routine", "same-day", "emergency"};
  private static final Field CLAIMS = Field.of("claims", Sort.WORDS);
  private static final Field EFFECT = key("effect", FINDINGS).needed();
  private static final Field LABEL = Field.of("label", Sort.TEXT).needed();
  private static final Field INDEX = key("index", FINDINGS);
  private static final Field SIGNS = Field.condition("signs");
  private static final Field PROBLEM = Field.of("problem", Sort.TEXT);
  private static final Field ATC = Field.of("codes.atc", Sort.WORDS);
  private static final Field NAME = Field.of("name", Sort.TEXT).needed();

  private static final List<Shape> ALL =
      List.of(
          effect(),
          statement("red-flag", LABEL, SIGNS.needed(), INDEX, PROBLEM),
          interaction(),
          statement("contraindication", Field.of("reason", Sort.TEXT).needed()),
          statement("differential", LABEL, SIGNS, INDEX, PROBLEM),
          statement("precaution", LABEL, SIGNS, INDEX, PROBLEM),
          statement("regulatory", LABEL, PROBLEM),
          indication(),
          statement(
              "not-recognised", EFFECT, choice("denies", "denies", "causes", "treats").needed()),
          drug(),
          drugClass(),
          disagreement());

  private Shapes() {}

  /** All of them, statements first. */
  public static List<Shape> all() {
    return ALL;
  }

  /** The shape of that name. */
  public static Optional<Shape> named(String name) {
    return ALL.stream().filter(shape -> shape.name().equals(name)).findFirst();
  }

  /** The shape of a record as it is kept; none where it is kept as a document. */
  public static Optional<Shape> of(Kind kind, JsonNode content) {
    return named(kind == Kind.STATEMENT ? content.path("kind").asText() : kind.code());
  }

  private static Shape effect() {
    return statement(
        "effect",
        List.of(
            own(
                "effect",
                EFFECT,
                choice("phase", "phase", "on-treatment", "withdrawal", "overdose")
                    .assuming("on-treatment")),
            rows("presents-as", key("", FINDINGS)),
            rows("frequency", Field.of("wording", Sort.TEXT).needed(), CLAIMS.needed())));
  }

  private static Shape interaction() {
    return statement(
        "interaction",
        List.of(
            own(
                "interaction",
                Field.of("syndrome", Sort.TEXT).needed(),
                choice("together", "urgency", URGENCIES)),
            rows("with", key("", SUBJECTS)),
            rows("effects", key("", FINDINGS))));
  }

  private static Shape indication() {
    return statement(
        "indication",
        Field.of("condition", Sort.TEXT).needed(),
        Field.of("line", Sort.TEXT),
        Field.of("dose", Sort.TEXT),
        Field.of("duration", Sort.TEXT));
  }

  private static Shape statement(String name, Field... fields) {
    return statement(name, List.of(own(name, fields)));
  }

  private static Shape statement(String name, List<Group> own) {
    List<Group> groups = new ArrayList<>();
    groups.add(
        own(
            "says",
            key("subject", SUBJECTS).needed(),
            Field.of("text", Sort.LONG).needed(),
            choice("labels.status", "status", "active", "draft", "retired", "unknown")
                .assuming("active")));
    groups.addAll(own);
    groups.add(
        own(
            "does",
            choice("use", "use", "alert", "support", "reference").needed(),
            choice("urgency", "urgency", URGENCIES).assuming("routine"),
            choice("action", "action", "review", "stop", "seek-care", "taper", "look-elsewhere")
                .assuming("review")));
    groups.addAll(population());
    groups.addAll(grounds());
    return new Shape(name, Kind.STATEMENT, groups);
  }

  private static List<Group> population() {
    return List.of(
        rows("gates", Field.condition("")),
        rows(
            "modifiers",
            Field.condition("when").needed(),
            choice("changes", "changes", "likelihood", "urgency").needed(),
            Field.of("text", Sort.TEXT).needed(),
            CLAIMS.needed(),
            Field.of("caveat", Sort.TEXT)),
        rows(
            "urgency-rules",
            Field.condition("when").needed(),
            choice("urgency", "urgency", URGENCIES).needed(),
            CLAIMS.needed()));
  }

  private static List<Group> grounds() {
    return List.of(
        rows(
            "advice",
            choice("kind", "advice", "clinical", "test", "safety", "self-care").needed(),
            Field.of("text", Sort.LONG).needed(),
            Field.of("key", Sort.TEXT).needed(),
            CLAIMS.needed(),
            key("test", ANALYTES),
            key("drug", SUBJECTS),
            key("rules-out", FINDINGS),
            Field.condition("unless")),
        rows(
            "evidence",
            key("source", SOURCES).needed(),
            choice(
                    "grade",
                    "grade",
                    "label",
                    "trial",
                    "review",
                    "observational",
                    "unreviewed",
                    "uncited",
                    "reference-does-not-support")
                .needed(),
            CLAIMS.needed(),
            Field.of("note", Sort.TEXT)));
  }

  private static Shape drug() {
    return new Shape(
        Kind.DRUG.code(),
        Kind.DRUG,
        List.of(
            own("drug", NAME, Field.of("names", Sort.LINES)),
            own(
                "codes",
                Field.of("codes.rxnorm", Sort.WORDS),
                ATC,
                Field.of("codes.snomed", Sort.WORDS))));
  }

  private static Shape drugClass() {
    return new Shape(
        Kind.DRUG_CLASS.code(),
        Kind.DRUG_CLASS,
        List.of(
            own("drug-class", NAME, ATC),
            rows(
                "members",
                key("drug", SUBJECTS).needed(),
                choice("basis", "basis", "named", "inferred").needed(),
                Field.of("reason", Sort.TEXT).needed())));
  }

  private static Shape disagreement() {
    return new Shape(
        Kind.DISAGREEMENT.code(),
        Kind.DISAGREEMENT,
        List.of(
            own(
                "disagreement",
                Field.of("topic", Sort.TEXT).needed(),
                Field.of("handling", Sort.LONG).needed()),
            rows(
                "sides",
                key("source", SOURCES).needed(),
                Field.of("says", Sort.LONG).needed(),
                CLAIMS),
            rows("statements", key("", STATEMENTS)),
            rows("told-by", key("", STATEMENTS)),
            rows("about.subjects", key("", SUBJECTS)),
            rows("about.problems", Field.of("", Sort.TEXT))));
  }
}
