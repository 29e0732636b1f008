package org.spasmwatch.workbench.browse;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.browse.DrugPage.Facet;
import org.spasmwatch.workbench.browse.DrugPage.Property;
import org.spasmwatch.workbench.browse.Told.Entry;
import org.spasmwatch.workbench.browse.Told.Link;
import org.spasmwatch.workbench.browse.Told.Section;

/** Makes the page of a drug or a class. */
final class DrugPages {
  private final KnowledgeBase knowledge;
  private final Teller teller;
  private final Entries entries;

  DrugPages(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    this.teller = new Teller(knowledge);
    this.entries = new Entries(knowledge);
  }

  Optional<DrugPage> of(String id) {
    return knowledge
        .drug(id)
        .map(this::page)
        .or(
            () ->
                knowledge.records().classes().stream()
                    .filter(group -> group.id().equals(id))
                    .findFirst()
                    .map(this::page));
  }

  private DrugPage page(Drug drug) {
    List<ClinicalUse> uses = knowledge.about(drug.id(), ClinicalUse.class);
    List<Link> classes =
        knowledge.records().classes().stream()
            .filter(group -> group.member(drug.id()).isPresent())
            .map(group -> teller.subject(group.id()))
            .sorted(Comparator.comparing(Link::label))
            .toList();
    return new DrugPage(
        drug.id(),
        drug.name(),
        false,
        drug.names().stream().filter(name -> !name.equalsIgnoreCase(drug.name())).toList(),
        Teller.codes(drug.codes()),
        classes,
        sections(drug.id(), uses),
        facets(drug.properties()),
        teller.differences(uses.stream().map(ClinicalUse::statement).toList()));
  }

  private DrugPage page(DrugClass group) {
    List<ClinicalUse> uses =
        knowledge.records().uses().stream().filter(u -> u.subject().equals(group.id())).toList();
    List<Link> members =
        group.members().stream()
            .map(member -> teller.subject(member.drug()))
            .sorted(Comparator.comparing(Link::label))
            .toList();
    return new DrugPage(
        group.id(),
        group.name(),
        true,
        List.of(),
        Teller.codes(group.codes()),
        members,
        sections(group.id(), uses),
        List.of(),
        teller.differences(uses.stream().map(ClinicalUse::statement).toList()));
  }

  private List<Section> sections(String page, List<ClinicalUse> uses) {
    Map<String, List<ClinicalUse>> byHeading =
        uses.stream().collect(Collectors.groupingBy(Entries::heading));
    return Entries.ORDER.stream()
        .filter(byHeading::containsKey)
        .map(
            heading ->
                new Section(heading, sorted(page, byHeading.getOrDefault(heading, List.of()))))
        .toList();
  }

  /** What can make a card stands first. */
  private List<Entry> sorted(String page, List<ClinicalUse> uses) {
    return uses.stream()
        .sorted(
            Comparator.comparing((ClinicalUse use) -> use.statement().use())
                .thenComparing(ClinicalUse::id))
        .map(use -> entries.of(use, page))
        .toList();
  }

  private List<Facet> facets(List<Drug.Property> properties) {
    return Stream.of(Drug.Kind.values())
        .map(
            kind ->
                new Facet(
                    Keys.of("facet", kind),
                    properties.stream()
                        .filter(property -> property.kind() == kind)
                        .map(p -> new Property(p.text(), teller.proofs(p.evidence())))
                        .toList()))
        .filter(facet -> !facet.properties().isEmpty())
        .toList();
  }
}
