package org.spasmwatch.workbench.bedside;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A patient as somebody fills in a form: texts, of which each may be empty or wrong. */
public record Sheet(
    String at,
    String born,
    String sex,
    List<Medicine> medicines,
    List<Finding> findings,
    List<Lab> labs,
    List<Allergy> allergies) {
  private static final int MOST = 200;

  /** A drug by any name, its dose in mg a day, and from when to when it was taken. */
  public record Medicine(String name, String dose, String start, String stop) {
    static final Medicine EMPTY = new Medicine("", "", "", "");
  }

  /** A finding by any name, and since when it is there. */
  public record Finding(String name, String onset) {
    static final Finding EMPTY = new Finding("", "");
  }

  /**
   * A value.
   *
   * @param unit empty for the one in which the knowledge counts
   * @param range what the laboratory expects, as it writes it: {@code 135-145}, {@code >= 60}
   */
  public record Lab(String key, String value, String unit, String range, String taken) {
    static final Lab EMPTY = new Lab("", "", "", "", "");
  }

  /** What is not tolerated, by any name, and how it showed. */
  public record Allergy(String substance, String reaction) {
    static final Allergy EMPTY = new Allergy("", "");
  }

  public Sheet {
    requireNonNull(at, "at");
    requireNonNull(born, "born");
    requireNonNull(sex, "sex");
    medicines = List.copyOf(medicines);
    findings = List.copyOf(findings);
    labs = List.copyOf(labs);
    allergies = List.copyOf(allergies);
  }

  /** Reads the fields of a form; those of one row stand at the same place of their lists. */
  static Sheet of(Map<String, List<String>> form) {
    return new Sheet(
        first(form, "at"),
        first(form, "born"),
        first(form, "sex"),
        rows(form, "drug")
            .mapToObj(
                i ->
                    new Medicine(
                        nth(form, "drug", i),
                        nth(form, "dose", i),
                        nth(form, "start", i),
                        nth(form, "stop", i)))
            .filter(row -> !row.name().isEmpty())
            .toList(),
        rows(form, "finding")
            .mapToObj(i -> new Finding(nth(form, "finding", i), nth(form, "onset", i)))
            .filter(row -> !row.name().isEmpty())
            .toList(),
        rows(form, "lab")
            .mapToObj(
                i ->
                    new Lab(
                        nth(form, "lab", i),
                        nth(form, "value", i),
                        nth(form, "unit", i),
                        nth(form, "range", i),
                        nth(form, "taken", i)))
            .filter(row -> !row.key().isEmpty() && !row.value().isEmpty())
            .toList(),
        rows(form, "allergy")
            .mapToObj(i -> new Allergy(nth(form, "allergy", i), nth(form, "reaction", i)))
            .filter(row -> !row.substance().isEmpty())
            .toList());
  }

  /** Nobody yet, on that day. */
  static Sheet blank(LocalDate day) {
    return new Sheet(day.toString(), "", "", List.of(), List.of(), List.of(), List.of());
  }

  static String first(Map<String, List<String>> form, String field) {
    return nth(form, field, 0);
  }

  private static IntStream rows(Map<String, List<String>> form, String field) {
    return IntStream.range(0, Math.min(MOST, form.getOrDefault(field, List.of()).size()));
  }

  private static String nth(Map<String, List<String>> form, String field, int index) {
    List<String> values = form.getOrDefault(field, List.of());
    return index < values.size() ? values.get(index).strip() : "";
  }

  /**
   * The same patient on another day: every date but that of the birth is moved by as much, so that
   * what was recent then is recent now.
   */
  public Sheet movedTo(LocalDate day) {
    long days = ChronoUnit.DAYS.between(LocalDate.parse(at), day);
    return new Sheet(
        day.toString(),
        born,
        sex,
        medicines.stream()
            .map(
                m ->
                    new Medicine(m.name(), m.dose(), moved(m.start(), days), moved(m.stop(), days)))
            .toList(),
        findings.stream().map(f -> new Finding(f.name(), moved(f.onset(), days))).toList(),
        labs.stream()
            .map(l -> new Lab(l.key(), l.value(), l.unit(), l.range(), moved(l.taken(), days)))
            .toList(),
        allergies);
  }

  private static String moved(String date, long days) {
    return date.isEmpty() ? date : LocalDate.parse(date).plusDays(days).toString();
  }

  /** With an empty row below, to be filled in. */
  public List<Medicine> medicineRows() {
    return with(medicines, Medicine.EMPTY);
  }

  /** With an empty row below, to be filled in. */
  public List<Finding> findingRows() {
    return with(findings, Finding.EMPTY);
  }

  /** With an empty row below, to be filled in. */
  public List<Lab> labRows() {
    return with(labs, Lab.EMPTY);
  }

  /** With an empty row below, to be filled in. */
  public List<Allergy> allergyRows() {
    return with(allergies, Allergy.EMPTY);
  }

  private static <T> List<T> with(List<T> rows, T empty) {
    return Stream.concat(rows.stream(), Stream.of(empty)).toList();
  }
}
