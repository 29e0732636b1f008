package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.workbench.Keys;

/**
 * One field of a form.
 *
 * @param path where it stands in its record or row, with dots; empty where the row is the value
 *     itself
 * @param of of a choice the family of its words, of a key the list that it is in
 * @param codes of a choice the values there are
 * @param otherwise what holds where a record says nothing; it is not written down
 */
public record Field(
    String path, Sort sort, String of, List<String> codes, boolean required, String otherwise) {

  /** How a value is typed. */
  public enum Sort {
    /** A line. */
    TEXT,
    /** Sentences. */
    LONG,
    /** One of a few codes. */
    CHOICE,
    /** Something that the knowledge has, found by its name or code. */
    KEY,
    /** A condition on a patient. */
    CRITERION,
    /** Words between blanks or commas. */
    WORDS,
    /** Texts, one on each line. */
    LINES
  }

  public Field {
    requireNonNull(path, "path");
    requireNonNull(sort, "sort");
    requireNonNull(of, "of");
    codes = List.copyOf(codes);
    requireNonNull(otherwise, "otherwise");
  }

  static Field of(String path, Sort sort) {
    return new Field(path, sort, "", List.of(), false, "");
  }

  static Field choice(String path, String family, String... codes) {
    return new Field(path, Sort.CHOICE, family, List.of(codes), false, "");
  }

  static Field condition(String path) {
    return new Field(path, Sort.CRITERION, Shapes.CRITERIA, List.of(), false, "");
  }

  static Field key(String path, String list) {
    return new Field(path, Sort.KEY, list, List.of(), false, "");
  }

  Field needed() {
    return new Field(path, sort, of, codes, true, otherwise);
  }

  Field assuming(String code) {
    return new Field(path, sort, of, codes, required, code);
  }

  /** The key of the word for it. */
  String label(String group) {
    String whole = path.isEmpty() ? group : path;
    return Keys.of("field", whole.substring(whole.lastIndexOf('.') + 1));
  }

  /** The key of the word for one of the codes. */
  public String word(String code) {
    return Keys.of(of, code);
  }

  /** As a word for templates. */
  public String kind() {
    return sort.name();
  }
}
