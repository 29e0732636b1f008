package org.spasmwatch.rest.fhir.html;

import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The narrative of a resource, written anew from an allow-list of elements and without any
 * attribute, so that whatever a narrative holds, a page does nothing with it but show it.
 */
final class Narrative {
  private static final Set<String> SHOWN =
      Set.of(
          "div",
          "p",
          "b",
          "i",
          "em",
          "strong",
          "ul",
          "ol",
          "li",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "span",
          "code",
          "pre",
          "blockquote",
          "dl",
          "dt",
          "dd");

  private Narrative() {}

  /** Empty when it is no XHTML. */
  static String of(String div) {
    try {
      return shown(factory().createXMLStreamReader(new StringReader(div)));
    } catch (XMLStreamException e) {
      return "";
    }
  }

  private static String shown(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder page = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        page.append(Escaped.of(reader.getText()));
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        tag(page, "<", reader.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        tag(page, "</", reader.getLocalName());
      }
    }
    return page.toString();
  }

  private static void tag(StringBuilder page, String opening, String name) {
    if (SHOWN.contains(name)) {
      page.append(opening).append(name).append('>');
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
