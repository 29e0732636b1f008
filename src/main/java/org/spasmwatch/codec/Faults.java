package org.spasmwatch.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.KnowledgeRefused;

/**
 * The faults of one run, in the order of their finding. What stands in a file that could not be
 * used is remembered by name, so that one slip in a page is not followed by a fault for each
 * reference to that page.
 */
final class Faults {
  private static final Pattern NAME =
      Pattern.compile(
          "(?m)(?:\\b(?:id|drug|class|key):\\s*[\"']?|^ {2}(?=[a-z0-9-]+:))([a-z0-9][a-z0-9.-]*)");

  private final List<KnowledgeFault> found = new ArrayList<>();
  private final Set<String> unread = new HashSet<>();

  void add(KnowledgeFault fault) {
    if (found.stream().noneMatch(fault::repeats)) {
      found.add(fault);
    }
  }

  List<KnowledgeFault> found() {
    return List.copyOf(found);
  }

  /** The text of a file that could not be used, for the names in it. */
  void unread(String text) {
    NAME.matcher(text).results().forEach(name -> unread.add(name.group(1)));
  }

  /** Whether the name may be one of a file that could not be used. */
  boolean mayBeUnread(String name) {
    return unread.contains(name);
  }

  /** Refuses the knowledge when anything was wrong. */
  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new KnowledgeRefused(found);
    }
  }
}
