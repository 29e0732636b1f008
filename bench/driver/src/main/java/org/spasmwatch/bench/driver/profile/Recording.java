package org.spasmwatch.bench.driver.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording, read into shares: of what the processors did, and of what was allocated. */
public final class Recording {
  private static final String OWN = "org.spasmwatch.";
  private static final String UNKNOWN = "unknown";

  private final Shares kinds = new Shares("time in code of", 12);
  private final Shares causes = new Shares("time, by the method of ours nearest to it", 20);
  private final Shares classes = new Shares("allocated, by class", 12);
  private final Shares allocators =
      new Shares("allocated, by the method of ours nearest to it", 20);

  /** Groups of code that is not ours, by how the names of their classes begin. */
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("com.fasterxml.jackson", "Jackson"),
          Map.entry("io.netty", "Netty"),
          Map.entry("io.vertx", "Vert.x"),
          Map.entry("io.quarkus", "Quarkus"),
          Map.entry("org.jboss.resteasy", "Quarkus REST"),
          Map.entry("io.smallrye", "SmallRye"),
          Map.entry("org.jboss.logmanager", "logging"),
          Map.entry("ca.uhn", "HAPI"),
          Map.entry("org.hl7", "HAPI"),
          Map.entry("io.micrometer", "Micrometer"),
          Map.entry("org.postgresql", "PostgreSQL's driver"),
          Map.entry("com.nimbusds", "Nimbus"),
          Map.entry("java.util.stream", "java.util.stream"),
          Map.entry("java.util.regex", "java.util.regex"),
          Map.entry("java.util.", "java.util"),
          Map.entry("java.", "the rest of the JDK"),
          Map.entry("jdk.", "the rest of the JDK"),
          Map.entry("sun.", "the rest of the JDK"));

  /** Reads the file. */
  public static Recording read(Path file) throws IOException {
    Recording recording = new Recording();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        recording.add(events.readEvent());
      }
    }
    return recording;
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> {
        kinds.add(frames(event).stream().findFirst().map(Recording::group).orElse(UNKNOWN), 1);
        causes.add(own(event), 1);
      }
      case "jdk.ObjectAllocationSample" -> {
        long weight = event.getLong("weight");
        classes.add(name(event.getClass("objectClass")), weight);
        allocators.add(own(event), weight);
      }
      default -> {
        // What else it holds is not asked for.
      }
    }
  }

  private static List<RecordedFrame> frames(RecordedEvent event) {
    return event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
  }

  private static String group(RecordedFrame frame) {
    String type = type(frame.getMethod());
    if (type.startsWith(OWN)) {
      String inside = type.substring(OWN.length());
      return "ours: " + inside.substring(0, Math.max(0, inside.lastIndexOf('.')));
    }
    return GROUPS.keySet().stream()
        .filter(type::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .map(GROUPS::get)
        .orElse("others");
  }

  private static String own(RecordedEvent event) {
    Optional<RecordedMethod> method =
        frames(event).stream()
            .map(RecordedFrame::getMethod)
            .filter(m -> type(m).startsWith(OWN))
            .findFirst();
    return method
        .map(m -> type(m).substring(OWN.length()) + "." + m.getName())
        .orElse("none of ours");
  }

  /** Without the numbers that the JVM gives to lambdas. */
  private static String type(RecordedMethod method) {
    String name = method.getType().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda) + "$lambda";
  }

  /** An array of bytes is named {@code [B} there. */
  private static String name(RecordedClass type) {
    String name = type.getName();
    return switch (name) {
      case "[B" -> "byte[]";
      case "[C" -> "char[]";
      case "[I" -> "int[]";
      default -> name.startsWith("[L") ? name.substring(2, name.length() - 1) + "[]" : name;
    };
  }

  /** Four tables in Markdown. */
  public String tables() {
    return List.of(kinds, causes, classes, allocators).stream()
        .map(Shares::table)
        .collect(Collectors.joining("\n"));
  }
}
