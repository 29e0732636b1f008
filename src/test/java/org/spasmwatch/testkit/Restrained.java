package org.spasmwatch.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The program with all on that makes it say less: silent mode, two hooks alone, statements switched
 * off, and a development token, besides which no other is good. A number of the policy and the
 * table of products are the hospital's own.
 */
public final class Restrained implements QuarkusTestProfile {
  /** A statement that is switched off. */
  public static final String DISABLED = "amitriptyline-muscle-cramps";

  /** The development token. */
  public static final String TOKEN = "a-token-of-this-test";

  /** What was to be switched off and is no statement. */
  public static final String UNKNOWN = "no-such-statement";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "spasmwatch.cds.mode",
        "silent",
        "spasmwatch.cds.hooks",
        "patient-view,order-select",
        "spasmwatch.dev-token",
        TOKEN,
        "spasmwatch.knowledge.beyond-sources",
        "false",
        "spasmwatch.knowledge.disabled",
        DISABLED + ", " + UNKNOWN,
        "spasmwatch.policy.high-dose.gabapentin",
        "2400 mg/d",
        "spasmwatch.terminology.rxnorm",
        "src/test/resources/rxnorm/table.csv");
  }
}
