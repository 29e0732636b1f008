package org.spasmwatch.app;

import java.util.List;

/** Port: which knowledge this installation has had in force, in order. */
public interface KnowledgeLog {

  /** One entry: the revision, the catalogue's own version and the digest of its files. */
  record Entry(long revision, String catalogue, String digest) {}

  /**
   * Writes down that this catalogue is in force, and says under which revision: that of the newest
   * entry when it is the same catalogue, else a new one. Several processes may call it at once.
   */
  Entry install(String catalogue, String digest);

  /** All entries, the newest first. */
  List<Entry> entries();
}
