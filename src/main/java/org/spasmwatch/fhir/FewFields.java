package org.spasmwatch.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object in their order. Nearly all objects of a record have few, so names
 * and values stand side by side in one array and are searched from its beginning: a hash table for
 * each of them is more than half of a parsed tree, and reading a tree is mostly waiting for memory.
 * An object that has many fields gets its table.
 */
final class FewFields extends AbstractMap<String, JsonNode> {
  /** Of fields; so many are found as fast without a table. */
  private static final int FEW = 16;

  private static final int AT_FIRST = 4;

  /** A name, its value, the next name, and so on. */
  private @Nullable Object[] slots = new Object[2 * AT_FIRST];

  private int size;
  private @Nullable Map<String, JsonNode> many;

  @Override
  public int size() {
    return many == null ? size : many.size();
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object name) {
    if (many != null) {
      return many.get(name);
    }
    int index = index(name);
    return index < 0 ? null : value(index);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  /** The parser gives equal names as the same object, so that most are found without a look in. */
  private int index(@Nullable Object name) {
    int hash = Objects.hashCode(name);
    for (int i = 0; i < size; i++) {
      Object each = slots[2 * i];
      if (each == name || (Objects.hashCode(each) == hash && Objects.equals(each, name))) {
        return i;
      }
    }
    return -1;
  }

  private String name(int index) {
    return (String) Objects.requireNonNull(slots[2 * index]);
  }

  private JsonNode value(int index) {
    return (JsonNode) Objects.requireNonNull(slots[2 * index + 1]);
  }

  @Override
  public @Nullable JsonNode put(String name, JsonNode value) {
    if (many != null) {
      return many.put(name, value);
    }
    int index = index(name);
    if (index >= 0) {
      JsonNode before = value(index);
      slots[2 * index + 1] = value;
      return before;
    }
    append(name, value);
    return null;
  }

  private void append(String name, JsonNode value) {
    if (size == FEW) {
      Map<String, JsonNode> table = new LinkedHashMap<>(this);
      table.put(name, value);
      many = table;
      return;
    }
    if (2 * size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * slots.length);
    }
    slots[2 * size] = name;
    slots[2 * size + 1] = value;
    size++;
  }

  @Override
  public Collection<JsonNode> values() {
    return many == null ? new Values() : many.values();
  }

  @Override
  public Set<Entry<String, JsonNode>> entrySet() {
    return many == null ? new Entries() : many.entrySet();
  }

  private final class Values extends AbstractCollection<JsonNode> {
    @Override
    public Iterator<JsonNode> iterator() {
      return new Each<JsonNode>() {
        @Override
        JsonNode read(int index) {
          return value(index);
        }
      };
    }

    @Override
    public int size() {
      return size;
    }
  }

  private final class Entries extends AbstractSet<Entry<String, JsonNode>> {
    @Override
    public Iterator<Entry<String, JsonNode>> iterator() {
      return new Each<Entry<String, JsonNode>>() {
        @Override
        Entry<String, JsonNode> read(int index) {
          return new SimpleImmutableEntry<>(name(index), value(index));
        }
      };
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Goes through the fields. */
  private abstract class Each<T> implements Iterator<T> {
    private int next;

    abstract T read(int index);

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return read(next++);
    }

    @Override
    public void remove() {
      next--;
      size--;
      System.arraycopy(slots, 2 * next + 2, slots, 2 * next, 2 * (size - next));
      Arrays.fill(slots, 2 * size, 2 * size + 2, null);
    }
  }
}
