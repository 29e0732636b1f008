package org.spasmwatch.workbench.browse;

import java.util.List;

/** Parts that more than one page is made of; keys are those of the words of the pages. */
public final class Told {
  private Told() {}

  /** A place to go. */
  public record Link(String href, String label) {}

  /** What a statement or a property rests on. */
  public record Proof(
      String source,
      String about,
      String standing,
      String grade,
      List<String> claims,
      String note) {
    public Proof {
      claims = List.copyOf(claims);
    }
  }

  /** A point on which sources differ, and what is done about it. */
  public record Difference(String id, String topic, List<Side> sides, String handling) {
    public Difference {
      sides = List.copyOf(sides);
    }
  }

  /** What one source says. */
  public record Side(String source, String says) {}

  /** A code with the name of its system. */
  public record Coded(String system, String code) {}

  /**
   * A statement in a list of them.
   *
   * @param urgency the key of the word, empty for what fires nothing
   * @param grades keys of the words for how far its sources carry
   * @param via the class that it is really about, empty for the subject of the page
   */
  public record Entry(
      String id,
      String title,
      String text,
      String urgency,
      List<String> grades,
      String via,
      boolean differ,
      List<String> details) {
    public Entry {
      grades = List.copyOf(grades);
      details = List.copyOf(details);
    }
  }

  /** Statements of one sort, under the key of its heading. */
  public record Section(String title, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }
  }
}
