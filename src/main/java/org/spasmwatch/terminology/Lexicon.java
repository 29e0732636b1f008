package org.spasmwatch.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Leads from codes and names to the project's keys. A code or name may lead to several keys: a
 * combination product has several ingredients, "twitching" may be several findings.
 */
public final class Lexicon {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}/.+]+|\\.(?!\\d)");
  private static final Pattern PARTS = Pattern.compile("[/+]");
  private static final int ASCII_END = 128;

  /** One key with what it goes by. */
  public record Entry(String key, Collection<Code> codes, Collection<String> names) {}

  /** By the code, then by its system: most codes of a record are known in none. */
  private final Map<String, Map<String, Set<String>>> byCode = new HashMap<>();

  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Set<String> systems = new HashSet<>();
  private final Set<Code> strangers;
  private final Map<String, List<Code>> codes;

  public Lexicon(Collection<Entry> entries) {
    this(entries, Set.of());
  }

  /**
   * @param strangers codes of what is known to be none of these keys, whatever its name contains
   */
  public Lexicon(Collection<Entry> entries, Set<Code> strangers) {
    this.codes = codes(entries);
    this.strangers = Set.copyOf(strangers);
    for (Entry entry : entries) {
      for (Code code : entry.codes()) {
        byCode
            .computeIfAbsent(code.code(), c -> new HashMap<>())
            .computeIfAbsent(code.system(), s -> new TreeSet<>())
            .add(entry.key());
        systems.add(code.system());
      }
      for (String name : entry.names()) {
        byName.computeIfAbsent(normal(name), n -> new TreeSet<>()).add(entry.key());
      }
    }
    byCode.values().forEach(Lexicon::seal);
    seal(byName);
  }

  /** Makes sets of it that can be given away as they are: in their order, never changed. */
  private static void seal(Map<String, Set<String>> index) {
    index.replaceAll(
        (from, keys) -> keys.size() == 1 ? Set.copyOf(keys) : Collections.unmodifiableSet(keys));
  }

  /** The keys of a code in their order, empty when it is not known here. */
  public Set<String> of(Code code) {
    return of(code.system(), code.code());
  }

  /** The same for who has not made a {@link Code} of it. */
  public Set<String> of(String system, String code) {
    Map<String, Set<String>> bySystem = byCode.get(code);
    return bySystem == null ? Set.of() : bySystem.getOrDefault(system, Set.of());
  }

  /** All that leads to the key; names in the form in which they are compared. */
  public Entry entry(String key) {
    List<Code> codes = new ArrayList<>();
    byCode.forEach(
        (code, bySystem) ->
            leadingTo(key, bySystem).forEach(system -> codes.add(new Code(system, code))));
    return new Entry(key, codes, leadingTo(key, byName));
  }

  private static List<String> leadingTo(String key, Map<String, Set<String>> index) {
    return index.entrySet().stream()
        .filter(e -> e.getValue().contains(key))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether the code is of something that is known to be none of the keys. */
  public boolean stranger(Code code) {
    return strangers.contains(code);
  }

  /**
   * The keys of a name: the whole text, without regard to case, punctuation or spacing; else what
   * stands before the first number ("Gabapentin 300 MG Oral Capsule"). A text that says more in
   * words ("no cramps", "father has tremor") is not understood and finds nothing.
   */
  public Set<String> named(String text) {
    String whole = normal(text);
    Set<String> found = byName.get(whole);
    return found == null ? byName.getOrDefault(beforeFirstNumber(whole), Set.of()) : found;
  }

  private static String beforeFirstNumber(String normal) {
    for (int blank = normal.indexOf(' '); blank >= 0; blank = normal.indexOf(' ', blank + 1)) {
      if (isDigit(normal, blank + 1)) {
        return normal.substring(0, blank);
      }
    }
    return normal;
  }

  /**
   * The keys of every part of a product text: what stands between slashes or plus signs, each by
   * its longest beginning that is a name ("amitriptyline hydrochloride 25 MG" by "amitriptyline").
   */
  public Set<String> namedInParts(String text) {
    Set<String> found = new TreeSet<>();
    for (String part : PARTS.split(normal(text), -1)) {
      found.addAll(longestBeginning(part.strip()));
    }
    return Set.copyOf(found);
  }

  private Set<String> longestBeginning(String part) {
    String beginning = part;
    while (!beginning.isEmpty() && !byName.containsKey(beginning)) {
      beginning = beginning.substring(0, Math.max(0, beginning.lastIndexOf(' ')));
    }
    return byName.getOrDefault(beginning, Set.of());
  }

  private static Map<String, List<Code>> codes(Collection<Entry> entries) {
    Map<String, List<Code>> codes = new HashMap<>();
    for (Entry entry : entries) {
      codes.computeIfAbsent(entry.key(), key -> new ArrayList<>()).addAll(entry.codes());
    }
    return codes;
  }

  /** Whether the key has a code of the system that begins so, as those of a branch of ATC do. */
  public boolean within(String key, String system, String beginning) {
    for (Code code : codes.getOrDefault(key, List.of())) {
      if (code.system().equals(system) && code.code().startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any code of this system is known here. */
  public boolean speaks(String system) {
    return systems.contains(system);
  }

  /**
   * The form in which names are compared. Every text of a record that no code explains comes by
   * here, so plain letters are looked at one by one; only what is beyond ASCII is left to the
   * expression.
   */
  private static String normal(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    boolean between = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= ASCII_END) {
        return NOT_A_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
      }
      boolean word = isWord(c) || (c == '.' && isDigit(name, i + 1));
      if (word) {
        normal.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      } else if (c == '.' || !between) {
        normal.append(' ');
      }
      between = !word && c != '.';
    }
    return normal.toString().strip();
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '/'
        || c == '+';
  }

  private static boolean isDigit(String text, int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
