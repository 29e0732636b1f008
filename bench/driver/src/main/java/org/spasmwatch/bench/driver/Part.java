package org.spasmwatch.bench.driver;

/** A part of the measurements, which stands for itself and has a section of the results. */
interface Part {
  /** The heading of its section. */
  String title();

  /** Measures, and returns what came of it as Markdown. */
  String measure(Course course) throws Exception;
}
