package org.spasmwatch.bench.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Load;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.report.Comparison;
import org.spasmwatch.bench.driver.report.Goal;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/** Reads and searches of the knowledge as FHIR R5. */
final class Reads implements Part {
  static final String BASE = "/fhir/r5";

  /** What is read, by what the table and the bare endpoint call it. */
  static final Map<String, String> PATHS = paths();

  /** The answer with all statements, for HAPI's server to hold. */
  static final String ALL = "uses";

  private static final Map<String, Goal> GOALS =
      Map.of(HookCalls.BARE, Goal.atLeast(0.6), HookCalls.HAPI, Goal.atLeast(3));

  private static Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("read", "/ClinicalUseDefinition/amitriptyline-muscle-cramps");
    paths.put("search", "/ClinicalUseDefinition?type=contraindication");
    paths.put("metadata", "/metadata");
    return paths;
  }

  @Override
  public String title() {
    return "Reads and searches";
  }

  @Override
  public String measure(Course course) throws Exception {
    Target bare = course.servers().bare(course.answers());
    Target hapi = course.servers().hapiFhir(course.answers());
    Target service = course.servers().trial();
    Comparison rates = new Comparison("Requests a second of the FHIR API", "what");
    try (Running first = bare.start(course.work());
        Running second = hapi.start(course.work());
        Running third = service.start(course.work())) {
      for (Map.Entry<String, String> read : PATHS.entrySet()) {
        String name = read.getKey();
        Map<String, Measurement> saturating = new LinkedHashMap<>();
        saturating.put(HookCalls.BARE, get(course, bare.url() + "/answer/" + name));
        saturating.put(HookCalls.HAPI, get(course, hapi.url() + read.getValue()));
        saturating.put(Comparison.SERVICE, get(course, service.url() + BASE + read.getValue()));
        rates.add(name, course.rounds().of(saturating), GOALS);
      }
    }
    return course.results().shown(rates);
  }

  private static Measurement get(Course course, String url) {
    return course.saturate(Load.get(url, "resourceType"));
  }
}
