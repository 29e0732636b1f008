package org.spasmwatch.bench.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Load;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.report.Comparison;
import org.spasmwatch.bench.driver.report.Goal;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * From the start of a process to its first card, in turns: the service as the image starts it, with
 * its class data and a PostgreSQL that is there; the same without class data; HAPI.
 */
final class Starts implements Part {
  private static final int SIZE = Course.SIZES.get("5 KB");
  private static final double MILLIS = 1e6;

  @Override
  public String title() {
    return "From the start to the first card";
  }

  @Override
  public String measure(Course course) throws Exception {
    Target service = course.servers().service();
    Target hapi = course.servers().hapiHooks();
    Comparison starts = new Comparison("Milliseconds to the first card", "start");
    starts.add("with class data", starts(course, hapi, service), goal());
    starts.add(
        "without", starts(course, hapi, service.with("service", List.of("-Xshare:off"))), goal());
    return course.results().shown(starts)
        + "\nThe goal is at most half of HAPI's time, and a third would be better.\n";
  }

  private static Map<String, Goal> goal() {
    return Map.of(HookCalls.HAPI, Goal.atMost(0.5));
  }

  private static Map<String, Double> starts(Course course, Target hapi, Target service)
      throws Exception {
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    measurements.put(HookCalls.HAPI, seconds -> firstCard(course, hapi));
    measurements.put(Comparison.SERVICE, seconds -> firstCard(course, service));
    return course.rounds().of(measurements);
  }

  private static double firstCard(Course course, Target target) throws Exception {
    Load call = course.call(target, SIZE);
    long begun = System.nanoTime();
    try (Running running = target.launch(course.work())) {
      while (!call.isAnswered()) {
        running.checkAlive();
        Thread.sleep(5);
      }
      return (System.nanoTime() - begun) / MILLIS;
    }
  }
}
