package org.spasmwatch.bench.driver.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of request to one server.
 *
 * @param body what is posted; nothing is a GET
 * @param within what every answer has in its body
 */
public record Load(String url, Optional<Path> body, String within) {
  private static final Pattern MEASURED =
      Pattern.compile("measured (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
  private static final int CONNECTIONS = 8;
  private static final int PACED_CONNECTIONS = 32;
  private static final int NO_TOKEN_LEFT = 3;

  /** What differs in the length of two answers to one request, on average. */
  private static final int SLACK_BYTES = 16;

  public static Load get(String url, String within) {
    return new Load(url, Optional.empty(), within);
  }

  public static Load post(String url, Path body, String within) {
    return new Load(url, Optional.of(body), within);
  }

  /**
   * Requests a second as fast as they are answered over eight connections.
   *
   * @throws IOException when one was not answered with 2xx, or all together are shorter than that
   *     many of the one that is looked at before
   */
  public double saturate(Path script, int seconds) throws IOException, InterruptedException {
    return saturate(script, seconds, once(), List.of()).orElseThrow();
  }

  /**
   * Sends one, and returns the bytes of its answer.
   *
   * @throws IOException when it is not the answer that it should be
   */
  public long once() throws IOException, InterruptedException {
    return Exchange.bytes(Exchange.answer(Exchange.request(url, body, Optional.empty()), within));
  }

  /** Whether one that is sent now is answered as it should be. */
  public boolean isAnswered() throws InterruptedException {
    try {
      return once() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The same where each call needs a token; empty when there were too few.
   *
   * @param first one more, for looking at one answer
   * @param tokens a file of them, one a line
   */
  OptionalDouble saturate(Path script, int seconds, String first, Path tokens)
      throws IOException, InterruptedException {
    long expected =
        Exchange.bytes(Exchange.answer(Exchange.request(url, body, Optional.of(first)), within));
    return saturate(script, seconds, expected, List.of(tokens.toString()));
  }

  private OptionalDouble saturate(Path script, int seconds, long expected, List<String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CONNECTIONS));
    command.addAll(
        List.of("-d" + seconds + "s", "--timeout", "20s", "-s", script.toString(), url, "--"));
    body.ifPresent(file -> command.add(file.toString()));
    command.addAll(more);
    Ended ended = run(command);
    if (ended.status() == NO_TOKEN_LEFT) {
      return OptionalDouble.empty();
    }
    String output = ended.output();
    Matcher measured = MEASURED.matcher(output);
    if (!measured.find() || number(measured, 3) > 0 || number(measured, 4) > 0) {
      throw new IOException("not all was answered with 2xx: " + command + ": " + output);
    }
    double requests = number(measured, 1);
    double missing = requests * (expected - SLACK_BYTES) - number(measured, 5);
    if (missing > CONNECTIONS * (double) expected) {
      throw new IOException(
          "answers were too short to be what was asked for: " + command + ": " + output);
    }
    return OptionalDouble.of(requests * 1e6 / number(measured, 2));
  }

  /**
   * Milliseconds within which 99 % of the requests are answered, which come at a steady rate
   * whether or not the ones before were answered.
   */
  public double slowest(double perSecond, int seconds, Path log)
      throws IOException, InterruptedException {
    Files.deleteIfExists(log); // it would be appended to
    List<String> command =
        new ArrayList<>(List.of("h2load", "--h1", "-t1", "-c" + PACED_CONNECTIONS));
    command.addAll(
        List.of("-D" + seconds, "--rps=" + perSecond / PACED_CONNECTIONS, "--log-file=" + log));
    body.ifPresent(
        file ->
            command.addAll(List.of("-d", file.toString(), "-H", "Content-Type: application/json")));
    command.add(url);
    Ended ended = run(command);
    if (ended.status() != 0) {
      throw new IOException(command + ": " + ended.output());
    }
    return Latencies.of(log).percentile(99);
  }

  private static double number(Matcher measured, int group) {
    return Double.parseDouble(measured.group(group));
  }

  private record Ended(int status, String output) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
