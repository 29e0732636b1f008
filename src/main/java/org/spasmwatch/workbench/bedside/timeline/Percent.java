package org.spasmwatch.workbench.bedside.timeline;

/** Places across the picture, with one decimal: a tenth of a percent is less than a pixel. */
final class Percent {
  private Percent() {}

  static double of(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
