package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Concepts;
import org.spasmwatch.terminology.Lexicon;

/** The vocabulary of one knowledge base: how codes and names in patient data lead to its keys. */
public record Terms(
    Concepts concepts,
    Map<String, Analyte> analytes,
    Lexicon findings,
    Lexicon drugs,
    Lexicon measurements) {
  public Terms {
    requireNonNull(concepts, "concepts");
    requireNonNull(findings, "findings");
    requireNonNull(drugs, "drugs");
    requireNonNull(measurements, "measurements");
    analytes = Map.copyOf(analytes);
  }

  /** The analyte of this key; an unknown key is a fault of the knowledge and is refused. */
  public Analyte analyte(String key) {
    Analyte analyte = analytes.get(key);
    if (analyte == null) {
      throw new IllegalArgumentException("there is no analyte '" + key + "'");
    }
    return analyte;
  }

  /**
   * What is ordered where this analyte is missing: itself, or the one that it is computed from.
   * None for what is measured at the bedside.
   */
  public Optional<Analyte> ordered(Analyte analyte) {
    return analyte
        .test()
        .flatMap(
            test -> analytes.values().stream().filter(a -> a.codes().contains(test)).findAny());
  }
}
