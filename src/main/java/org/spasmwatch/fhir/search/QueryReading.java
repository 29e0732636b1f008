package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.spasmwatch.fhir.Issue;

/** What became of a query: it can be carried out, or it is refused with all that is wrong in it. */
public sealed interface QueryReading {

  <T> T match(Function<Query, T> accepted, Function<List<Issue>, T> refused);

  /** It can be carried out. */
  record Accepted(Query query) implements QueryReading {
    public Accepted {
      requireNonNull(query, "query");
    }

    @Override
    public <T> T match(Function<Query, T> accepted, Function<List<Issue>, T> refused) {
      return accepted.apply(query);
    }
  }

  /** It is refused. */
  record Refused(List<Issue> issues) implements QueryReading {
    public Refused {
      issues = List.copyOf(issues);
    }

    @Override
    public <T> T match(Function<Query, T> accepted, Function<List<Issue>, T> refused) {
      return refused.apply(issues);
    }
  }
}
