package org.spasmwatch.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.spasmwatch.app.CardTally;
import org.spasmwatch.app.InForce;
import org.spasmwatch.app.Stance;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.rest.cdshooks.CdsSettings;

/**
 * Ready once a knowledge is in force, and from then on: cards need no database. What degrades the
 * answers, and what an operator has set that makes them fewer, is said beside it.
 */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {
  private final KnowledgeState state;
  private final Stance stance;
  private final CardTally tally;
  private final String mode;
  private final Clock clock;

  Ready(KnowledgeState state, Stance stance, CardTally tally, CdsSettings settings, Clock clock) {
    this.state = state;
    this.stance = stance;
    this.tally = tally;
    this.mode = settings.mode().name().toLowerCase(Locale.ROOT);
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("knowledge")
            .withData("profile", stance.description())
            .withData("cds-mode", mode)
            .withData("cards-shown", tally.shown())
            .withData("cards-withheld", tally.withheld())
            .withData("database", state.trouble().map(t -> "degraded: " + t).orElse("reachable"))
            .withData("local-edits", state.localEdits());
    state.notInstalled().ifPresent(reason -> check.withData("not-installed", reason));
    state.refusal().ifPresent(refusal -> check.withData("refused", refusal));
    list(check, "unlike-the-catalogue", "; ", state.leftAlone());
    Optional<InForce> inForce = state.inForce();
    inForce.ifPresent(known -> describe(check, known));
    return inForce.isPresent()
        ? check.up().build()
        : check.down().withData("needed", "an installed catalogue: run migrate").build();
  }

  private void describe(HealthCheckResponseBuilder check, InForce inForce) {
    check
        .withData("version", inForce.published().version())
        .withData("in-force-since", inForce.since().toString())
        .withData("age-seconds", Duration.between(inForce.since(), clock.instant()).toSeconds())
        .withData("statements", inForce.published().records().uses().size());
    list(
        check,
        "policy-set-here",
        "; ",
        inForce.published().policy().local().stream().map(Policy.Limit::told).toList());
    list(check, "disabled", ", ", inForce.disabled());
    check.withData("beyond-sources", inForce.beyondSources() ? "on" : "off");
    list(check, "disabled-unknown", ", ", inForce.unknown());
  }

  private static void list(
      HealthCheckResponseBuilder check, String name, String between, List<String> texts) {
    if (!texts.isEmpty()) {
      check.withData(name, String.join(between, texts));
    }
  }
}
