package org.spasmwatch.bench.driver;

import java.util.Locale;
import java.util.Map;
import org.spasmwatch.bench.driver.profile.Benchmarks.Cost;

/** What a call costs and allocates by its size, up to the largest body that is taken. */
final class Calls implements Part {
  private static final int[] LARGE = {1_000_000, 2_000_000, 5_000_000, 10_000_000};
  private static final double KB = 1000;

  @Override
  public String title() {
    return "What a call costs by its size";
  }

  @Override
  public String measure(Course course) throws Exception {
    for (int size : LARGE) {
      course.write(size);
    }
    Map<String, Cost> costs = course.benchmarks().run("CallBenchmark", "bytes", true);
    StringBuilder text =
        new StringBuilder(
            "From the bytes of the body to the bytes of the answer, in one thread, without HTTP"
                + " (JMH, with its gc profiler).\n\n"
                + "| body | µs | µs per KB | allocated, KB | bytes allocated per byte of body |\n"
                + "|---|---|---|---|---|\n");
    costs.forEach((bytes, cost) -> text.append(row(Double.parseDouble(bytes), cost)));
    double half = costs.get("500000").micros() / 500_000;
    double largest = costs.get("10000000").micros() / 10_000_000;
    text.append(
        String.format(
            Locale.ROOT,
            "%nA byte of 10 MB costs %.2f of what a byte of 500 KB costs: 1.00 would be linear.%n",
            largest / half));
    return text.toString();
  }

  private static String row(double bytes, Cost cost) {
    return String.format(
        Locale.ROOT,
        "| %,.0f KB | %,.0f | %.2f | %,.0f | %.1f |%n",
        bytes / KB,
        cost.micros(),
        cost.micros() * KB / bytes,
        cost.bytes() / KB,
        cost.bytes() / bytes);
  }
}
