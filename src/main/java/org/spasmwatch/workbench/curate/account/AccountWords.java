package org.spasmwatch.workbench.curate.account;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of signing in. */
@MessageBundle(value = "a", locale = "en")
public interface AccountWords {
  String heading();

  String intro();

  String token();

  String hint();

  String hintTrial();

  String kept();

  String signIn();

  String signOut();

  String signedInAs();

  String empty();

  String large();

  String wrong();

  String undecided();

  String reader();

  String ended();

  String refused();

  String foreign();

  String lacks();

  String back();
}
