package org.spasmwatch.workbench.integrate;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page for integrators. */
@MessageBundle(value = "p", locale = "en")
public interface IntegrateWords {
  String heading();

  String lead();

  String base();

  String version();

  String since(String when);

  String statements(int count);

  String health();

  String healthy();

  String disabled();

  String services();

  String servicesIntro();

  String hook();

  String service();

  String says();

  String tester();

  String testerIntro();

  String patient();

  String send();

  String request();

  String response();

  String notYet();

  String prefetch();

  String prefetchIntro();

  String registration();

  String registrationIntro();

  String registrationOne();

  String registrationTwo();

  String registrationExp();

  String registrationJti();

  String registrationThree();

  String fhir();

  String fhirIntro();

  String run();

  String queryCapabilities();

  String queryDrug();

  String queryEffects();

  String queryFinding();

  String queryR4b();

  String queryHistory();

  String queryOwn();

  String copyCurl();

  String copied();

  String registrationName();

  String registrationFhir();
}
