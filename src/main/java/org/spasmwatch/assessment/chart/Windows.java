package org.spasmwatch.assessment.chart;

import java.time.Duration;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Truth;

/**
 * Whether something came within a time after something else. Times that are known to the day are as
 * good as the policy's numbers, which count days; vaguer ones leave it open what they leave open.
 */
public final class Windows {
  private Windows() {}

  /**
   * The key of the limit for withdrawal: the drug's own where the policy has one, else that of the
   * class which the statement is about.
   */
  public static String ofWithdrawal(Policy policy, String drug, String subject) {
    String own = "withdrawal-window." + drug;
    return policy.find(own).isPresent() ? own : "withdrawal-window." + subject;
  }

  /**
   * Whether the event came after the start and not later than the window, its last day included.
   */
  public static Truth within(Span event, Span start, Duration window) {
    if (event.certainlyBefore(start) || event.earliest().isAfter(start.latest().plus(window))) {
      return Truth.FALSE;
    }
    if (event.toTheDay() && start.toTheDay()) {
      return Truth.TRUE;
    }
    boolean certain =
        start.bounded()
            && event.certainlyNotBefore(start)
            && !event.latest().isAfter(start.earliest().plus(window));
    return certain ? Truth.TRUE : Truth.UNKNOWN;
  }
}
