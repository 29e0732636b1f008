package org.spasmwatch.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
  private static final Pattern FROM_FIRST_NUMBER = Pattern.compile("\\s\\d.*$");

  private static final Pattern PARTS = Pattern.compile("[/+]");

  /** One key with what it goes by. */
  public record Entry(String key, Collection<Code> codes, Collection<String> names) {}

  private final Map<Code, Set<String>> byCode = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Set<String> systems = new TreeSet<>();
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
        byCode.computeIfAbsent(code, c -> new TreeSet<>()).add(entry.key());
        systems.add(code.system());
      }
      for (String name : entry.names()) {
        byName.computeIfAbsent(normal(name), n -> new TreeSet<>()).add(entry.key());
      }
    }
  }

  /** The keys of a code, empty when it is not known here. */
  public Set<String> of(Code code) {
    return Set.copyOf(byCode.getOrDefault(code, Set.of()));
  }

  /** All that leads to the key; names in the form in which they are compared. */
  public Entry entry(String key) {
    return new Entry(key, leadingTo(key, byCode), leadingTo(key, byName));
  }

  private static <T> List<T> leadingTo(String key, Map<T, Set<String>> index) {
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
    Set<String> found = byName.getOrDefault(whole, Set.of());
    if (found.isEmpty()) {
      found = byName.getOrDefault(FROM_FIRST_NUMBER.matcher(whole).replaceFirst(""), Set.of());
    }
    return Set.copyOf(found);
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

  private static String normal(String name) {
    return NOT_A_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
