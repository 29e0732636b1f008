package org.spasmwatch.app;

/** Port: the tables of the store. */
public interface KnowledgeSchema {
  /** Does the work while no other process does work of this kind; waits until it may. */
  void alone(Runnable work);

  /** Brings the tables to what this program needs. */
  void migrate();
}
