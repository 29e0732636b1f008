package org.spasmwatch.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.TemplateException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a hostile text into each field of what a page shows, one field after the other, and looks
 * whether the page stays a page. A field that is the key of a word cannot be shown and is passed
 * over.
 */
public final class Hostile {
  public static final String TEXT =
      "'\"></code></title></svg><script>alert(1)</script><img src=x onerror=alert(2)>{x.y}";

  private Hostile() {}

  /** A text of a record, wherever that record occurs. */
  private record Field(Class<?> owner, String name) {}

  /** Renders all variants; the names of the fields whose text was seen on the page. */
  public static <R extends Record> Set<String> inert(R whole, Function<R, String> page) {
    Set<Field> fields = new LinkedHashSet<>();
    collect(whole, fields);
    Set<String> seen = new TreeSet<>();
    for (Field field : fields) {
      @SuppressWarnings("unchecked")
      R variant = (R) requireNonNull(replaced(whole, field));
      try {
        String html = page.apply(variant);
        assertThat(html).as(field.toString()).doesNotContain("<script>alert", "<img src=x", "'\">");
        if (html.contains("&lt;script&gt;alert(1)")) {
          seen.add(field.owner().getSimpleName() + "." + field.name());
        }
      } catch (TemplateException noSuchWord) {
        assertThat(noSuchWord.getMessage()).as(field.toString()).isNotNull();
      }
    }
    return seen;
  }

  private static void collect(@Nullable Object value, Set<Field> fields) {
    if (value instanceof Record whole) {
      for (RecordComponent component : whole.getClass().getRecordComponents()) {
        if (component.getType() == String.class) {
          fields.add(new Field(whole.getClass(), component.getName()));
        } else {
          collect(get(whole, component), fields);
        }
      }
    } else if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, fields));
    }
  }

  private static @Nullable Object replaced(@Nullable Object value, Field field) {
    if (value instanceof List<?> list) {
      return list.stream().map(element -> replaced(element, field)).toList();
    }
    if (!(value instanceof Record whole)) {
      return value;
    }
    RecordComponent[] components = whole.getClass().getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(
                component ->
                    field.equals(new Field(whole.getClass(), component.getName()))
                        ? TEXT
                        : replaced(get(whole, component), field))
            .toArray();
    return made(whole.getClass(), components, values);
  }

  private static @Nullable Object get(Record whole, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object made(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
