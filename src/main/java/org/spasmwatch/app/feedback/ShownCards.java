package org.spasmwatch.app.feedback;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.spasmwatch.app.CardsIssued;
import org.spasmwatch.app.KnowledgeStart;
import org.spasmwatch.app.Outbox;

/**
 * Notes the cards that clients got, so that feedback on them can be told by statement, and forgets
 * them when their time is up. No request waits for it.
 */
@ApplicationScoped
class ShownCards {
  private final FeedbackLog log;
  private final FeedbackSettings settings;
  private final Clock clock;
  private final Outbox<ShownCard> outbox;
  private LocalDate swept = LocalDate.MIN;

  ShownCards(FeedbackLog log, FeedbackSettings settings, Clock clock, MeterRegistry registry) {
    this.log = log;
    this.settings = settings;
    this.clock = clock;
    this.outbox =
        new Outbox<ShownCard>("shown.cards", settings.queue(), this::write).metered(registry);
  }

  void start(@Observes StartupEvent event, @CommandLineArguments String[] arguments) {
    if (!Arrays.asList(arguments).contains(KnowledgeStart.MIGRATE)) {
      outbox.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    outbox.stop();
  }

  void note(@Observes CardsIssued issued) {
    if (issued.shown()) {
      LocalDate day = today();
      issued.cards().forEach(card -> outbox.add(ShownCard.of(card, issued.service(), day)));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Once a day the first batch also clears out what is old. */
  private void write(List<ShownCard> cards) {
    log.shown(cards);
    LocalDate day = today();
    if (!day.equals(swept)) {
      log.forgetBefore(day.minusDays(settings.retention().toDays()));
      swept = day;
    }
  }
}
