package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.RecordId.Kind;

/**
 * Brings the stored form of a record from the model it was written in to the one this program
 * reads, one step for each change of the model. Stored rows are never rewritten.
 */
public final class Upcasters {
  /**
   * Those of this program. Model 2 has room for what stands on a record, for documents and for
   * criteria with a key of their own; what was written before has none of them.
   */
  public static final Upcasters CURRENT = new Upcasters(List.of((kind, content) -> {}));

  private final List<Step> steps;

  /** From one model to the next; changes the tree it is given. */
  @FunctionalInterface
  public interface Step {
    void apply(Kind kind, ObjectNode content);
  }

  /**
   * @param steps the first leads from model 1 to model 2
   */
  public Upcasters(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** With one step more. */
  public Upcasters then(Step step) {
    return new Upcasters(Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  /** The model this program writes, and the newest it reads. */
  public int model() {
    return steps.size() + 1;
  }

  void upcast(Kind kind, ObjectNode content, int from) {
    steps.subList(from - 1, steps.size()).forEach(step -> step.apply(kind, content));
  }
}
