package org.spasmwatch.card;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.Span;

/** Names, lists and dates as a person reads them. */
public final class Words {
  private final KnowledgeBase knowledge;

  Words(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  String drug(String id) {
    return knowledge.nameOf(id);
  }

  /** The suspects of a concern, each once, in their rank. */
  List<String> drugs(Concern concern) {
    List<String> drugs = new ArrayList<>(concern.suspects().size());
    concern.suspects().forEach(suspect -> addOnce(drugs, suspect.drug()));
    drugs.replaceAll(this::drug);
    return drugs;
  }

  String finding(String key) {
    return knowledge.terms().concepts().label(key);
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> items, String link) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    List<String> first = items.subList(0, items.size() - 1);
    return String.join(", ", first) + " " + link + " " + items.get(items.size() - 1);
  }

  public static String capital(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char first = text.charAt(0);
    if (first >= 'A' && first <= 'Z') {
      return text;
    }
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Adds what is not among them yet; they are few, so that looking is cheaper than a set. */
  static void addOnce(List<String> items, String item) {
    if (!items.contains(item)) {
      items.add(item);
    }
  }

  /** {@code since 2026-03-01}, {@code since 2026-03}, {@code at the latest since 2026-03-01}. */
  static String since(@Nullable Span start) {
    if (start == null) {
      return "start not recorded";
    }
    return start.bounded() ? "since " + date(start) : "at the latest since " + day(start.latest());
  }

  /** {@code from 2026-03-01}, or what else is known of an onset. */
  static String from(@Nullable Span onset) {
    if (onset == null) {
      return "onset not recorded";
    }
    return onset.bounded() ? "from " + date(onset) : "recorded " + day(onset.latest());
  }

  /** The date as precisely as it is known: day, month or year. */
  public static String date(Span span) {
    LocalDate first = LocalDate.ofInstant(span.earliest(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(span.latest(), ZoneOffset.UTC);
    if (first.equals(last)) {
      return first.toString();
    }
    if (first.getYear() != last.getYear()) {
      return first + " to " + last;
    }
    return first.getMonth() == last.getMonth()
        ? first.toString().substring(0, 7)
        : String.valueOf(first.getYear());
  }

  public static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }
}
