package org.spasmwatch.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * Keeps a resource of a type that a version does not have from making its whole Bundle unreadable:
 * HAPI's parser of XML gives up at the first, where JSON is read past it. It goes through the
 * parser as a Basic that carries its type, and comes out as that type with its id and nothing else,
 * so that the reader can say that it was left out.
 */
final class UnknownTypes {
  /** The elements that hold a resource. */
  static final Set<String> HOLDERS = Set.of("resource", "contained");

  private static final String FHIR = "http://hl7.org/fhir";
  private static final String MARK = "urn:spasmwatch:type:";
  private static final String VALUE = "value";
  private static final String BASIC = "Basic";
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final XMLEventFactory EVENTS = XMLEventFactory.newFactory();

  private UnknownTypes() {}

  static boolean known(String type, FhirVersion version) {
    boolean element =
        Character.isLowerCase(type.charAt(0)); // CapabilityStatement.rest.resource.type
    return element || Contexts.of(version).getResourceTypes().contains(type);
  }

  /** The same text with a Basic for each resource of a type that the version does not have. */
  static String marked(byte[] xml, XMLInputFactory factory, FhirVersion version)
      throws XMLStreamException {
    XMLEventReader reader = factory.createXMLEventReader(new ByteArrayInputStream(xml));
    StringWriter text = new StringWriter();
    XMLEventWriter writer = XMLOutputFactory.newFactory().createXMLEventWriter(text);
    boolean held = false;
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event.isStartElement()) {
        StartElement start = event.asStartElement();
        String name = start.getName().getLocalPart();
        if (held && !known(name, version)) {
          writeBasic(writer, name, idOfSkipped(reader));
          held = false;
          continue;
        }
        held = HOLDERS.contains(name);
      }
      if (!event.isStartDocument()) {
        writer.add(event);
      }
    }
    writer.flush();
    return text.toString();
  }

  /** Goes to the end of the element that has begun; its own id, or an empty text. */
  private static String idOfSkipped(XMLEventReader reader) throws XMLStreamException {
    String id = "";
    int depth = 1;
    while (depth > 0) {
      XMLEvent event = reader.nextEvent();
      if (event.isStartElement()) {
        depth++;
        Attribute value = event.asStartElement().getAttributeByName(new QName(VALUE));
        boolean own = depth == 2 && event.asStartElement().getName().getLocalPart().equals("id");
        id = own && value != null ? value.getValue() : id;
      } else if (event.isEndElement()) {
        depth--;
      }
    }
    return id;
  }

  private static void writeBasic(XMLEventWriter writer, String type, String id)
      throws XMLStreamException {
    writer.add(EVENTS.createStartElement("", FHIR, BASIC));
    writer.add(EVENTS.createNamespace(FHIR));
    if (!id.isBlank()) {
      writeValue(writer, "id", id);
    }
    writer.add(EVENTS.createStartElement("", FHIR, "code"));
    writeValue(writer, "text", MARK + type);
    writer.add(EVENTS.createEndElement("", FHIR, "code"));
    writer.add(EVENTS.createEndElement("", FHIR, BASIC));
  }

  private static void writeValue(XMLEventWriter writer, String name, String value)
      throws XMLStreamException {
    writer.add(EVENTS.createStartElement("", FHIR, name));
    writer.add(EVENTS.createAttribute(VALUE, value));
    writer.add(EVENTS.createEndElement("", FHIR, name));
  }

  /**
   * The JSON with each marked Basic as a resource of its own type, of which only the id is left.
   */
  static String unmarked(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      root.findParents("resourceType").stream()
          .filter(node -> node.path("code").path("text").asText().startsWith(MARK))
          .map(ObjectNode.class::cast)
          .forEach(UnknownTypes::unmark);
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unmark(ObjectNode basic) {
    String type = basic.path("code").path("text").asText().substring(MARK.length());
    basic.retain("id");
    basic.put("resourceType", type);
  }
}
