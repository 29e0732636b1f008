package org.spasmwatch.fhir;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * FHIR's XML to its JSON and back. Before HAPI's parser sees it, a text is walked through once
 * without resolving anything: a document type, and with it every entity, is refused (FHIR has
 * neither), and so is a text that is nested too deeply. Slow, so not for an event loop.
 */
public final class Xml {
  private static final String NAMESPACE = "http://hl7.org/fhir";

  /** Elements that a version before R5 does not have, by parent or by themselves. */
  private static final Set<String> ONLY_R5 =
      Set.of(
          "MedicationStatement/medication",
          "MedicationStatement/adherence",
          "MedicationStatement/reason",
          "MedicationRequest/medication",
          "MedicationRequest/reason",
          "ingredient/item");

  private final int maximumDepth;

  public Xml(int maximumDepth) {
    this.maximumDepth = maximumDepth;
  }

  /**
   * @param given the version that the sender names; null for the one that the elements speak for
   */
  public Reading<String> toJson(byte[] xml, @Nullable FhirVersion given) {
    try {
      Walk walk = walk(xml);
      return walk.fault.isPresent()
          ? refused(walk.fault.get())
          : converted(xml, walk.held, given == null ? walk.version : given);
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      String where =
          at == null
              ? ""
              : " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")";
      return refused(new Issue("structure", "the body is not well-formed XML" + where, null));
    }
  }

  /** HAPI's parser has many exceptions for what is no resource, not all of one family. */
  private static Reading<String> converted(byte[] xml, Set<String> held, FhirVersion version) {
    try {
      boolean known = held.stream().allMatch(type -> UnknownTypes.known(type, version));
      return Reading.of(
          known
              ? json(new String(xml, StandardCharsets.UTF_8), version)
              : UnknownTypes.unmarked(json(UnknownTypes.marked(xml, factory(), version), version)));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("what was walked through is well-formed", e);
    } catch (RuntimeException e) {
      return refused(
          new Issue(
              "structure",
              "the XML holds something that is no resource of FHIR "
                  + version.name()
                  + "; name the version in the parameter fhirVersion of Content-Type",
              null));
    }
  }

  private static String json(String xml, FhirVersion version) {
    IBaseResource resource = Contexts.xml(version).parseResource(xml);
    return Contexts.json(version).encodeResourceToString(resource);
  }

  private static Reading<String> refused(Issue issue) {
    return Reading.refused(List.of(issue));
  }

  /** A resource, as JSON text in that version, as XML. */
  public static String ofJson(String json, FhirVersion version) {
    return ofJson(json, version, false);
  }

  /** The same, over several lines when it is to be pretty. */
  public static String ofJson(String json, FhirVersion version, boolean pretty) {
    return Contexts.xml(version)
        .setPrettyPrint(pretty)
        .setStripVersionsFromReferences(false)
        .encodeResourceToString(Contexts.json(version).parseResource(json));
  }

  /** What one walk through a text found out; {@code held} are the types of resources inside. */
  private record Walk(Optional<Issue> fault, FhirVersion version, Set<String> held) {}

  private Walk walk(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
    Deque<String> open = new ArrayDeque<>();
    Set<String> held = new HashSet<>();
    boolean r5 = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return fault("the XML has a document type or an entity; FHIR has neither");
        }
        case XMLStreamConstants.START_ELEMENT -> {
          String name = reader.getLocalName();
          if (open.isEmpty() && !NAMESPACE.equals(reader.getNamespaceURI())) {
            return fault("the root element is not of the namespace " + NAMESPACE);
          }
          if (!open.isEmpty() && UnknownTypes.HOLDERS.contains(open.peek())) {
            held.add(name);
          }
          r5 |= !open.isEmpty() && ONLY_R5.contains(open.peek() + "/" + name);
          open.push(name);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        default -> {}
      }
      if (open.size() > maximumDepth) {
        return fault("the XML is nested too deeply");
      }
    }
    String encoding = reader.getCharacterEncodingScheme();
    return encoding == null || encoding.equalsIgnoreCase("UTF-8")
        ? new Walk(Optional.empty(), r5 ? FhirVersion.R5 : FhirVersion.R4, held)
        : fault("the XML names another encoding than UTF-8, the only one that FHIR has");
  }

  private static Walk fault(String diagnostics) {
    return new Walk(
        Optional.of(new Issue("structure", diagnostics, null)), FhirVersion.R4, Set.of());
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }
}
