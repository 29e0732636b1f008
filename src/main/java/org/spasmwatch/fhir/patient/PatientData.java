package org.spasmwatch.fhir.patient;

import java.util.List;
import java.util.function.Function;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.patient.PatientFacts;

/** What became of the data that were sent: facts, or the reason why nobody can assess them. */
public sealed interface PatientData {
  <T> T match(Function<PatientFacts, T> read, Function<List<Issue>, T> refused);

  /** The data could be read; what could not is in the facts' own list. */
  record Read(PatientFacts facts) implements PatientData {
    @Override
    public <T> T match(Function<PatientFacts, T> read, Function<List<Issue>, T> refused) {
      return read.apply(facts);
    }
  }

  /** The data are no bundle of one patient. */
  record Refused(List<Issue> issues) implements PatientData {
    public Refused {
      issues = List.copyOf(issues);
    }

    @Override
    public <T> T match(Function<PatientFacts, T> read, Function<List<Issue>, T> refused) {
      return refused.apply(issues);
    }
  }
}
