package org.spasmwatch.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spasmwatch.app.KnowledgeLog.Writing;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Entry;

/** Port: the catalogue that is part of the program, and its way of reading records. */
public interface BundledKnowledge {

  /** The catalogue's version. */
  String version();

  /** The model in which this program writes records. */
  int model();

  /** The knowledge of the catalogue alone, as if nothing had ever been stored. */
  KnowledgeBase knowledge();

  /**
   * The knowledge of stored records; those that were deleted count as absent.
   *
   * @throws KnowledgeRefused naming each record that this program cannot read
   */
  KnowledgeBase read(String version, Collection<StoredRecord> records);

  /** A record as the catalogue has it. */
  record Bundled(String content, StoredRecord.Basis basis) {}

  /** The record of the catalogue; empty when it has none of that id. */
  Optional<Bundled> bundled(RecordId id);

  /** A record as it is stored: JSON in the model of this program. */
  String content(Entry entry);

  /**
   * The files of the catalogue, by path, as they would have to be to say what that knowledge says;
   * of those alone in which it says something else.
   */
  Map<String, String> pages(KnowledgeBase knowledge);

  /**
   * What to write to install this catalogue over what is stored.
   *
   * @throws KnowledgeRefused when what would come of it cannot be read
   */
  Writing plan(List<StoredRecord> stored);

  /**
   * One sentence for each record that was edited or deleted here and so differs from this
   * catalogue; installing leaves it alone.
   */
  List<String> leftAlone(Collection<StoredRecord> stored);
}
