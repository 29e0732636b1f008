package org.spasmwatch.fhir.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;

/**
 * A part of a FHIRPath, up to where it asks for a type.
 *
 * @param type that is asked for; empty for any
 * @param index which of those is meant; empty for all
 */
record Leg(String path, String type, String index) {
  private static final Pattern ASKED =
      Pattern.compile("\\.ofType\\(\\s*(?:FHIR\\.)?([A-Za-z0-9]+)\\s*\\)(?:\\[(\\d{1,6})\\])?");

  /** All legs of a path. What stands in texts and in other functions asks for nothing here. */
  static List<Leg> of(String path) {
    List<Leg> legs = new ArrayList<>();
    Matcher asked = ASKED.matcher(path);
    int from = 0;
    int at = next(path, 0);
    while (at >= 0) {
      if (asked.region(at, path.length()).lookingAt()) {
        String index = asked.group(2);
        legs.add(new Leg(part(path, from, at), asked.group(1), index == null ? "" : index));
        from = asked.end();
        at = next(path, asked.end());
      } else {
        at = next(path, at + 1);
      }
    }
    if (from < path.length() || legs.isEmpty()) {
      legs.add(new Leg(part(path, from, path.length()), "", ""));
    }
    return legs;
  }

  /** What stands between, without the dot before it. */
  private static String part(String path, int from, int to) {
    int start = from > 0 && from < to && path.charAt(from) == '.' ? from + 1 : from;
    return start < to ? path.substring(start, to) : "$this";
  }

  /** The next dot from there on that stands in no text and no brackets; -1 when there is none. */
  private static int next(String path, int from) {
    int depth = 0;
    boolean text = false;
    for (int i = from; i < path.length(); i++) {
      char c = path.charAt(i);
      if (text) {
        i += c == '\\' ? 1 : 0;
        text = c != '\'';
      } else if (c == '.' && depth == 0) {
        return i;
      } else {
        text = c == '\'';
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return -1;
  }

  /** Those of what its path leads to that are meant. */
  List<IBase> of(List<IBase> found) {
    List<IBase> typed =
        type.isEmpty() ? found : found.stream().filter(e -> type.equals(e.fhirType())).toList();
    if (index.isEmpty()) {
      return typed;
    }
    return typed.stream().skip(Integer.parseInt(index)).limit(1).toList();
  }
}
