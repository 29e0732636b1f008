package org.spasmwatch.authoring;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.spasmwatch.codec.KnowledgeFiles;

/** The commands by their names, and the exit codes they have in common (BSD sysexits). */
public final class Commands {
  public static final String VALIDATE = "validate-knowledge";

  static final int FINE = 0;
  static final int FAULTS = 65;
  static final int NO_INPUT = 66;

  private Commands() {}

  /** The names of the commands. */
  public static List<String> names() {
    return List.of(VALIDATE);
  }

  /**
   * Runs the command that the first argument names.
   *
   * @return the exit code
   */
  public static int run(PrintStream out, String... arguments) {
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    return new ValidateKnowledge(out, KnowledgeFiles.bundled()).run(rest);
  }
}
