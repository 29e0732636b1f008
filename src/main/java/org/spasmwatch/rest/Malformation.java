package org.spasmwatch.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Objects;

/** The ways a body can fail to be JSON, said without a word of it: it may hold a patient's data. */
enum Malformation {
  TOO_DEEP("the JSON is nested too deeply, or has too long a name or number"),
  CUT_OFF("the JSON ends before it is complete"),
  KEY_TWICE("a JSON object has the same key twice"),
  MORE_AFTER_END("there is more after the end of the JSON value"),
  NO_JSON("the body is not JSON");

  private final String said;

  Malformation(String said) {
    this.said = said;
  }

  String said() {
    return said;
  }

  static Malformation of(JsonProcessingException fault) {
    if (fault instanceof StreamConstraintsException) {
      return TOO_DEEP;
    }
    if (fault instanceof JsonEOFException) {
      return CUT_OFF;
    }
    String message = Objects.requireNonNullElse(fault.getOriginalMessage(), "");
    if (message.startsWith("Duplicate field")) {
      return KEY_TWICE;
    }
    return fault instanceof MismatchedInputException ? MORE_AFTER_END : NO_JSON;
  }
}
