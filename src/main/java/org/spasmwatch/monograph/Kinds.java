package org.spasmwatch.monograph;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;

/** What a statement is: its kind, and what it is about. */
final class Kinds implements ClinicalUse.Cases<String> {
  private final Names names;

  Kinds(Names names) {
    this.names = names;
  }

  @Override
  public String undesirableEffect(UndesirableEffect use) {
    String often =
        use.frequency().stream()
            .map(f -> "\"" + f.wording() + "\"" + Names.claims(f.claims()))
            .collect(Collectors.joining(", "));
    return "undesirable effect, "
        + use.phase().code()
        + ": "
        + names.finding(use.effect())
        + (often.isEmpty() ? "" : ". How often, as the source words it: " + often);
  }

  @Override
  public String interaction(Interaction use) {
    return "interaction: " + use.syndrome();
  }

  @Override
  public String contraindication(Contraindication use) {
    return "what speaks against the treatment: " + use.reason();
  }

  @Override
  public String warning(Warning use) {
    return Names.code(use.kind()).replace('-', ' ')
        + ": "
        + use.label()
        + ". Problem: "
        + use.problem();
  }

  @Override
  public String indication(Indication use) {
    return "indication: "
        + Stream.of(
                use.condition(),
                told("place", use.line()),
                told("dose", use.dose()),
                told("duration", use.duration()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
  }

  private static String told(String what, @Nullable String text) {
    return text == null ? "" : what + ": " + text;
  }

  @Override
  public String notRecognised(NotRecognised use) {
    return (use.denies() == Denies.CAUSES ? "not known to cause: " : "not known to relieve: ")
        + names.finding(use.effect());
  }
}
