package org.spasmwatch.workbench.curate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.change.CardChange;
import org.spasmwatch.card.Card;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.monograph.ClinicalLogic;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.SafeMarkdown;
import org.spasmwatch.workbench.bedside.Stories;
import org.spasmwatch.workbench.curate.Curation.Outlook;
import org.spasmwatch.workbench.curate.Curation.State;
import org.spasmwatch.workbench.curate.PreviewPage.Change;
import org.spasmwatch.workbench.curate.PreviewPage.Effects;
import org.spasmwatch.workbench.curate.PreviewPage.Passage;
import org.spasmwatch.workbench.curate.PreviewPage.Patient;
import org.spasmwatch.workbench.curate.PreviewPage.Shown;
import org.spasmwatch.workbench.curate.form.Difference;
import org.spasmwatch.workbench.curate.form.Lists;

/** Works out what a change would do: in words, and to the cards of the example patients. */
final class Previews {
  private final Curation curation;
  private final KnowledgeBase before;
  private final Locale locale;

  Previews(Curation curation, KnowledgeBase before, Locale locale) {
    this.curation = curation;
    this.before = before;
    this.locale = locale;
  }

  Effects of(Task task, State now, Entry entry) {
    KnowledgeBase after = curation.with(entry);
    Outlook outlook = curation.outlook(after);
    ObjectNode next = curation.content(entry);
    return new Effects(
        Difference.of(task.shape(), new Lists(after), now.content(), next),
        passages(after, entry),
        outlook.changes().entrySet().stream().map(e -> patient(e.getKey(), e.getValue())).toList(),
        outlook.assessed(),
        after.records().uses().stream().anyMatch(use -> use.id().equals(entry.id().id())));
  }

  /** Those of the monograph that say something else than before. */
  private List<Passage> passages(KnowledgeBase after, Entry entry) {
    Map<String, List<String>> old = passages(before, entry.id().id());
    Map<String, List<String>> next = passages(after, entry.id().id());
    Set<String> titles = new LinkedHashSet<>(next.keySet());
    titles.addAll(old.keySet());
    List<Passage> all = new ArrayList<>();
    for (String title : titles) {
      List<String> was = old.getOrDefault(title, List.of());
      List<String> is = next.getOrDefault(title, List.of());
      if (!was.equals(is)) {
        all.add(new Passage(Keys.of("logic", title), lines(was), lines(is)));
      }
    }
    return all;
  }

  private static List<RawString> lines(List<String> texts) {
    return texts.stream().map(SafeMarkdown::line).toList();
  }

  private static Map<String, List<String>> passages(KnowledgeBase knowledge, String id) {
    Map<String, List<String>> passages = new LinkedHashMap<>();
    knowledge
        .records()
        .statements()
        .filter(use -> use.id().equals(id))
        .flatMap(use -> new ClinicalLogic(knowledge).passages(use).stream())
        .forEach(passage -> passages.put(passage.title(), passage.texts()));
    return passages;
  }

  private Patient patient(String id, List<CardChange> changes) {
    String title =
        Stories.all(locale).stream()
            .filter(told -> told.id().equals(id))
            .map(Stories.Told::title)
            .findFirst()
            .orElse(id);
    return new Patient(
        id,
        title,
        changes.stream()
            .map(c -> new Change(Keys.of("card", c.kind()), shown(c.before()), shown(c.after())))
            .toList());
  }

  private static @Nullable Shown shown(@Nullable Card card) {
    return card == null
        ? null
        : new Shown(card.summary(), card.indicator().code(), SafeMarkdown.html(card.detail()));
  }
}
