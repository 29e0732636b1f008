package org.spasmwatch.workbench.curate.words;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which knowledge is curated, and of what can be chosen there. */
@MessageBundle(value = "c", locale = "en")
public interface CurateWords {
  String homeTitle();

  String homeIntro();

  String find();

  String findButton();

  String found(int count);

  String begin();

  String drafts();

  String draftsIntro();

  String local();

  String none();

  String export();

  String show(int count);

  String needed();

  String newOne();

  String edit();

  String draftsOnly();

  String fourEyesNote();

  String problems();

  String theirs();

  String outdone();

  String missing();

  String noChoice();

  String unknown();

  String idForm();

  String idUsed();

  String addRow();

  String preview();

  String leave();

  String previewTitle();

  String notSaved();

  String executed();

  String notExecuted();

  String differences();

  String what();

  String before();

  String after();

  String noDifference();

  String logicChanges();

  String cards(int changed, int all);

  String noCards();

  String noCard();

  String cardText();

  String cardNew();

  String cardGone();

  String cardChanged();

  String save();

  String reason();

  String hintReason();

  String saveButton();

  String backToForm();

  String reasonMissing();

  String unchanged();

  String activation();

  String fourEyes();

  String duplicate();

  String saved();

  String asRead();

  String compare();

  String compared(int from, int to);

  String restore();

  String restoreIntro();

  String restoreButton();

  String useAlert();

  String useSupport();

  String useReference();

  String urgencySelfCare();

  String urgencyRoutine();

  String urgencySameDay();

  String urgencyEmergency();

  String actionReview();

  String actionStop();

  String actionSeekCare();

  String actionTaper();

  String actionLookElsewhere();

  String statusActive();

  String statusDraft();

  String statusRetired();

  String statusUnknown();

  String phaseOnTreatment();

  String phaseWithdrawal();

  String phaseOverdose();

  String changesLikelihood();

  String changesUrgency();

  String adviceClinical();

  String adviceTest();

  String adviceSafety();

  String adviceSelfCare();

  String gradeLabel();

  String gradeTrial();

  String gradeReview();

  String gradeObservational();

  String gradeUnreviewed();

  String gradeUncited();

  String gradeReferenceDoesNotSupport();

  String deniesCauses();

  String deniesTreats();

  String basisNamed();

  String basisInferred();

  String exportTitle();

  String exportIntro();

  String exportNone();

  String download();

  String showFile();

  String lists();

  String listsIntro();

  String listFindings();

  String listSubjects();

  String listSources();

  String listAnalytes();

  String listStatements();

  String listCriteria();
}
