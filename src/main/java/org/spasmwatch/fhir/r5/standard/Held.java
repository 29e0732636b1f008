package org.spasmwatch.fhir.r5.standard;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.CodeableReference;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Enumeration;
import org.hl7.fhir.r5.model.IdType;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.Period;
import org.hl7.fhir.r5.model.PrimitiveType;
import org.hl7.fhir.r5.model.Quantity;
import org.hl7.fhir.r5.model.Reference;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.value.Moment;
import org.spasmwatch.fhir.search.value.Value;

/** What an element holds under a parameter of a kind (FHIR R5, 3.2.1.5.8 and following). */
final class Held {
  private Held() {}

  static Stream<Value> of(Base element, Kind kind) {
    return switch (kind) {
      case TOKEN -> tokens(element);
      case REFERENCE -> references(element);
      case URI -> texts(element).map(t -> Value.token(null, t));
      case STRING -> texts(element).map(Value::text);
      case DATE -> dates(element);
      case QUANTITY -> quantities(element);
      case NUMBER, SPECIAL -> Stream.of();
    };
  }

  private static Stream<Value> tokens(Base element) {
    if (element instanceof CodeableReference both) {
      return tokens(both.getConcept());
    }
    if (element instanceof CodeableConcept concept) {
      boolean textAlone = !concept.hasCoding() && concept.hasText();
      return textAlone
          ? Stream.of(Value.text(concept.getText()))
          : concept.getCoding().stream().map(c -> token(c, concept.getText()));
    }
    if (element instanceof Coding coding) {
      return Stream.of(token(coding, null));
    }
    if (element instanceof Identifier identifier) {
      return Stream.of(Value.token(identifier.getSystem(), String.valueOf(identifier.getValue())));
    }
    if (element instanceof Enumeration<?> code && !code.isEmpty()) {
      return Stream.of(Value.token(code.getSystem(), code.getCode()));
    }
    if (element instanceof IdType id) {
      return Stream.of(Value.token(null, id.getIdPart()));
    }
    return texts(element).map(t -> Value.token(null, t));
  }

  private static Value token(Coding coding, @Nullable String text) {
    return new Value(
        coding.getSystem(),
        Objects.requireNonNullElse(coding.getCode(), ""),
        Stream.of(text, coding.getDisplay()).filter(Objects::nonNull).toList());
  }

  private static Stream<Value> references(Base element) {
    if (element instanceof CodeableReference both) {
      return references(both.getReference());
    }
    if (element instanceof Reference reference && reference.hasReference()) {
      return Stream.of(
          Value.reference(
              reference.getReferenceElement().getResourceType(),
              reference.getReferenceElement().getIdPart(),
              reference.getReferenceElement().getVersionIdPart()));
    }
    return texts(element).map(t -> Value.token(null, t));
  }

  /** What a reference names without leading there. */
  static Stream<Value> identifiers(Base element) {
    if (element instanceof CodeableReference both) {
      return identifiers(both.getReference());
    }
    return element instanceof Reference reference && reference.hasIdentifier()
        ? tokens(reference.getIdentifier())
        : Stream.of();
  }

  private static Stream<String> texts(Base element) {
    return element instanceof PrimitiveType<?> primitive && primitive.hasValue()
        ? Stream.of(primitive.getValueAsString())
        : Stream.of();
  }

  private static Stream<Value> dates(Base element) {
    if (element instanceof Period period) {
      Optional<Moment> start = moment(period.getStartElement().getValueAsString());
      Optional<Moment> end = moment(period.getEndElement().getValueAsString());
      Moment ever = new Moment(Instant.MIN, Instant.MAX);
      return start.isEmpty() && end.isEmpty()
          ? Stream.of()
          : Stream.of(Value.date(new Moment(start.orElse(ever).first(), end.orElse(ever).next())));
    }
    return texts(element).flatMap(t -> moment(t).stream()).map(Value::date);
  }

  private static Optional<Moment> moment(@Nullable String text) {
    return text == null ? Optional.empty() : Moment.parse(text);
  }

  private static Stream<Value> quantities(Base element) {
    return element instanceof Quantity quantity && quantity.hasValue()
        ? Stream.of(
            Value.quantity(
                quantity.getValue(), quantity.getSystem(), quantity.getCode(), quantity.getUnit()))
        : Stream.of();
  }
}
