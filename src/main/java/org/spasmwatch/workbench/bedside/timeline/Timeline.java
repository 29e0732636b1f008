package org.spasmwatch.workbench.bedside.timeline;

import java.util.List;

/**
 * What came first, as a picture: a lane for each drug, finding and analyte, over one axis of time.
 * Places from left to right are percentages of the picture's width, so that it fits a phone without
 * its words becoming smaller; places from top to bottom are pixels.
 *
 * @param left how many older records are not drawn, because nobody could tell them apart
 */
public record Timeline(
    List<Tick> ticks, List<Lane> lanes, int height, String from, String to, int left) {
  public Timeline {
    ticks = List.copyOf(ticks);
    lanes = List.copyOf(lanes);
  }

  /** A date on the axis. */
  public record Tick(double x, String label) {
    private static final double EDGE = 10;

    /** How its label lies to it, so that neither edge cuts it off. */
    public String anchor() {
      return x < EDGE ? "start" : x > 100 - EDGE ? "end" : "middle";
    }
  }

  /**
   * One row.
   *
   * @param kind {@code drug}, {@code finding} or {@code lab}
   * @param y its upper edge
   * @param free where words have the most room between its marks
   */
  public record Lane(
      String kind,
      String label,
      int y,
      double free,
      List<Bar> bars,
      List<Mark> marks,
      List<Limit> limits,
      List<Band> bands) {
    public Lane {
      bars = List.copyOf(bars);
      marks = List.copyOf(marks);
      limits = List.copyOf(limits);
      bands = List.copyOf(bands);
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
      double x,
      int y,
      double width,
      String label,
      boolean open,
      boolean over,
      String ref,
      String spoken) {
    private static final double ROOM = 26;

    /** Where it ends. */
    public double end() {
      return Percent.of(x + width);
    }

    /** Where its label stands: {@code in} it, or {@code before} or {@code after} it. */
    public String place() {
      if (width >= ROOM) {
        return "in";
      }
      return x >= ROOM ? "before" : "after";
    }
  }

  /**
   * Something at one time; {@code flag} is {@code low}, {@code high} or another, {@code label}
   * empty where it would lie over that of a newer one.
   */
  public record Mark(double x, int y, String label, String flag, String ref, String spoken) {
    private static final double WIDE = 7;
    private static final int HIGH = 14;

    /** Whether their labels would lie over one another on a phone. */
    boolean touches(Mark other) {
      return Math.abs(x - other.x) < WIDE && Math.abs(y - other.y) < HIGH;
    }

    /** The same with no label. */
    Mark silent() {
      return new Mark(x, y, "", flag, ref, spoken);
    }
  }

  /**
   * A limit of the policy, as a line.
   *
   * @param below whether it is the values below it that count
   */
  public record Limit(int y, String label, boolean below) {}

  /**
   * A laboratory's reference range, over the time for which its value is the newest known.
   *
   * @param label empty where it is that of the band before
   * @param words where the label begins
   */
  public record Band(double x, int y, double width, int height, String label, double words) {}
}
