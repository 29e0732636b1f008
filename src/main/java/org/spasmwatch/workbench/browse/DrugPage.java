package org.spasmwatch.workbench.browse;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.workbench.browse.Told.Coded;
import org.spasmwatch.workbench.browse.Told.Difference;
import org.spasmwatch.workbench.browse.Told.Link;
import org.spasmwatch.workbench.browse.Told.Proof;
import org.spasmwatch.workbench.browse.Told.Section;

/**
 * All that is known of a drug or a class, in the order of a monograph.
 *
 * @param related the classes of a drug, or the members of a class
 */
public record DrugPage(
    String id,
    String name,
    boolean group,
    List<String> names,
    List<Coded> codes,
    List<Link> related,
    List<Section> sections,
    List<Facet> facets,
    List<Difference> differences) {
  public DrugPage {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    names = List.copyOf(names);
    codes = List.copyOf(codes);
    related = List.copyOf(related);
    sections = List.copyOf(sections);
    facets = List.copyOf(facets);
    differences = List.copyOf(differences);
  }

  /** What is said of the drug itself, of one sort. */
  public record Facet(String title, List<Property> properties) {
    public Facet {
      properties = List.copyOf(properties);
    }
  }

  /** A sentence and what it rests on. */
  public record Property(String text, List<Proof> proofs) {
    public Property {
      proofs = List.copyOf(proofs);
    }
  }
}
