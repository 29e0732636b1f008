package org.spasmwatch.authoring;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.spasmwatch.codec.KnowledgeFiles;

/** The commands by their names, and the exit codes they have in common (BSD sysexits). */
public final class Commands {
  private static final String VALIDATE = "validate-knowledge";
  private static final String LOAD_RXNORM = "load-rxnorm";

  static final int FINE = 0;
  static final int USAGE = 64;
  static final int FAULTS = 65;
  static final int NO_INPUT = 66;

  private Commands() {}

  /** The names of the commands. */
  public static List<String> names() {
    return List.of(VALIDATE, LOAD_RXNORM);
  }

  /**
   * Runs the command that the first argument names.
   *
   * @return the exit code
   */
  public static int run(PrintStream out, String... arguments) {
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    KnowledgeFiles catalogue = KnowledgeFiles.bundled();
    return arguments[0].equals(LOAD_RXNORM)
        ? new LoadRxNorm(out, catalogue).run(rest)
        : new ValidateKnowledge(out, catalogue).run(rest);
  }
}
