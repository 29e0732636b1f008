package org.spasmwatch.fhir.r5.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.knowledge.published.ExtraCoding;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;

/** Leads from codes in a resource to the keys of the vocabulary. */
record Words(Terms terms, Policy policy) {
  private static final String FINDINGS = Canonicals.codeSystem("finding");

  /**
   * The key of a finding: our own code for it, else the one finding that its other codes stand for.
   * A code or text that is not the finding's own is left unread, and so is named.
   */
  String finding(Element concept) {
    Optional<Concept> found = key(concept).flatMap(key -> known(concept, key));
    found.ifPresent(c -> read(concept, c));
    return found.map(Concept::key).orElse("");
  }

  private Optional<Concept> known(Element concept, String key) {
    Optional<Concept> known = terms.concepts().find(key);
    if (known.isEmpty()) {
      concept.fault("there is no finding '" + key + "' in " + FINDINGS);
    }
    return known;
  }

  private Optional<String> key(Element concept) {
    Set<String> keys = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (JsonNode coding : concept.node().path("coding")) {
      String code = coding.path("code").asText();
      String system = coding.path("system").asText();
      if (system.equals(FINDINGS)) {
        keys.add(code);
      } else if (!system.isBlank() && !code.isBlank()) {
        others.addAll(terms.findings().of(new Code(system, code)));
      }
    }
    Set<String> candidates = keys.isEmpty() ? others : keys;
    if (candidates.size() == 1) {
      return Optional.of(candidates.iterator().next());
    }
    concept.fault(
        candidates.isEmpty()
            ? "here has to be a finding, best with a Coding of " + FINDINGS
            : "this may be any of " + candidates + ": say which with a Coding of " + FINDINGS);
    return Optional.empty();
  }

  private void read(Element concept, Concept finding) {
    if (concept.node().path("text").asText().equals(finding.label())) {
      concept.at("text").derived();
    }
    for (Element coding : concept.each("coding")) {
      String system = coding.node().path("system").asText();
      String code = coding.node().path("code").asText();
      boolean own = system.equals(FINDINGS) && code.equals(finding.key());
      if (own || finding.codes().stream().anyMatch(c -> is(c, system, code))) {
        coding.derived("system", "code", "display");
      } else if (!system.isEmpty() && !code.isEmpty() && coding.ledger().keepsCodings()) {
        keep(coding, finding, new Code(system, code));
      }
    }
  }

  /** A code of somebody else is kept, unless it is known to stand for something else. */
  private void keep(Element coding, Concept finding, Code code) {
    Set<String> known = terms.findings().of(code);
    if (code.system().equals(FINDINGS) || !known.isEmpty() && !known.contains(finding.key())) {
      coding.fault("this code stands for another finding than '" + finding.key() + "'");
      return;
    }
    coding.ledger().keep(new ExtraCoding(finding.key(), Head.label(coding)));
  }

  private static boolean is(Code known, String system, String code) {
    return known.system().equals(system) && known.code().equals(code);
  }

  /** A key of {@code cs:analyte}. */
  String analyte(Element coding) {
    Element code = coding.own("analyte");
    String key = code.text();
    if (!terms.analytes().containsKey(key)) {
      code.fault(
          "there is no analyte '"
              + key
              + "'; there are "
              + new TreeSet<>(terms.analytes().keySet()));
    }
    return key;
  }

  /** A key of the policy. */
  String limit(Element code) {
    String key = code.text();
    if (policy.find(key).isEmpty()) {
      code.fault("the policy has no '" + key + "'");
    }
    return key;
  }
}
