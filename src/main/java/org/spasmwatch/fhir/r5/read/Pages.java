package org.spasmwatch.fhir.r5.read;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.terminology.Code;

/** Reads drugs and classes from either of the two resources that show them. */
final class Pages {
  private Pages() {}

  static Drug drug(Element resource) {
    derived(resource);
    List<String> names =
        resource.node().path("resourceType").asText().equals("Medication")
            ? resource.extensions("synonym").stream().map(e -> e.at("valueString").text()).toList()
            : resource.each("name").stream().map(Element::text).toList();
    return new Drug(
        resource.id(),
        resource.at("code").at("text").text(),
        codes(resource),
        names,
        resource.extensions("property").stream().map(Pages::property).toList());
  }

  static DrugClass drugClass(Element page) {
    derived(page);
    return new DrugClass(
        page.id(),
        page.at("code").at("text").text(),
        codes(page),
        page.extensions("member").stream().map(Pages::member).toList());
  }

  /** The statements, the classes and the other view of the same record. */
  private static void derived(Element resource) {
    Head.read(resource, "drugs");
    resource.derived("definition", "associatedMedication", "productType", "indicationGuideline");
    resource.derived("medicineClassification", "clinicalUseIssue");
    resource.extensions("product-type").forEach(Element::derived);
    if (resource.node().path("status").asText().equals("active")) {
      resource.derived("status");
    }
  }

  private static Set<Code> codes(Element resource) {
    return resource.at("code").each("coding").stream()
        .map(Pages::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Code code(Element coding) {
    coding.derived("display");
    String system = coding.at("system").text();
    String code = coding.at("code").text();
    return system.isEmpty() || code.isEmpty() ? new Code("-", "-") : new Code(system, code);
  }

  private static Drug.Property property(Element extension) {
    return new Drug.Property(
        extension.one("kind").at("valueCode").constant(Drug.Kind.class),
        extension.one("text").at("valueMarkdown").text(),
        Grounds.read(extension));
  }

  private static DrugClass.Member member(Element extension) {
    return new DrugClass.Member(
        extension.one("drug").at("valueReference").reference("Medication"),
        extension.one("basis").at("valueCode").constant(DrugClass.Basis.class),
        extension.one("reason").at("valueString").text());
  }
}
