package org.spasmwatch.fhir.search.value;

import java.util.ArrayList;
import java.util.List;

/**
 * The escapes of search values: {@code \,} {@code \|} {@code \$} and {@code \\} stand for the
 * character itself and do not separate (FHIR R5, 3.2.1.5.7).
 */
public final class Escapes {
  private static final char ESCAPE = '\\';
  private static final String ESCAPABLE = ",|$\\";

  private Escapes() {}

  /** Whether every backslash stands before a character that can be escaped. */
  public static boolean wellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == ESCAPE) {
        i++;
        if (i == value.length() || ESCAPABLE.indexOf(value.charAt(i)) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The parts between separators that are not escaped, still with their escapes. */
  public static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == ESCAPE) {
        i++;
      } else if (value.charAt(i) == separator) {
        parts.add(value.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(value.substring(start));
    return parts;
  }

  public static String unescape(String value) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == ESCAPE && i + 1 < value.length()) {
        i++;
      }
      plain.append(value.charAt(i));
    }
    return plain.toString();
  }
}
