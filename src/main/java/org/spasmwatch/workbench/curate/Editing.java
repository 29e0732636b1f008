package org.spasmwatch.workbench.curate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.change.ChangeRefused;
import org.spasmwatch.app.change.Written;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.workbench.curate.Curation.State;
import org.spasmwatch.workbench.curate.Pages.Edited;
import org.spasmwatch.workbench.curate.Requests.Visiting;
import org.spasmwatch.workbench.curate.form.Complaint;
import org.spasmwatch.workbench.curate.form.Difference;
import org.spasmwatch.workbench.curate.form.Filled;
import org.spasmwatch.workbench.curate.form.Lists;
import org.spasmwatch.workbench.curate.form.Typed;

/**
 * One form that was sent: it is read, tried, and saved if that was asked for. Whatever stands
 * against it, nothing that was typed is lost.
 */
final class Editing {
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int FORBIDDEN = 403;
  private static final int STALE = 412;
  private static final int REFUSED = 422;
  private static final int LONGEST_REASON = 2000;

  private final Curation curation;
  private final Pages pages;
  private final Ask ask;
  private final KnowledgeBase knowledge;
  private final Lists lists;
  private final State now;

  Editing(Curation curation, Pages pages, Ask ask, KnowledgeBase knowledge) {
    this.curation = curation;
    this.pages = pages;
    this.ask = ask;
    this.knowledge = knowledge;
    this.lists = new Lists(knowledge);
    this.now =
        Task.isId(ask.task().id())
            ? curation.now(knowledge, ask.task().record()).orElse(State.NONE)
            : State.NONE;
  }

  /** Whose form it is, and what it says. */
  record Ask(Visiting visiting, Task task, Map<String, List<String>> form) {
    String first(String field) {
      return form.getOrDefault(field, List.of("")).get(0).strip();
    }
  }

  /** Reads what was typed, and does with it what was asked for. */
  Response answer() {
    ObjectNode base = ask.task().fresh() ? Pages.begun(ask.task().shape()) : now.content();
    Typed typed = Typed.of(ask.task().shape(), lists, base, ask.form());
    if (ask.first("do").equals("edit")) {
      return form(OK, ask.task(), typed.content(), List.of());
    }
    Optional<Complaint> id = Pages.idComplaint(ask.task(), knowledge);
    if (id.isPresent() || !typed.complaints().isEmpty()) {
      List<Complaint> all = new ArrayList<>(typed.complaints());
      id.ifPresent(all::add);
      return form(REFUSED, ask.task(), typed.content(), all);
    }
    return tried(typed.content());
  }

  /** What the content would do, or that it is saved. */
  Response tried(ObjectNode content) {
    try {
      if (ask.task().version() != now.version()) {
        return outdone(content);
      }
      Entry entry = curation.read(ask.task().record(), content);
      return ask.first("do").equals("save") ? save(entry) : preview(OK, entry, "");
    } catch (KnowledgeRefused refused) {
      return form(REFUSED, ask.task(), content, complaints(refused));
    } catch (IllegalArgumentException impossible) {
      String why = String.valueOf(impossible.getMessage());
      return form(REFUSED, ask.task(), content, List.of(new Complaint("", "", why)));
    } catch (StoreUnavailable away) {
      return pages.away(ask.visiting());
    }
  }

  private List<Complaint> complaints(KnowledgeRefused refused) {
    String own = ask.task().record().toString();
    return refused.faults().stream()
        .map(
            fault ->
                fault.file().equals(own)
                    ? Complaint.of(fault)
                    : new Complaint("", "", fault.file() + ": " + fault.reason()))
        .toList();
  }

  private Response save(Entry entry) {
    String reason = ask.first("reason");
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      return preview(REFUSED, entry, "reasonMissing");
    }
    ask.visiting().writes();
    try {
      Written written =
          curation.save(entry, ask.task().version(), ask.visiting().curator().author(reason));
      if (written.unchanged().contains(entry.id())) {
        return preview(REFUSED, entry, "unchanged");
      }
      ask.visiting().wrote(entry.id(), written.versions().getOrDefault(entry.id(), 1));
      return Response.status(SEE_OTHER)
          .header(HttpHeaders.LOCATION, ask.task().place() + "/versions?saved=true")
          .build();
    } catch (ChangeRefused refused) {
      return refused(entry, refused);
    }
  }

  private Response refused(Entry entry, ChangeRefused refused) {
    return switch (refused.reason()) {
      case ACTIVATION -> preview(FORBIDDEN, entry, "activation");
      case FOUR_EYES -> preview(REFUSED, entry, "fourEyes");
      case DUPLICATE -> preview(REFUSED, entry, "duplicate");
      case VERSION, STALE -> outdone(curation.content(entry));
    };
  }

  /** Somebody else has written it meanwhile: what they changed stands beside what was typed. */
  private Response outdone(ObjectNode content) {
    KnowledgeBase newest = curation.knowledge().orElse(knowledge);
    State there = curation.now(newest, ask.task().record()).orElse(State.NONE);
    List<Difference> theirs =
        curation.versions(ask.task().record()).stream()
            .filter(v -> v.record().version().number() == ask.task().version())
            .flatMap(v -> curation.content(v).stream())
            .flatMap(
                seen -> Difference.of(ask.task().shape(), lists, seen, there.content()).stream())
            .toList();
    Filled filled =
        Filled.of(ask.task().shape(), content, List.of(new Complaint("", "outdone", "")));
    Edited edited = new Edited(ask.task().at(there.version()), filled, theirs);
    return pages.form(STALE, ask.visiting(), edited);
  }

  private Response form(int status, Task task, ObjectNode content, List<Complaint> complaints) {
    Filled filled = Filled.of(task.shape(), content, complaints);
    return pages.form(status, ask.visiting(), Edited.alone(task, filled));
  }

  private Response preview(int status, Entry entry, String problem) {
    Locale locale = ask.visiting().visit().locale();
    return pages.preview(
        status,
        ask.visiting(),
        new PreviewPage(
            ask.task(),
            Filled.of(ask.task().shape(), curation.content(entry), List.of()),
            ask.visiting().curator(),
            new Previews(curation, knowledge, locale).of(ask.task(), now, entry),
            ask.first("reason"),
            problem));
  }
}
