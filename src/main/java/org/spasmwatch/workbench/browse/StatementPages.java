package org.spasmwatch.workbench.browse;

import java.util.List;
import java.util.Optional;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.monograph.ClinicalLogic;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.SafeMarkdown;
import org.spasmwatch.workbench.browse.StatementPage.Saying;

/** Makes the page of a statement. */
final class StatementPages {
  private final KnowledgeBase knowledge;
  private final Teller teller;

  StatementPages(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    this.teller = new Teller(knowledge);
  }

  Optional<StatementPage> of(String id) {
    return knowledge.records().uses().stream()
        .filter(use -> use.id().equals(id))
        .findFirst()
        .map(this::page);
  }

  private StatementPage page(ClinicalUse use) {
    ClinicalLogic logic = new ClinicalLogic(knowledge);
    List<Saying> passages =
        logic.passages(use).stream()
            .map(p -> saying(Keys.of("logic", p.title()), p.texts()))
            .toList();
    List<Saying> conditions =
        logic.mentioned().entrySet().stream()
            .map(named -> saying(named.getKey(), List.of(named.getValue())))
            .toList();
    return new StatementPage(
        new Entries(knowledge).of(use, use.subject()),
        teller.subject(use.subject()),
        Entries.heading(use),
        passages,
        conditions,
        teller.proofs(use.statement().evidence()),
        teller.differences(List.of(use.statement())),
        knowledge.versionOf(RecordId.statement(use.id())).number());
  }

  private static Saying saying(String title, List<String> texts) {
    return new Saying(title, texts.stream().map(SafeMarkdown::line).toList());
  }
}
