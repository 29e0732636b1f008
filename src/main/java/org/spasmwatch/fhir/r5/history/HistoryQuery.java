package org.spasmwatch.fhir.r5.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Place;
import org.spasmwatch.app.KnowledgeLog.Wanted;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Controls;
import org.spasmwatch.fhir.search.ControlsReader;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.value.Moment;
import org.spasmwatch.knowledge.RecordId;

/** What the history of a resource or type is asked with (FHIR R5, 3.2.0.9). */
record HistoryQuery(
    @Nullable Moment since,
    @Nullable Moment at,
    @Nullable String behind,
    Controls controls,
    List<Argument> processed) {
  private static final String AFTER = "_after";
  private static final int MORE = 500;
  private static final Set<String> AS_IN_SEARCH =
      Set.of("_count", "_format", "_pretty", "_summary");
  private static final String TAKES = "_after, _at, _count, _format, _pretty, _since, _summary";

  HistoryQuery {
    processed = List.copyOf(processed);
  }

  /** What marks of this history's pages are signed with. */
  static String space(String type) {
    return type + "/_history";
  }

  static Reading<HistoryQuery> read(Request request) {
    Reader reader = new Reader(request);
    request.arguments().stream().distinct().forEach(reader::read);
    return reader.faults.isEmpty() ? Reading.of(reader.query()) : Reading.refused(reader.faults);
  }

  /** Reads one query. */
  private static final class Reader {
    private final Request request;
    private final List<Issue> faults = new ArrayList<>();
    private final List<Argument> processed = new ArrayList<>();
    private final ControlsReader controls = new ControlsReader(faults::add);
    private @Nullable Moment since;
    private @Nullable Moment at;
    private @Nullable String behind;

    Reader(Request request) {
      this.request = request;
    }

    void read(Argument argument) {
      if (AS_IN_SEARCH.contains(argument.name())) {
        controls.read(argument).ifPresent(processed::add);
        return;
      }
      switch (argument.name()) {
        case "_since" -> since = moment(argument, since);
        case "_at" -> at = moment(argument, at);
        case AFTER -> behind(argument);
        default -> unknown();
      }
    }

    private @Nullable Moment moment(Argument argument, @Nullable Moment before) {
      Optional<Moment> moment = Moment.parse(argument.value());
      if (moment.isEmpty() || before != null) {
        faults.add(
            Issue.invalid("'" + argument.name() + "' is one FHIR instant, dateTime or date", null));
        return before;
      }
      processed.add(argument);
      return moment.get();
    }

    private void behind(Argument argument) {
      Optional<String> place = request.cursors().id(space(request.type()), argument.value());
      behind = place.orElse(null);
      if (place.isEmpty()) {
        faults.add(Issue.invalid("'_after' is no mark of this history; follow 'next'", null));
      }
      processed.add(argument);
    }

    private void unknown() {
      if (request.strict()) {
        faults.add(
            new Issue(
                "not-supported",
                "the query has a parameter that a history does not know; it takes " + TAKES,
                null));
      }
    }

    HistoryQuery query() {
      return new HistoryQuery(since, at, behind, controls.controls(), processed);
    }
  }

  Wanted wanted(String type, Set<RecordId> ids) {
    return new Wanted(
        Origins.kinds(type),
        ids,
        since == null ? null : since.first(),
        at == null ? null : at.first(),
        at == null ? null : at.next().minusNanos(1_000),
        behind == null ? null : place(behind),
        limit());
  }

  /** Not every version of a record is told as a resource of the type, so that more are needed. */
  int limit() {
    return controls.count() + MORE;
  }

  private static Place place(String text) {
    String[] parts = text.split(" ", 2);
    String[] id = parts[1].split("/", 2);
    RecordId.Kind kind =
        RecordId.Kind.valueOf(id[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    return new Place(Long.parseLong(parts[0]), new RecordId(kind, id[1]));
  }

  static String text(Place place) {
    return place.revision() + " " + place.id();
  }

  /** The query with another mark; null for none. */
  String query(Cursors cursors, String type, @Nullable String next) {
    List<Argument> arguments = new ArrayList<>(processed);
    if (next != null) {
      arguments.removeIf(a -> a.name().equals(AFTER));
      arguments.add(new Argument(AFTER, cursors.mark(space(type), next)));
    }
    return arguments.isEmpty() ? "" : "?" + Argument.query(arguments);
  }
}
