package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;

/** Gives a drug that stands in the list of those without a page the form of one that has a page. */
final class DraftDrug {
  private static final List<String> SYSTEMS = List.of("rxnorm", "atc", "snomed");

  private DraftDrug() {}

  static Draft withoutPage(Node drug) {
    ObjectNode content = drug.only(List.of("name", "names")).object();
    content.set("codes", drug.only(SYSTEMS).object());
    RecordId id = new RecordId(Kind.DRUG, drug.text("id"));
    return new Draft(id, drug.with(content));
  }
}
