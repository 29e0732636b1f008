package org.spasmwatch.fhir.r5.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.knowledge.published.ExtraCoding;

/**
 * What of a resource was read, and what is wrong with it. At the end all that nobody read is a
 * fault too: it would be lost.
 */
final class Ledger {
  private static final Pattern CHOICE = Pattern.compile("\\.value[A-Z][A-Za-z]*");

  private final Set<String> read = new HashSet<>();
  private final Set<String> derived = new HashSet<>();
  private final List<ExtraCoding> codings = new ArrayList<>();
  private final List<Issue> faults;
  private final String subject;

  Ledger() {
    this(new ArrayList<>(), "");
  }

  private Ledger(List<Issue> faults, String subject) {
    this.faults = faults;
    this.subject = subject;
  }

  /** That of a Group, with the faults of which the statement is refused too. */
  Ledger of(String group) {
    return new Ledger(faults, "Group/" + group + ": ");
  }

  void read(String path) {
    read.add(path);
  }

  /** Follows from other fields: whatever stands there is not read. */
  void derived(String path) {
    derived.add(path);
  }

  /** Whether there is a place for codes that others have for a finding: not in a Group. */
  boolean keepsCodings() {
    return subject.isEmpty();
  }

  void keep(ExtraCoding coding) {
    codings.add(coding);
  }

  /** The codes that others have for findings. */
  List<ExtraCoding> codings() {
    return List.copyOf(codings);
  }

  void fault(String code, String diagnostics, String path) {
    Issue issue = new Issue(code, subject + diagnostics, spoken(path));
    if (!faults.contains(issue)) {
      faults.add(issue);
    }
  }

  List<Issue> faults() {
    return List.copyOf(faults);
  }

  /** FHIRPath leaves the type of a choice out. */
  private static String spoken(String path) {
    return CHOICE.matcher(path).replaceAll(".value");
  }

  /** Names every part of the resource of which nothing was read. */
  void close(JsonNode resource, String path) {
    if (unread(resource, path)) {
      lost(path);
    }
  }

  /** Whether nothing of it was read; of what was read in part, the unread parts are named. */
  private boolean unread(JsonNode node, String path) {
    if (derived.contains(path)) {
      return false;
    }
    if (node.isValueNode() || node.isEmpty()) {
      return !read.contains(path);
    }
    List<String> lost = new ArrayList<>();
    int children = 0;
    for (Iterator<Map.Entry<String, JsonNode>> all = children(node, path); all.hasNext(); ) {
      Map.Entry<String, JsonNode> child = all.next();
      children++;
      if (unread(child.getValue(), child.getKey())) {
        lost.add(child.getKey());
      }
    }
    if (lost.size() == children) {
      return true;
    }
    lost.forEach(this::lost);
    return false;
  }

  private static Iterator<Map.Entry<String, JsonNode>> children(JsonNode node, String path) {
    List<Map.Entry<String, JsonNode>> children = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        children.add(Map.entry(path + "[" + i + "]", node.get(i)));
      }
    } else {
      node.fields()
          .forEachRemaining(f -> children.add(Map.entry(path + "." + f.getKey(), f.getValue())));
    }
    return children.iterator();
  }

  private void lost(String path) {
    fault("not-supported", "the knowledge has no place for this: it would be lost", path);
  }
}
