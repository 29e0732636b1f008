package org.spasmwatch.bench.jmh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;

/** A search of one Medication by its code, by how many there are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchBenchmark {
  private static final String BASE = "https://spasmwatch.example/fhir/r5";
  private static final Form PLAIN = new Form(false, Summary.FALSE);
  private static final String GABAPENTIN = "http://www.nlm.nih.gov/research/umls/rxnorm|25480";

  @Param({"300", "100000"})
  public int count;

  private Edition edition;
  private KnowledgeBase knowledge;
  private Request request;

  @Setup
  public void grow() {
    knowledge = Grown.drugs(count);
    edition = new KnowledgeEdition(new R5(), () -> new Server(BASE, "0.1.0", Instant.EPOCH));
    request =
        new Request(
            "Medication",
            List.of(new Argument("code", GABAPENTIN)),
            BASE,
            true,
            new Cursors(MacKey.of(Optional.empty(), Optional.empty())));
    String found = search().match(text -> text, Object::toString);
    if (!found.contains("\"total\":1,")) {
      throw new IllegalStateException(found);
    }
  }

  @Benchmark
  public Reading<String> search() {
    return edition.search(knowledge, request, PLAIN);
  }
}
