package org.spasmwatch.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A call of a hook by its size, from the bytes of the body to the bytes of the answer, without
 * HTTP.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {
  /** Where the driver has put the bodies. */
  @Param("")
  public String folder;

  @Param({"5000", "50000", "500000", "1000000", "2000000", "5000000", "10000000"})
  public String bytes;

  private Work work;
  private byte[] call;

  @Setup
  public void read() throws IOException {
    work = new Work(Grown.bundled());
    call = Files.readAllBytes(Path.of(folder, "call-" + bytes));
  }

  @Benchmark
  public byte[] answer() throws IOException {
    return work.answer(call);
  }
}
