package org.spasmwatch.codec;

import java.util.Optional;
import java.util.Set;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.ExtraCoding;
import org.spasmwatch.knowledge.published.ForeignId;
import org.spasmwatch.knowledge.published.Label;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;

/** Reads what stands on a record beside what it says, and statements that are kept as written. */
final class LabelCodec {
  static final String FIELD = "labels";
  static final String DOCUMENT = "document";

  private LabelCodec() {}

  /** Empty when nothing stands on it. */
  static Optional<Labels> read(Draft draft) {
    return draft.node().has(FIELD) ? Optional.of(labels(draft.node().at(FIELD))) : Optional.empty();
  }

  private static Labels labels(Node node) {
    return new Labels(
        node.choice("status", Status.ACTIVE),
        node.orNull("language"),
        node.each(
            "identifiers",
            id -> new ForeignId(id.orNull("use"), id.orNull("system"), id.text("value"))),
        node.each("tags", LabelCodec::label),
        node.each("security", LabelCodec::label),
        node.each("codings", c -> new ExtraCoding(c.text("finding"), label(c))));
  }

  private static Label label(Node node) {
    return new Label(
        node.orNull("system"), node.orNull("version"), node.orNull("code"), node.orNull("display"));
  }

  static boolean isDocument(Draft draft) {
    return draft.node().text("kind").equals(DOCUMENT);
  }

  static Document document(Draft draft, References known) {
    Node node = draft.node();
    return new Document(
        draft.id().id(),
        node.choice("status", Status.DRAFT),
        node.text("resource"),
        Set.copyOf(node.each("subjects", s -> known.subject(s, s.text()))));
  }
}
