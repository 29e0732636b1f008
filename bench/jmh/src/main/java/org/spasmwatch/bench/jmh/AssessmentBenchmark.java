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
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.patient.PatientFacts;

/** From facts to cards, by how many statements the knowledge has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssessmentBenchmark {
  /** Where the driver has put the bodies. */
  @Param("")
  public String folder;

  @Param({"300", "10000", "100000"})
  public int count;

  private Work work;
  private PatientFacts facts;

  @Setup
  public void grow() throws IOException {
    work = new Work(Grown.statements(count));
    facts = work.facts(Files.readAllBytes(Path.of(folder, "call-5000")));
  }

  @Benchmark
  public Answer assess() {
    return work.cards(facts);
  }
}
