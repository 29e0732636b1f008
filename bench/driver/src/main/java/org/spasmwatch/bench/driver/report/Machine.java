package org.spasmwatch.bench.driver.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, on what, and when. */
public final class Machine {
  private Machine() {}

  /** The date, the commit, the machine, and how busy it was before anything began. */
  public static String described(Path repository) throws IOException, InterruptedException {
    return String.format(
        Locale.ROOT,
        "%s, commit %s; %d cores of %s, %d GiB of memory, Linux %s, Java %s; load before it began"
            + " %.1f",
        LocalDate.now(),
        commit(repository),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        gigabytes(),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** With a mark when the files are not those of the commit. */
  private static String commit(Path repository) throws IOException, InterruptedException {
    boolean same = git(repository, "status", "--porcelain", "-uno").isEmpty();
    return git(repository, "rev-parse", "--short", "HEAD") + (same ? "" : " with changes");
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }

  private static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.replaceFirst(".*:\\s*", ""))
        .orElse("a processor that does not say its name");
  }

  private static long gigabytes() throws IOException {
    String total = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
    return Math.round(Long.parseLong(total.replaceAll("[^0-9]", "")) / 1024.0 / 1024.0);
  }
}
