package org.spasmwatch.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what a strict parser would stop at, and goes on: who mends one element and sends again
 * only to read of the next gives up.
 */
final class ParserFaults extends StrictErrorHandler {
  static final int MOST = 100;

  private final List<Fault> all = new ArrayList<>();

  /**
   * One fault.
   *
   * @param said in the words of the parser
   * @param unknown the name of the element, when it is that which is unknown
   */
  record Fault(String said, @Nullable String unknown) {}

  List<Fault> all() {
    return List.copyOf(all);
  }

  private void take(Runnable strict, @Nullable String unknown) {
    if (all.size() == MOST) {
      throw new DataFormatException("there are more faults than these " + MOST);
    }
    try {
      strict.run();
    } catch (DataFormatException e) {
      all.add(new Fault(String.valueOf(e.getMessage()), unknown));
    }
  }

  @Override
  public void unknownElement(IParseLocation at, String name) {
    take(() -> super.unknownElement(at, name), name);
  }

  @Override
  public void unknownAttribute(IParseLocation at, String name) {
    take(() -> super.unknownAttribute(at, name), null);
  }

  @Override
  public void containedResourceWithNoId(IParseLocation at) {
    take(() -> super.containedResourceWithNoId(at), null);
  }

  @Override
  public void incorrectJsonType(
      IParseLocation at,
      String name,
      ValueType expected,
      ScalarType expectedScalar,
      ValueType found,
      ScalarType foundScalar) {
    take(
        () -> super.incorrectJsonType(at, name, expected, expectedScalar, found, foundScalar),
        null);
  }

  @Override
  public void invalidValue(IParseLocation at, String value, String error) {
    take(() -> super.invalidValue(at, value, error), null);
  }

  @Override
  public void missingRequiredElement(IParseLocation at, String name) {
    take(() -> super.missingRequiredElement(at, name), null);
  }

  @Override
  public void unexpectedRepeatingElement(IParseLocation at, String name) {
    take(() -> super.unexpectedRepeatingElement(at, name), null);
  }

  @Override
  public void unknownReference(IParseLocation at, String reference) {
    take(() -> super.unknownReference(at, reference), null);
  }

  @Override
  public void invalidInternalReference(IParseLocation at, String reference) {
    take(() -> super.invalidInternalReference(at, reference), null);
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(IParseLocation at) {
    take(() -> super.extensionContainsValueAndNestedExtensions(at), null);
  }
}
