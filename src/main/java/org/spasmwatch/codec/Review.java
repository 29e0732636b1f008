package org.spasmwatch.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.terminology.Concept;

/**
 * What a file can have wrong although it can be read: codes that nobody has confirmed, and claims
 * that speak on both sides. A curator is to hear of it; the start of the program trusts the review.
 */
final class Review {
  private final Faults faults;
  private final Map<String, Node> holders = new HashMap<>();

  Review(Faults faults) {
    this.faults = faults;
  }

  /** Holds every code against the register, and no two drugs may share one. */
  void codes(List<Draft> drafts, Vocabulary vocabulary) {
    CodeRegister register = vocabulary.register();
    if (register == null) {
      return;
    }
    drafts.stream()
        .filter(draft -> draft.id().kind() == Kind.DRUG || draft.id().kind() == Kind.DRUG_CLASS)
        .forEach(draft -> codes(register, draft.id().id(), draft.node().at("codes")));
    Stream.concat(vocabulary.findingNodes().stream(), vocabulary.analyteNodes().stream())
        .forEach(node -> codes(register, node.text("key"), node));
    withdrawn(register, drafts, vocabulary);
  }

  /** A withdrawn code that stands for nothing would be forgotten without a word. */
  private void withdrawn(CodeRegister register, List<Draft> drafts, Vocabulary vocabulary) {
    Set<String> keys =
        Stream.concat(
                drafts.stream().filter(d -> d.id().kind() == Kind.DRUG).map(Review::id),
                vocabulary.findings().stream().map(Concept::key))
            .collect(Collectors.toSet());
    register.withdrawn().stream()
        .filter(entry -> !keys.contains(entry.key()) && !faults.mayBeUnread(entry.key()))
        .forEach(
            entry ->
                faults.add(
                    new KnowledgeFault(
                        CodeRegister.FILE,
                        0,
                        "withdrawn "
                            + entry.codes()
                            + " stands for '"
                            + entry.key()
                            + "', which is nothing",
                        "write the id of a drug or the key of a finding")));
  }

  private void codes(CodeRegister register, String key, Node at) {
    for (CodeForm system : CodeForm.values()) {
      for (Node code : at.each(system.field())) {
        code(register, key, system, code);
      }
    }
  }

  private void code(CodeRegister register, String key, CodeForm system, Node code) {
    String named = system.field() + " code " + code.text();
    if (!system.canBe(code.text())) {
      code.fault(
          "there can be no " + named + ": its form or its check digit is wrong",
          "compare it digit by digit with where you have it from");
      return;
    }
    register
        .objection(system, code.text(), key)
        .ifPresent(
            objection ->
                code.fault(
                    named + " of '" + key + "' is " + objection,
                    "confirm it in two public places and give it a row in "
                        + CodeRegister.FILE
                        + ", or leave it out"));
    Node other = holders.putIfAbsent(named, code);
    if (other != null) {
      code.fault(
          named + " stands at two entries",
          "the other is " + other.place() + ": keep the right one");
    }
  }

  /** No claim may be evidence of an effect and of its denial, unless a disagreement shows both. */
  void contradictions(List<Draft> drafts) {
    Map<String, Draft> said = new HashMap<>();
    statements(drafts, "effect")
        .forEach(
            effect ->
                Stream.concat(
                        Stream.of(effect.node().text("effect")),
                        effect.node().texts("presents-as").stream())
                    .forEach(f -> claims(effect).forEach(c -> said.putIfAbsent(f + c, effect))));
    List<Set<String>> disagreements = disagreements(drafts);
    for (Draft denial : denials(drafts)) {
      for (String claim : claims(denial)) {
        Draft effect = said.get(denial.node().text("effect") + claim);
        if (effect != null
            && disagreements.stream()
                .noneMatch(d -> d.containsAll(Set.of(id(effect), id(denial))))) {
          contradiction(claim, effect, denial);
        }
      }
    }
  }

  private static void contradiction(String claim, Draft effect, Draft denial) {
    denial
        .node()
        .fault(
            "claim "
                + claim
                + " is evidence of '"
                + id(effect)
                + "' and of its denial '"
                + id(denial)
                + "'",
            "take it out of one of them (the other stands at "
                + effect.node().place()
                + "), or name both under 'statements' of a disagreement");
  }

  private static String id(Draft draft) {
    return draft.id().id();
  }

  private static List<Draft> statements(List<Draft> drafts, String kind) {
    return drafts.stream()
        .filter(draft -> draft.id().kind() == Kind.STATEMENT)
        .filter(draft -> draft.node().text("kind").equals(kind))
        .toList();
  }

  /** That a drug does not help against something denies no effect. */
  private static List<Draft> denials(List<Draft> drafts) {
    return statements(drafts, "not-recognised").stream()
        .filter(draft -> draft.node().text("denies").equals("causes"))
        .toList();
  }

  private static List<String> claims(Draft statement) {
    return statement.node().each("evidence").stream()
        .flatMap(evidence -> evidence.texts("claims").stream())
        .distinct()
        .toList();
  }

  private static List<Set<String>> disagreements(List<Draft> drafts) {
    return drafts.stream()
        .filter(draft -> draft.id().kind() == Kind.DISAGREEMENT)
        .map(draft -> Set.copyOf(draft.node().texts("statements")))
        .toList();
  }
}
