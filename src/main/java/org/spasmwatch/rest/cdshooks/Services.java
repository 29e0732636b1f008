package org.spasmwatch.rest.cdshooks;

import java.util.List;

/** The services on offer: one line for each hook of each id. */
final class Services {
  private static final String REVIEW = "spasm-review";
  private static final String TITLE = "Spasmwatch: drugs behind muscle spasm";

  static final List<Service> ALL =
      List.of(
          new Service(
              REVIEW,
              Hook.PATIENT_VIEW,
              TITLE,
              "On opening a chart: says whether a spasm, cramp, twitch, myoclonus, tremor or"
                  + " dystonia of the patient may come from a drug, or from stopping one, how"
                  + " urgent it is, and which test would help."));

  private Services() {}

  /** The entries of this id; none when there is no such service. */
  static List<Service> of(String id) {
    return ALL.stream().filter(service -> service.id().equals(id)).toList();
  }
}
