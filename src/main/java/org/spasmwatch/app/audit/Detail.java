package org.spasmwatch.app.audit;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record of the trail may say beside its fixed fields: a closed list, so that it stays so.
 */
public enum Detail {
  /** The hook that was called. */
  HOOK("hook"),
  /** What the assessment was made for. */
  PURPOSE("purpose"),
  /** Whether the client got the cards; not in silent mode. */
  SHOWN("shown"),
  /** How many cards were written. */
  CARDS("cards"),
  /** How many of them are critical. */
  CRITICAL("critical"),
  /** How many of them are warnings. */
  WARNING("warning"),
  /** How many of them are information. */
  INFO("info"),
  /** How many records of the patient took no part. */
  NOT_EVALUATED("not-evaluated"),
  /** How a record of the knowledge, or the trail, was used: an interaction of FHIR. */
  INTERACTION("interaction"),
  /** How many records of the trail were given out. */
  MATCHES("matches"),
  /** How many records of the trail were removed at the end of their time. */
  REMOVED("removed"),
  /** For how many days records are kept. */
  KEPT_DAYS("kept-days"),
  /** How many records found no place in the queue. */
  LOST("lost");

  private final String code;

  Detail(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Empty when it is none of ours. */
  public static Optional<Detail> of(String code) {
    return Stream.of(values()).filter(detail -> detail.code.equals(code)).findFirst();
  }
}
