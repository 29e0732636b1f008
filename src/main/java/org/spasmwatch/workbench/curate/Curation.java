package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.KnowledgeLog.Wanted;
import org.spasmwatch.app.change.Author;
import org.spasmwatch.app.change.CardChange;
import org.spasmwatch.app.change.Edit;
import org.spasmwatch.app.change.WriteKnowledge;
import org.spasmwatch.app.change.WriteKnowledge.Wish;
import org.spasmwatch.app.change.Written;
import org.spasmwatch.app.history.PastKnowledge;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.rest.fhir.write.whatif.ChangedCards;
import org.spasmwatch.rest.fhir.write.whatif.Examples.Example;

/** Records as forms need them, and what would come of a change of one. */
@ApplicationScoped
class Curation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_VERSIONS = 200;

  private final CurrentKnowledge current;
  private final BundledKnowledge bundled;
  private final PastKnowledge past;
  private final WriteKnowledge write;
  private final ChangedCards cards;

  Curation(
      CurrentKnowledge current,
      BundledKnowledge bundled,
      PastKnowledge past,
      WriteKnowledge write,
      ChangedCards cards) {
    this.current = current;
    this.bundled = bundled;
    this.past = past;
    this.write = write;
    this.cards = cards;
  }

  /** A record as it is kept, and the version that it is at. */
  record State(ObjectNode content, int version) {
    /** Of a record that is not there. */
    static final State NONE = new State(JSON.createObjectNode(), 0);

    State {
      requireNonNull(content, "content");
    }
  }

  Optional<KnowledgeBase> knowledge() {
    return current.find();
  }

  /** What the record says now. */
  Optional<State> now(KnowledgeBase knowledge, RecordId id) {
    return Entry.in(knowledge, id)
        .map(entry -> new State(content(entry), knowledge.versionOf(id).number()));
  }

  ObjectNode content(Entry entry) {
    try {
      return (ObjectNode) JSON.readTree(bundled.content(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is kept as JSON", e);
    }
  }

  /** Its versions, newest first. */
  List<Kept> versions(RecordId id) {
    return past.versions(
        new Wanted(Set.of(id.kind()), Set.of(id), null, null, null, null, MOST_VERSIONS));
  }

  /** What one of them says; empty where it says that it was deleted, or cannot be read any more. */
  Optional<ObjectNode> content(Kept version) {
    return past.around(version)
        .flatMap(knowledge -> Entry.in(knowledge, version.record().id()))
        .map(this::content);
  }

  Entry read(RecordId id, ObjectNode content) {
    return write.entry(id, content.toString());
  }

  /** The knowledge with that record. */
  KnowledgeBase with(Entry entry) {
    return write.trial(List.of(new Edit(entry.id(), Edit.ANY, entry)));
  }

  /** What would change for the example patients. */
  record Outlook(int assessed, Map<String, List<CardChange>> changes) {}

  Outlook outlook(KnowledgeBase after) {
    KnowledgeBase before = current.assessed().orElseThrow();
    List<Example> examples = cards.examples(before);
    return new Outlook(examples.size(), cards.of(before, current.assessed(after), examples));
  }

  Written save(Entry entry, int expected, Author author) {
    Edit edit = new Edit(entry.id(), expected, entry);
    return write.write(new Wish(List.of(edit), author, null, after -> {}));
  }
}
