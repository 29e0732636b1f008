package org.spasmwatch.fhir.r5.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Canonicals;

/**
 * A place in a resource, whether something stands there or not. What is read is noted in the
 * ledger; what is missing or malformed is a fault there, and something harmless is given in its
 * place, which nobody sees: a resource with a fault is refused.
 */
record Element(JsonNode node, String path, Ledger ledger) {
  private static final String ID = "[a-z0-9-]{1,64}";
  private static final String EXTENSION = "extension";
  private static final String MODIFIER = "modifierExtension";
  private static final String URL = "url";

  Element at(String name) {
    return new Element(node.path(name), path + "." + name, ledger);
  }

  /** The items of an element that repeats. */
  List<Element> each(String name) {
    JsonNode array = node.path(name);
    Element whole = at(name);
    if (!array.isMissingNode() && !array.isArray()) {
      whole.fault("here has to be an array");
    }
    List<Element> items = new ArrayList<>();
    for (int i = 0; i < array.size() && array.isArray(); i++) {
      items.add(new Element(array.get(i), whole.path + "[" + i + "]", ledger));
    }
    return items;
  }

  boolean present() {
    return !node.isMissingNode();
  }

  void fault(String diagnostics) {
    ledger.fault("invalid", diagnostics, path);
  }

  /** It follows from other fields. */
  void derived() {
    ledger.derived(path);
  }

  /** These follow from other fields. */
  void derived(String... names) {
    Stream.of(names).forEach(name -> at(name).derived());
  }

  /** The text that has to be here. */
  String text() {
    return maybeText()
        .orElseGet(
            () -> {
              fault("here has to be a text");
              return "";
            });
  }

  Optional<String> maybeText() {
    if (!node.isTextual() || node.asText().isBlank()) {
      if (present()) {
        ledger.read(path);
        fault("this is no text");
      }
      return Optional.empty();
    }
    ledger.read(path);
    return Optional.of(node.asText());
  }

  boolean flag() {
    ledger.read(path);
    if (!node.isBoolean()) {
      fault("here has to be true or false");
    }
    return node.asBoolean();
  }

  int count() {
    ledger.read(path);
    if (!node.isInt() || node.asInt() < 1) {
      fault("here has to be a whole number from 1");
      return 1;
    }
    return node.asInt();
  }

  /** The code as the constant that it is rendered from. */
  <E extends Enum<E>> E constant(Class<E> type) {
    String code = text();
    List<E> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(c -> spoken(c).equals(code))
        .findFirst()
        .orElseGet(
            () -> {
              fault(
                  "here has to be one of "
                      + all.stream().map(Element::spoken).collect(Collectors.joining(", ")));
              return all.get(0);
            });
  }

  private static String spoken(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code of a Coding of one of our own code systems. */
  Element own(String codeSystem) {
    String system = Canonicals.codeSystem(codeSystem);
    if (!at("system").maybeText().filter(system::equals).isPresent()) {
      fault("here has to be a Coding with system " + system);
    }
    at("display").derived();
    return at("code");
  }

  /** The id of this resource. */
  String id() {
    Element id = at("id");
    String written = id.text();
    if (!written.matches(ID)) {
      id.fault("an id is of " + ID);
      return "-";
    }
    return written;
  }

  /** The id in a Reference to a resource of the type. */
  String reference(String type) {
    at("display").derived();
    String written = at("reference").maybeText().orElse("");
    String id = written.startsWith(type + "/") ? written.substring(type.length() + 1) : "";
    if (!id.matches(ID)) {
      fault("here has to be a Reference of the form " + type + "/<id>, the id of " + ID);
    }
    return id;
  }

  /** The extensions of ours with this name. */
  List<Element> extensions(String name) {
    return parts(Canonicals.extension(name));
  }

  /** The one extension of ours that has to be here. */
  Element extension(String name) {
    return one(Canonicals.extension(name));
  }

  Optional<Element> maybeExtension(String name) {
    return maybe(Canonicals.extension(name));
  }

  /** The one part of this extension that has to be here. */
  Element one(String url) {
    return maybe(url).orElseGet(() -> missing("extension '" + url));
  }

  private Element missing(String what) {
    fault("the " + what + "' is missing here");
    return new Element(node.path(URL).path(URL), path, ledger).missing();
  }

  /** One that is missing, and is said to be: nothing further is said of what is in it. */
  private Element missing() {
    return new Element(node, path, new Ledger());
  }

  Optional<Element> maybe(String url) {
    List<Element> found = parts(url);
    if (found.size() > 1) {
      found.get(1).fault("the extension '" + url + "' may stand here only once");
    }
    return found.stream().findFirst();
  }

  List<Element> parts(String url) {
    return among(EXTENSION, url);
  }

  /**
   * The extension of ours with this name, that stands among the modifiers: what it says turns the
   * meaning of the resource around.
   */
  Optional<Element> maybeModifier(String name) {
    return among(MODIFIER, Canonicals.extension(name)).stream().findFirst();
  }

  Element modifier(String name) {
    return maybeModifier(name)
        .orElseGet(() -> missing(MODIFIER + " '" + Canonicals.extension(name)));
  }

  private List<Element> among(String array, String url) {
    List<Element> found =
        each(array).stream().filter(e -> e.node.path(URL).asText().equals(url)).toList();
    found.forEach(e -> ledger.read(e.path + "." + URL));
    return found;
  }

  /** The claims that stand in this element itself. */
  List<String> claims() {
    return extensions("claim").stream().map(Element::claim).toList();
  }

  private String claim() {
    Element identifier = at("valueIdentifier");
    if (!identifier.at("system").maybeText().filter(Canonicals.CLAIMS::equals).isPresent()) {
      identifier.fault("here has to be an Identifier with system " + Canonicals.CLAIMS);
    }
    return identifier.at("value").text();
  }
}
