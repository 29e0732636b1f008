package org.spasmwatch.card;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.concern.Naranjo;

/**
 * Why a card is shown, for machines: the extension {@code org.spasmwatch.explanation}, whose field
 * names are a contract. Timing and certainty are the first suspect's; both are absent where there
 * is no symptom and so nobody asks what caused it. A check of orders gives neither certainty nor
 * score.
 */
public record Explanation(
    String knowledgeVersion,
    List<String> claims,
    List<String> statements,
    List<String> about,
    @Nullable String timing,
    @Nullable String certainty,
    Set<String> missing,
    Set<String> policy,
    List<Suspected> suspects) {

  /** The version of the extension's own form. */
  public static final int VERSION = 1;

  /** One drug that is weighed as a cause. */
  public record Suspected(
      String drug,
      String phase,
      @Nullable String timing,
      @Nullable String certainty,
      List<String> statements,
      List<String> claims,
      List<String> about,
      @Nullable Naranjo naranjo) {
    public Suspected {
      requireNonNull(drug, "drug");
      statements = List.copyOf(statements);
      claims = List.copyOf(claims);
      about = List.copyOf(about);
    }
  }

  public Explanation {
    requireNonNull(knowledgeVersion, "knowledgeVersion");
    claims = List.copyOf(claims);
    statements = List.copyOf(statements);
    about = List.copyOf(about);
    missing = Set.copyOf(missing);
    policy = Set.copyOf(policy);
    suspects = List.copyOf(suspects);
  }
}
