package org.spasmwatch.authoring;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.knowledge.KnowledgeFault;

/**
 * The command {@code validate-knowledge}: judges edited files together with the rest of the
 * catalogue, and says all that is wrong with them at once.
 */
final class ValidateKnowledge {
  private final PrintStream out;
  private final KnowledgeFiles catalogue;

  ValidateKnowledge(PrintStream out, KnowledgeFiles catalogue) {
    this.out = out;
    this.catalogue = catalogue;
  }

  /**
   * Validates the named files and folders; none named, the catalogue of the program alone.
   *
   * @return the exit code
   */
  int run(List<String> named) {
    try {
      Edited edited = new Edited(catalogue);
      for (String name : named) {
        if (!Files.isReadable(Path.of(name))) {
          out.println(name + ": there is no such file or folder, or it cannot be read");
          return Commands.NO_INPUT;
        }
        edited.take(Path.of(name));
      }
      return report(edited);
    } catch (IOException e) {
      out.println("cannot be read: " + e.getMessage());
      return Commands.NO_INPUT;
    }
  }

  private int report(Edited edited) {
    List<KnowledgeFault> faults = new ArrayList<>(edited.faults());
    Edition.review(edited.overlay(), edited.added()).stream()
        .map(edited::named)
        .forEach(faults::add);
    faults.forEach(this::print);
    edited.remarks().forEach(remark -> out.println("to be done: " + remark));
    if (faults.isEmpty()) {
      out.println("No faults: " + judged(edited) + ".");
      return Commands.FINE;
    }
    long files = faults.stream().map(KnowledgeFault::file).distinct().count();
    out.println(number(faults.size(), "fault") + " in " + number(files, "file") + ".");
    return Commands.FAULTS;
  }

  private static String judged(Edited edited) {
    return edited.count() == 0
        ? "the catalogue of this program"
        : number(edited.count(), "file") + ", judged with the rest of the catalogue";
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void print(KnowledgeFault fault) {
    out.println(new KnowledgeFault(fault.file(), fault.line(), fault.reason()));
    if (!fault.mend().isEmpty()) {
      out.println("    mend: " + fault.mend());
    }
  }
}
