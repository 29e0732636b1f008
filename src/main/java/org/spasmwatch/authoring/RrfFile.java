package org.spasmwatch.authoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in the Rich Release Format of the National Library of Medicine: a line for each row, and a
 * bar after each column, the last one included. Read line by line, as a file has hundreds of
 * megabytes.
 */
final class RrfFile {
  private final Path file;
  private final int columns;

  RrfFile(Path file, int columns) {
    this.file = file;
    this.columns = columns;
  }

  /** Takes a row. */
  @FunctionalInterface
  interface Rows {
    void take(List<String> row) throws Misread;
  }

  /** A file that is not what it should be: the message says where. */
  static final class Misread extends IOException {
    private static final long serialVersionUID = 1L;

    Misread(String message) {
      super(message);
    }
  }

  void each(Rows rows) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          rows.take(cut(line));
        } catch (Misread e) {
          throw new Misread(file + ":" + number + ": " + e.getMessage());
        }
      }
    }
  }

  private List<String> cut(String line) throws Misread {
    List<String> row = new ArrayList<>(columns);
    int from = 0;
    for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', from)) {
      row.add(line.substring(from, bar));
      from = bar + 1;
    }
    if (row.size() != columns || from != line.length()) {
      throw new Misread(
          "has not the " + columns + " columns of this file, each with a bar after it");
    }
    return row;
  }

  /** The number of a concept, 0 where the row is about an atom. */
  static int rxcui(String cell) throws Misread {
    try {
      return cell.isEmpty() ? 0 : Integer.parseInt(cell);
    } catch (NumberFormatException e) {
      throw new Misread("'" + cell + "' is no RXCUI");
    }
  }
}
