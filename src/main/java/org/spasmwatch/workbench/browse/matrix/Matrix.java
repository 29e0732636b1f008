package org.spasmwatch.workbench.browse.matrix;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Drugs and classes against problems of movement, one row each, as far as the filter lets them.
 *
 * @param findings all that a column could be chosen of
 * @param rest of which other things are said than these problems
 */
public record Matrix(
    Filter filter,
    List<Column> findings,
    List<Column> columns,
    List<Row> rows,
    List<Row> rest,
    int statements) {
  public Matrix {
    requireNonNull(filter, "filter");
    findings = List.copyOf(findings);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    rest = List.copyOf(rest);
  }

  /** Whether anything is said of overdoses, so that the sign for it is explained. */
  public boolean overdose() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> cell.phases().contains("phaseOverdose"));
  }

  /**
   * What is wanted: a part of a name, the finding of one column, {@code drugs} or {@code classes};
   * each empty for all.
   */
  public record Filter(String name, String finding, String kind) {
    public Filter {
      requireNonNull(name, "name");
      requireNonNull(finding, "finding");
      requireNonNull(kind, "kind");
    }
  }

  /** One finding. */
  public record Column(String key, String label) {}

  /** One drug or class; {@code others} counts what is said of it beside the cells. */
  public record Row(String id, String name, boolean group, List<Cell> cells, int others) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** Whether anything is said of it and one of these problems. */
    boolean told() {
      return cells.stream().anyMatch(cell -> !cell.state().equals("none"));
    }
  }

  /**
   * What is said of one subject and one finding.
   *
   * @param finding the label of the column, for where there are no columns
   * @param state {@code none}, {@code effect}, {@code denied}, or {@code both}
   * @param often the key of the word for how often
   * @param sure from 1, a reference that does not support it, to 4, a trial or a label
   * @param phases keys of the words for phases other than during treatment
   * @param differ whether sources disagree
   * @param href where it is told
   */
  public record Cell(
      String finding,
      String state,
      String often,
      int sure,
      List<String> phases,
      boolean differ,
      String href) {
    static final Cell NOTHING = new Cell("", "none", "", 0, List.of(), false, "");

    public Cell {
      phases = List.copyOf(phases);
    }

    /** The key of the word for how sure it is. */
    public String sureKey() {
      return "sure" + sure;
    }

    /** The classes of the style that draw it. */
    public String style() {
      return state + " " + often + " sure" + sure + (differ ? " differ" : "");
    }
  }
}
