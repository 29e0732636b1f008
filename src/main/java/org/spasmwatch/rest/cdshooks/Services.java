package org.spasmwatch.rest.cdshooks;

import java.util.List;

/**
 * The services on offer: one line for each hook of each id. The hook that most EHRs have stands
 * last of its id: the public Sandbox, which knows a service by its URL alone, keeps the last.
 */
public final class Services {
  private static final String REVIEW = "spasm-review";
  private static final String REVIEW_TITLE = "Spasmwatch: drugs behind muscle spasm";
  private static final String SAYS =
      " says whether a spasm, cramp, twitch, myoclonus, tremor or dystonia of the patient may come"
          + " from a drug, or from stopping one, how urgent it is, and which test would help.";
  private static final String ORDERS = "spasm-order-check";
  private static final String ORDERS_TITLE = "Spasmwatch: orders and muscle spasm";

  public static final List<Service> ALL =
      List.of(
          review(
              Hook.ENCOUNTER_DISCHARGE,
              "On discharge:"
                  + SAYS
                  + " Names drugs of home that are among no discharge order and"
                  + " must not end abruptly."),
          review(
              Hook.PROBLEM_LIST_ITEM_CREATE,
              "On writing down a problem, with which the finding counts as there:" + SAYS),
          review(Hook.PATIENT_VIEW, "On opening a chart:" + SAYS),
          orders(
              Hook.MEDICATION_REFILL,
              "On a request for a refill: says whether a muscle symptom of the patient may come"
                  + " from the drug, and whether it is taken beyond its time."),
          orders(
              Hook.MEDICATION_VERIFY,
              "When a pharmacist verifies an order in force: says of its drug what a review would"
                  + " say, and whether it could be checked."),
          orders(
              Hook.ORDER_SELECT,
              "While orders are selected: says of the selected ones whether the drug can cause what"
                  + " the patient already has, goes badly with another, or is advised against in"
                  + " this patient."),
          orders(
              Hook.ORDER_SIGN,
              "Before orders are signed: the same of all of them; also of an order that is stopped"
                  + " and whose drug must not end abruptly, and names drugs that it could not"
                  + " check."));

  private Services() {}

  private static Service review(Hook hook, String description) {
    return new Service(REVIEW, hook, REVIEW_TITLE, description);
  }

  private static Service orders(Hook hook, String description) {
    return new Service(ORDERS, hook, ORDERS_TITLE, description);
  }

  /** Those of the hooks that a hospital has chosen. */
  public static List<Service> offered(CdsSettings settings) {
    return settings
        .hooks()
        .map(hooks -> ALL.stream().filter(service -> hooks.contains(service.hook())).toList())
        .orElse(ALL);
  }

  /** The entries of this id; none when there is no such service. */
  static List<Service> of(String id) {
    return ALL.stream().filter(service -> service.id().equals(id)).toList();
  }
}
