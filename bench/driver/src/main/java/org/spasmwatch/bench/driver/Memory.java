package org.spasmwatch.bench.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.report.Comparison;
import org.spasmwatch.bench.driver.report.Goal;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * Megabytes: the heap in use after the first card and a full collection, and what the process has
 * of the machine then and under load. Of each round processes of their own, as memory that was
 * taken is not given back.
 */
final class Memory implements Part {
  /** Without it the JVM begins with a part of the whole machine, which is no container. */
  private static final String INITIAL_HEAP = "-Xms16m";

  @Override
  public String title() {
    return "Memory";
  }

  /** One thing that a process is asked. */
  private interface Question {
    double ask(Running running, Target target, int seconds) throws Exception;
  }

  @Override
  public String measure(Course course) throws Exception {
    Comparison memory = new Comparison("Memory in MiB", "what");
    memory.add("resident after the first card", asked(course, (r, t, s) -> r.resident()), Map.of());
    memory.add("heap in use after the first card", asked(course, (r, t, s) -> r.heap()), Map.of());
    memory.add(
        "resident under load",
        asked(course, (r, t, s) -> underLoad(course, r, t, s)),
        Map.of(HookCalls.HAPI, Goal.atMost(0.5)));
    return course.results().shown(memory)
        + "\nBoth may use a heap of 512 MiB and begin with 16, as in a container of 1 GiB."
        + " \"Under load\" is the most that the process had while it was loaded with bodies of 5,"
        + " 50 and 500 KB in turn.\n";
  }

  private static double underLoad(Course course, Running running, Target target, int seconds)
      throws Exception {
    for (int size : Course.SIZES.values()) {
      course.saturate(course.call(target, size)).take(course.rounds().warmUp() + seconds);
    }
    return running.peak();
  }

  private static Map<String, Double> asked(Course course, Question question) throws Exception {
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    measurements.put(HookCalls.HAPI, of(course, course.servers().hapiHooks(), question));
    measurements.put(Comparison.SERVICE, of(course, course.servers().service(), question));
    return course.rounds().asIs(measurements);
  }

  private static Measurement of(Course course, Target any, Question question) {
    Target target = any.with(any.name(), List.of(INITIAL_HEAP));
    return seconds -> {
      try (Running running = target.start(course.work())) {
        course.call(target, Course.SIZES.get("5 KB")).once();
        return question.ask(running, target, seconds);
      }
    };
  }
}
