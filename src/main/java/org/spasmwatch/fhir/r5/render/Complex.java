package org.spasmwatch.fhir.r5.render;

import java.util.List;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.MarkdownType;
import org.hl7.fhir.r5.model.StringType;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Canonicals;

/**
 * An extension of ours with parts; what is null is left out. The parts go by plain names, but a
 * claim is the extension {@code claim} wherever it stands.
 */
final class Complex {
  private final Extension extension;

  /** An extension that stands by itself. */
  Complex(String name) {
    this(new Extension(Canonicals.extension(name)));
  }

  private Complex(Extension extension) {
    this.extension = extension;
  }

  /** One that is a part of another. */
  static Complex part(String name) {
    return new Complex(new Extension(name));
  }

  /** An extension with a value and no parts. */
  static Extension simple(String name, DataType value) {
    return new Extension(Canonicals.extension(name), value);
  }

  static Extension claim(String id) {
    return simple("claim", new Identifier().setSystem(Canonicals.CLAIMS).setValue(id));
  }

  Complex value(String name, @Nullable DataType value) {
    if (value != null) {
      extension.addExtension(new Extension(name, value));
    }
    return this;
  }

  Complex text(String name, @Nullable String text) {
    return value(name, text == null ? null : new MarkdownType(text));
  }

  Complex string(String name, @Nullable String text) {
    return value(name, text == null ? null : new StringType(text));
  }

  Complex code(String name, String code) {
    return value(name, new CodeType(code));
  }

  Complex coding(String name, Coding coding) {
    return value(name, coding);
  }

  Complex flag(String name, boolean value) {
    return value(name, new BooleanType(value));
  }

  Complex claims(List<String> ids) {
    ids.forEach(id -> extension.addExtension(claim(id)));
    return this;
  }

  Complex part(Extension part) {
    extension.addExtension(part);
    return this;
  }

  Extension done() {
    return extension;
  }
}
