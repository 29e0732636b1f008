package org.spasmwatch.workbench.bedside;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on which a patient is tried out. */
@MessageBundle(value = "t", locale = "en")
public interface BedsideWords {
  String closed();

  String closedHow();

  String heading();

  String intro();

  String examples();

  String patient();

  String at();

  String born();

  String sex();

  String sexUnknown();

  String sexFemale();

  String sexMale();

  String sexOther();

  String drugs();

  String drug();

  String dose();

  String start();

  String stop();

  String moreDrugs();

  String findings();

  String finding();

  String onset();

  String moreFindings();

  String labs();

  String lab();

  String value();

  String taken();

  String moreLabs();

  String bundleSummary();

  String bundle();

  String upload();

  String bundleHint();

  String assess();

  String privacy();

  String result();

  String problem();

  String cards(int count);

  String noCards();

  String critical();

  String warning();

  String info();

  String suggestions();

  String why();

  String override();

  String dismiss();

  String accepted();

  String overridden();

  String feedbackFailed();

  String timeline();

  String timelineFrom(String from, String to);

  String keyDrug();

  String keyOpen();

  String keyFinding();

  String keyLab();

  String keyLimit();

  String considered(int count);

  String notEvaluated();

  String developer();

  String send();

  String copyCurl();

  String copied();

  String download();

  String request();

  String response();

  String responseYet();

  String choose();

  String showFacts();

  String missing();

  String met();

  String notMet();

  String undetermined();

  String roleGate();

  String roleSigns();

  String roleModifier();

  String roleUrgency();

  String roleWithholds();

  String rolePart();

  String timingAfterIncrease();

  String timingAfterStart();

  String timingWithinWithdrawal();

  String timingUnknown();

  String timingBeforeStart();

  String timingAfterWithdrawalWindow();

  String outcomeShown();

  String outcomeReference();

  String outcomeNotTaken();

  String outcomeNoPartner();

  String outcomeNoSymptom();

  String outcomeNotMet();

  String outcomeNotKnown();

  String outcomeTiming();

  String outcomeNearer();

  String outcomeNoCard();

  String toResult();

  String unit();

  String range();

  String allergies();

  String substance();

  String reaction();

  String moreAllergies();

  String bundleFill();

  String bundleClear();

  String keyBand();

  String recommended();

  String source();

  String feedbackCall();

  String showWhere();

  String overrideBenefit();

  String overrideOtherCause();

  String overrideActed();

  String overrideData();

  String overrideIrrelevant();

  String nothingRead();

  String timelineLeft(int count);
}
