package org.spasmwatch.fhir.r5.render;

import org.spasmwatch.knowledge.ClinicalUse;

/** The profile of each kind of statement, by the end of its canonical (fhir-profiles/). */
final class StatementProfiles implements ClinicalUse.Cases<String> {
  @Override
  public String undesirableEffect(ClinicalUse.UndesirableEffect use) {
    return "undesirable-effect-statement";
  }

  @Override
  public String interaction(ClinicalUse.Interaction use) {
    return "interaction-statement";
  }

  @Override
  public String contraindication(ClinicalUse.Contraindication use) {
    return "contraindication-statement";
  }

  @Override
  public String warning(ClinicalUse.Warning use) {
    return "warning-statement";
  }

  @Override
  public String indication(ClinicalUse.Indication use) {
    return "indication-statement";
  }

  @Override
  public String notRecognised(ClinicalUse.NotRecognised use) {
    return "not-recognised-statement";
  }
}
