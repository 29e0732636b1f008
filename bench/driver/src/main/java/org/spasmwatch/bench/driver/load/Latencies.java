package org.spasmwatch.bench.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How long each request took, in ascending milliseconds, as h2load wrote it down. */
record Latencies(double[] sorted) {
  /**
   * @throws IOException when a request was not answered with 2xx
   */
  static Latencies of(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      double[] all = lines.mapToDouble(Latencies::milliseconds).sorted().toArray();
      if (all.length == 0 || all[0] < 0) {
        throw new IOException("not all was answered with 2xx: see " + log);
      }
      return new Latencies(all);
    }
  }

  /** The columns are the start, the status and the microseconds. */
  private static double milliseconds(String line) {
    String[] columns = line.split("\t");
    return columns[1].startsWith("2") ? Double.parseDouble(columns[2]) / 1000 : -1;
  }

  double percentile(int percent) {
    return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
  }
}
