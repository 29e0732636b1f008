package org.spasmwatch.bench.driver;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.report.Comparison;
import org.spasmwatch.bench.driver.report.Goal;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * Calls of a hook without tokens: how many a second, and how slow the slowest are at half of what
 * bare can.
 */
final class HookCalls implements Part {
  static final String BARE = "bare";
  static final String HAPI = "HAPI";

  /** By body: of bare, and of HAPI. */
  private static final Map<String, Map<String, Goal>> GOALS =
      Map.of(
          "5 KB", Map.of(BARE, Goal.atLeast(0.6), HAPI, Goal.atLeast(4)),
          "50 KB", Map.of(BARE, Goal.atLeast(0.7), HAPI, Goal.atLeast(6)),
          "500 KB", Map.of(BARE, Goal.atLeast(0.7), HAPI, Goal.atLeast(10)));

  @Override
  public String title() {
    return "Calls of a hook";
  }

  @Override
  public String measure(Course course) throws Exception {
    Target bare = course.servers().bare(course.answers());
    Target hapi = course.servers().hapiHooks();
    Target service = course.servers().service();
    Comparison rates = new Comparison("Requests a second of a hook", "body of");
    Comparison slowest =
        new Comparison("p99 in ms at half of the bare endpoint's saturation", "body of");
    try (Running first = bare.start(course.work());
        Running second = hapi.start(course.work());
        Running third = service.start(course.work())) {
      for (Map.Entry<String, Integer> body : Course.SIZES.entrySet()) {
        int size = body.getValue();
        Map<String, Measurement> saturating = new LinkedHashMap<>();
        saturating.put(BARE, course.saturate(course.call(bare, size)));
        saturating.put(HAPI, course.saturate(course.call(hapi, size)));
        saturating.put(Comparison.SERVICE, course.saturate(course.call(service, size)));
        Map<String, Double> medians = course.rounds().of(saturating);
        rates.add(body.getKey(), medians, GOALS.get(body.getKey()));

        double half = medians.get(BARE) / 2;
        Map<String, Measurement> paced = new LinkedHashMap<>();
        paced.put(BARE, paced(course, bare, size, half));
        paced.put(Comparison.SERVICE, paced(course, service, size, half));
        slowest.add(body.getKey(), course.rounds().of(paced), Map.of(BARE, Goal.atMost(2)));
      }
    }
    return course.results().shown(rates) + "\n" + course.results().shown(slowest);
  }

  private static Measurement paced(Course course, Target target, int size, double perSecond) {
    Path log = course.work().resolve("latencies");
    return seconds -> course.call(target, size).slowest(perSecond, seconds, log);
  }
}
