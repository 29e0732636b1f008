package org.spasmwatch.workbench.curate.words;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the forms: their fields, and what is to be known of them. */
@MessageBundle(value = "f", locale = "en")
public interface FormWords {
  String shapeEffect();

  String shapeRedFlag();

  String shapeInteraction();

  String shapeContraindication();

  String shapeDifferential();

  String shapePrecaution();

  String shapeRegulatory();

  String shapeIndication();

  String shapeNotRecognised();

  String shapeDrug();

  String shapeDrugClass();

  String shapeDisagreement();

  String groupId();

  String hintId();

  String groupSays();

  String hintSays();

  String groupDoes();

  String hintDoes();

  String groupEffect();

  String hintEffect();

  String groupPresentsAs();

  String hintPresentsAs();

  String groupFrequency();

  String hintFrequency();

  String groupInteraction();

  String hintInteraction();

  String groupWith();

  String hintWith();

  String groupEffects();

  String hintEffects();

  String groupRedFlag();

  String hintRedFlag();

  String groupContraindication();

  String hintContraindication();

  String groupDifferential();

  String hintDifferential();

  String groupPrecaution();

  String hintPrecaution();

  String groupRegulatory();

  String hintRegulatory();

  String groupIndication();

  String hintIndication();

  String groupNotRecognised();

  String hintNotRecognised();

  String groupGates();

  String hintGates();

  String groupModifiers();

  String hintModifiers();

  String groupUrgencyRules();

  String hintUrgencyRules();

  String groupAdvice();

  String hintAdvice();

  String groupEvidence();

  String hintEvidence();

  String groupDrug();

  String hintDrug();

  String groupCodes();

  String hintCodes();

  String groupDrugClass();

  String hintDrugClass();

  String groupMembers();

  String hintMembers();

  String groupDisagreement();

  String hintDisagreement();

  String groupSides();

  String hintSides();

  String groupStatements();

  String hintStatements();

  String groupToldBy();

  String hintToldBy();

  String groupSubjects();

  String hintSubjects();

  String groupProblems();

  String hintProblems();

  String fieldId();

  String fieldSubject();

  String fieldText();

  String fieldStatus();

  String fieldUse();

  String fieldUrgency();

  String fieldAction();

  String fieldEffect();

  String fieldPhase();

  String fieldPresentsAs();

  String fieldWording();

  String fieldClaims();

  String fieldSyndrome();

  String fieldTogether();

  String fieldWith();

  String fieldEffects();

  String fieldLabel();

  String fieldIndex();

  String fieldSigns();

  String fieldProblem();

  String fieldReason();

  String fieldCondition();

  String fieldLine();

  String fieldDose();

  String fieldDuration();

  String fieldDenies();

  String fieldGates();

  String fieldWhen();

  String fieldChanges();

  String fieldCaveat();

  String fieldKind();

  String fieldKey();

  String fieldTest();

  String fieldDrug();

  String fieldRulesOut();

  String fieldUnless();

  String fieldSource();

  String fieldGrade();

  String fieldNote();

  String fieldName();

  String fieldNames();

  String fieldRxnorm();

  String fieldAtc();

  String fieldSnomed();

  String fieldBasis();

  String fieldTopic();

  String fieldHandling();

  String fieldSays();

  String fieldStatements();

  String fieldToldBy();

  String fieldSubjects();

  String fieldProblems();

  String fieldOther();
}
