package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;
import org.spasmwatch.fhir.search.value.Value;

/**
 * An alternative that only a value of one code can be, a token or a reference: so that resources
 * without it need not be looked at.
 *
 * @param rest what else has to be so
 */
record Coded(String code, Predicate<Value> rest) implements Predicate<Value> {
  Coded {
    requireNonNull(code, "code");
    requireNonNull(rest, "rest");
  }

  @Override
  public boolean test(Value value) {
    return value.code().equals(code) && rest.test(value);
  }
}
