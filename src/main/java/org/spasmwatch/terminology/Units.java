package org.spasmwatch.terminology;

import java.util.Map;

/** How UCUM units are said to a person. */
public final class Units {
  private static final Map<String, String> SPOKEN =
      Map.of(
          "mL/min/{1.73_m2}", "mL/min/1.73 m²",
          "Cel", "°C",
          "[degF]", "°F",
          "a", "years",
          "d", "days",
          "mg/d", "mg/day",
          "umol/L", "µmol/L",
          "meq/L", "mEq/L",
          "/min", "per minute");

  private Units() {}

  public static String spoken(String ucum) {
    return SPOKEN.getOrDefault(ucum, ucum);
  }
}
