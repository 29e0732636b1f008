package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.knowledge.Source.Layer;

/**
 * What stands behind a statement in one state of the records: its claims, how it is cited, how far
 * its documents reach and where they differ. Found once, because every card asks for it.
 */
record Backing(
    List<String> claims, String reference, Layer layer, List<Disagreement> disagreements) {
  Backing {
    claims = List.copyOf(claims);
    requireNonNull(reference, "reference");
    requireNonNull(layer, "layer");
    disagreements = List.copyOf(disagreements);
  }
}
