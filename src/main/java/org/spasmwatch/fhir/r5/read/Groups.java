package org.spasmwatch.fhir.r5.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spasmwatch.knowledge.Criterion;

/** Reads the Groups that a statement refers to, one after the other as it comes upon them. */
final class Groups {
  private final Function<String, Optional<? extends JsonNode>> byId;
  private final Criteria criteria;
  private final List<Element> read = new ArrayList<>();

  Groups(Function<String, Optional<? extends JsonNode>> byId, Criteria criteria) {
    this.byId = byId;
    this.criteria = criteria;
  }

  /** Says of every Group that was read what of it was not. */
  void close() {
    read.forEach(g -> g.ledger().close(g.node(), g.path()));
  }

  /** The gates of a population: all of one Group's, or any of several Groups', one from each. */
  List<Criterion> gates(List<Element> references) {
    List<Element> groups =
        references.stream().flatMap(reference -> group(reference).stream()).toList();
    if (groups.size() > 1) {
      return List.of(anyOf(groups));
    }
    return groups.stream().flatMap(group -> characteristics(group).stream()).toList();
  }

  private Criterion anyOf(List<Element> groups) {
    List<String> keys =
        groups.stream()
            .map(g -> g.extension("alternative-of").at("valueCode").text())
            .distinct()
            .toList();
    if (keys.size() > 1) {
      groups.get(1).fault("Groups of one population are alternatives of the same criterion");
    }
    List<Criterion> parts = groups.stream().map(this::only).toList();
    return new Criterion.AtLeast(keys.get(0), 1, parts);
  }

  /** The one criterion of the Group that is referred to. */
  Criterion criterion(Element reference) {
    return group(reference).map(this::only).orElse(Criteria.none());
  }

  private Criterion only(Element group) {
    List<Criterion> all = characteristics(group);
    if (all.size() != 1) {
      group.fault("this Group has to have one characteristic, not " + all.size());
      return Criteria.none();
    }
    return all.get(0);
  }

  private Optional<Element> group(Element reference) {
    String id = reference.reference("Group");
    Optional<? extends JsonNode> found = id.isEmpty() ? Optional.empty() : byId.apply(id);
    if (found.isEmpty()) {
      reference.fault("there is no such Group to be read");
    }
    return found.map(node -> begin(new Element(node, "Group", reference.ledger().of(id))));
  }

  private Element begin(Element group) {
    Head.read(group, "groups");
    group.derived("id", "type", "membership", "code", "name", "description");
    group.extensions("statement").forEach(Element::derived);
    read.add(group);
    return group;
  }

  private List<Criterion> characteristics(Element group) {
    return group.each("characteristic").stream().map(this::characteristic).toList();
  }

  /** What code and value say stands in the extension too, and more exactly. */
  private Criterion characteristic(Element characteristic) {
    characteristic.derived("code", "valueBoolean", "valueQuantity", "exclude");
    characteristic.extensions("policy-key").forEach(Element::derived);
    characteristic.extensions("policy-local").forEach(Element::derived);
    return criteria.read(characteristic.extension("criterion"));
  }
}
