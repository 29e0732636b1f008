package org.spasmwatch.app;

/** Port: the tables of the store. */
public interface KnowledgeSchema {
  /** Does the work while no other process does work of this kind; waits until it may. */
  void alone(Runnable work);

  /**
   * Brings the tables to what this program needs.
   *
   * @throws NewerTables when they are beyond that
   */
  void migrate();

  /**
   * The tables are those of a newer release, which this one can serve and must not touch: it would
   * take away what it does not know.
   */
  final class NewerTables extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NewerTables(String migration) {
      super(
          "the tables are those of a newer release (migration "
              + migration
              + "): start this one without 'migrate', or migrate with that release");
    }
  }
}
