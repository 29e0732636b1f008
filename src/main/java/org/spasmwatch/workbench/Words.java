package org.spasmwatch.workbench;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the pages; messages/m_&lt;language&gt;.properties says them. What the knowledge says
 * stays in its own language.
 */
@MessageBundle(value = "m", locale = "en")
public interface Words {
  String skip();

  String bannerStrong();

  String banner();

  String navigation();

  String navKnowledge();

  String navTry();

  String navIntegrate();

  String navCurate();

  String searchLabel();

  String searchPlaceholder();

  String language();

  String theme();

  String themeAuto();

  String themeLight();

  String themeDark();

  String knowledgeVersion();

  String trial();

  String missingTitle();

  String missingText();

  String loadingTitle();

  String loadingText();

  String awayTitle();

  String awayText();

  String documentTitle();

  String documentText();

  String edit();

  String loading();

  String homeTitle();

  String homeHeading();

  String homeLead();

  String homeTry();

  String homeIntegrate();

  String homeStories();

  String matrixTitle();

  String matrixIntro(int count);

  String matrixDrug();

  String matrixOthers();

  String matrixEmpty();

  String filterName();

  String filterFinding();

  String filterKind();

  String filterAll();

  String filterDrugs();

  String filterClasses();

  String filterApply();

  String legend();

  String legendSure();

  String oftenCommon();

  String oftenRare();

  String oftenNotSaid();

  String sure1();

  String sure2();

  String sure3();

  String sure4();

  String stateDenied();

  String stateBoth();

  String stateDiffer();

  String phaseWithdrawal();

  String phaseOverdose();

  String crumbs();

  String kindDrug();

  String kindClass();

  String codes();

  String members();

  String classesOf();

  String contents();

  String about();

  String nothingSaid();

  String published();

  String via();

  String differTitle();

  String differHandling();

  String claims();

  String version();

  String versions();

  String versionsNone();

  String versionsAway();

  String recorded();

  String origin();

  String author();

  String reason();

  String deleted();

  String originBundled();

  String originLocal();

  String logic();

  String conditions();

  String evidence();

  String record();

  String hits(int count);

  String hitsNone();

  String hitsMore(int count);

  String troubleAway();

  String troubleLarge();

  String troubleFailed();

  String urgencySelfCare();

  String urgencyRoutine();

  String urgencySameDay();

  String urgencyEmergency();

  String gradeReferenceDoesNotSupport();

  String gradeUncited();

  String gradeUnreviewed();

  String gradeObservational();

  String gradeReview();

  String gradeTrial();

  String gradeLabel();

  String sectionOnTreatment();

  String sectionWithdrawal();

  String sectionOverdose();

  String sectionNotRecognised();

  String sectionRedFlags();

  String sectionInteractions();

  String sectionContraindications();

  String sectionPrecautions();

  String sectionDifferentials();

  String sectionIndications();

  String sectionNotEffective();

  String sectionRegulatory();

  String facetMechanism();

  String facetClassification();

  String facetDefinition();

  String facetDosing();

  String facetMonitoring();

  String facetRegulatory();

  String matrixRest();

  String logicWhat();

  String logicUse();

  String logicFiresWhen();

  String logicStandsBeside();

  String logicOnlyIf();

  String logicHowUrgent();

  String logicMakesIt();

  String logicAsks();
}
