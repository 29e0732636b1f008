package org.spasmwatch.rest.fhir.write.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.change.Edit;
import org.spasmwatch.app.change.Written;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Refusal;
import org.spasmwatch.rest.fhir.write.single.Interactions;
import org.spasmwatch.rest.fhir.write.single.Matches;
import org.spasmwatch.rest.fhir.write.single.Patches;
import org.spasmwatch.rest.fhir.write.single.Step;
import org.spasmwatch.rest.fhir.write.single.WritableTypes;
import org.spasmwatch.rest.fhir.write.single.Writer;

/**
 * A transaction: all of it or nothing, in the order of FHIR, with references between its entries
 * (FHIR R5, 3.2.0.14). What it reads, it reads last.
 */
@ApplicationScoped
class Transactions {
  private final Writer writer;
  private final Matches matches;
  private final Interactions interactions;
  private final Lookup lookup;
  private final CurrentKnowledge current;
  private final Patches patches;

  Transactions(
      Writer writer,
      Matches matches,
      Interactions interactions,
      Lookup lookup,
      CurrentKnowledge current,
      Patches patches) {
    this.writer = writer;
    this.matches = matches;
    this.interactions = interactions;
    this.lookup = lookup;
    this.current = current;
    this.patches = patches;
  }

  /** The answer to each entry, in the order in which they came. */
  List<Response> run(Call call, List<Wanted> entries) {
    return writer.onTheNewest(call, now -> attempt(now, entries));
  }

  private List<Response> attempt(Call call, List<Wanted> entries) {
    Map<Integer, Step> steps = new HashMap<>();
    Map<Integer, String> there = new HashMap<>();
    inOrder(entries).forEach(entry -> resolve(call, entry, steps, there));
    References references = new References(matches, call);
    for (Wanted entry : entries) {
      Step step = steps.get(entry.number());
      String id = step == null ? there.get(entry.number()) : step.id();
      if (id != null) {
        references.name(entry, id);
      }
    }
    List<Step> all =
        inOrder(entries)
            .flatMap(entry -> Optional.ofNullable(steps.get(entry.number())).stream())
            .map(references::resolved)
            .toList();
    once(all);
    Written written = writer.write(call, all, true);
    Call later = call.at(current.find().orElse(call.exchange().knowledge()));
    List<Response> answers = new ArrayList<>();
    for (Wanted entry : entries) {
      answers.add(answer(later, entry, steps, there, written));
    }
    return answers;
  }

  private static Stream<Wanted> inOrder(List<Wanted> entries) {
    return entries.stream()
        .sorted(Comparator.comparingInt(Wanted::rank).thenComparing(Wanted::number));
  }

  private void resolve(
      Call call, Wanted entry, Map<Integer, Step> steps, Map<Integer, String> there) {
    try {
      if (entry.reads()) {
        call.need(entry.type(), entry.id() == null ? 's' : 'r');
      } else {
        WritableTypes.check(call.exchange(), entry.type());
        plan(call, entry, steps, there);
      }
    } catch (Refusal refusal) {
      throw refusal.at(entry.place());
    }
  }

  private void plan(Call call, Wanted entry, Map<Integer, Step> steps, Map<Integer, String> there) {
    Call under = call.under(entry.conditions());
    switch (entry.method()) {
      case "DELETE" -> deletion(under, entry).ifPresent(s -> steps.put(entry.number(), s));
      case "PUT" -> steps.put(entry.number(), update(under, entry));
      case "PATCH" -> steps.put(entry.number(), patched(under, entry));
      default ->
          present(under, entry)
              .ifPresentOrElse(
                  id -> there.put(entry.number(), id),
                  () -> steps.put(entry.number(), step(entry, Interactions.newId(), Edit.NEW)));
    }
  }

  /** What is there already of what is to be created, by its condition. */
  private Optional<String> present(Call call, Wanted entry) {
    call.need(entry.type(), 'c');
    String condition = entry.conditions().noneExist();
    return condition == null ? Optional.empty() : matches.one(call, entry.type(), condition);
  }

  private static Step step(Wanted entry, String id, int expected) {
    return new Step(entry.type(), id, entry.body(), expected, entry.place());
  }

  private Optional<Step> deletion(Call call, Wanted entry) {
    call.need(entry.type(), 'd');
    String id = entry.id();
    Optional<String> found =
        id != null ? Optional.of(id) : matches.one(call, entry.type(), entry.search());
    return found
        .filter(one -> one.matches("[a-z0-9-]{1,64}"))
        .map(
            one -> {
              int expected = call.conditions().expected(call.current(entry.type(), one));
              return new Step(entry.type(), one, null, expected, entry.place());
            });
  }

  private Step update(Call call, Wanted entry) {
    call.need(entry.type(), 'u');
    Step step = put(call, entry);
    if (call.current(step.type(), step.id()).isEmpty()) {
      call.need(entry.type(), 'c');
    }
    return step;
  }

  private Step put(Call call, Wanted entry) {
    String id = entry.id();
    if (id == null) {
      return interactions.matched(call, entry.type(), entry.search(), entry.body(), entry.place());
    }
    if (!entry.body().path("id").asText().equals(id)) {
      throw Refusal.of(400, "invalid", "the id of the resource is not the one in the URL");
    }
    return step(entry, id, call.conditions().expected(call.current(entry.type(), id)));
  }

  private Step patched(Call call, Wanted entry) {
    call.need(entry.type(), 'u');
    Patch patch = patches.of(call, entry.body());
    String id = entry.id();
    return id == null
        ? patches.matched(call, entry.type(), entry.search(), patch, entry.place())
        : patches.step(call, entry.type(), id, patch, entry.place());
  }

  private static void once(List<Step> steps) {
    Set<String> seen = new HashSet<>();
    for (Step step : steps) {
      if (!seen.add(step.type() + "/" + step.id())) {
        throw Refusal.of(400, "invalid", "a transaction may change a resource only once")
            .at(step.place());
      }
    }
  }

  private Response answer(
      Call later,
      Wanted entry,
      Map<Integer, Step> steps,
      Map<Integer, String> there,
      Written written) {
    if (entry.reads()) {
      return lookup.read(later.under(entry.conditions()), entry);
    }
    Step step = steps.get(entry.number());
    if (step == null) {
      String id = there.get(entry.number());
      return id == null ? Answers.gone(later) : Answers.shown(later, 200, entry.type(), id);
    }
    if (step.body() == null) {
      return Answers.gone(later);
    }
    boolean created = written.created().stream().map(RecordId::id).anyMatch(step.id()::equals);
    return Answers.shown(later, created ? 201 : 200, entry.type(), step.id());
  }
}
