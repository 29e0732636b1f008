package org.spasmwatch.workbench.bedside.timeline;

import java.util.List;

/**
 * What came first, as a picture: a lane for each drug, finding and analyte, over one axis of time.
 * Places are in units of the picture, which is {@link #WIDTH} wide.
 */
public record Timeline(List<Tick> ticks, List<Lane> lanes, int height, String from, String to) {
  static final int WIDTH = 900;
  static final int LEFT = 236;
  static final int RIGHT = 36;
  private static final int MIDDLE = 36;

  public Timeline {
    ticks = List.copyOf(ticks);
    lanes = List.copyOf(lanes);
  }

  /** A date on the axis. */
  public record Tick(int x, String label) {}

  /**
   * One row.
   *
   * @param kind {@code drug}, {@code finding} or {@code lab}
   */
  public record Lane(
      String kind, String label, int y, List<Bar> bars, List<Mark> marks, List<Limit> limits) {
    public Lane {
      bars = List.copyOf(bars);
      marks = List.copyOf(marks);
      limits = List.copyOf(limits);
    }

    /** How far below the top its name stands, so that it does not lie on the word of a limit. */
    public int labelDown() {
      boolean above = limits.stream().anyMatch(limit -> limit.y() < y + MIDDLE);
      return limits.isEmpty() ? MIDDLE : above ? MIDDLE + 18 : MIDDLE - 14;
    }
  }

  /**
   * Something that lasts.
   *
   * @param open whether nobody knows when it began
   * @param over whether it has ended
   * @param ref the record it stands for
   * @param spoken all of it in words
   */
  public record Bar(
      int x,
      int y,
      int width,
      String label,
      boolean open,
      boolean over,
      String ref,
      String spoken) {
    private static final int ROOM = 80;

    /** Whether its label has no room in it. */
    public boolean narrow() {
      return width < ROOM;
    }
  }

  /** Something at one time; {@code flag} is {@code low}, {@code high} or empty. */
  public record Mark(int x, int y, String label, String flag, String ref, String spoken) {}

  /** A limit of the policy, as a line. */
  public record Limit(int y, String label) {}
}
