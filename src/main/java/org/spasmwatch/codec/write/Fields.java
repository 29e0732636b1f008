package org.spasmwatch.codec.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record, or a part of one, that is being written: what is empty or goes without saying is left
 * out.
 */
record Fields(ObjectNode node) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Fields() {
    this(JSON.objectNode());
  }

  /** {@code SAME_DAY} as {@code same-day}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Fields text(String field, @Nullable String text) {
    if (text != null) {
      node.put(field, text);
    }
    return this;
  }

  Fields flag(String field, boolean flag) {
    if (flag) {
      node.put(field, true);
    }
    return this;
  }

  Fields choice(String field, Enum<?> constant) {
    return text(field, code(constant));
  }

  /** A choice that has a default. */
  Fields choice(String field, Enum<?> constant, Enum<?> otherwise) {
    return constant == otherwise ? this : choice(field, constant);
  }

  Fields set(String field, @Nullable JsonNode value) {
    if (value != null) {
      node.set(field, value);
    }
    return this;
  }

  Fields texts(String field, List<String> texts) {
    return each(field, texts, JSON::textNode);
  }

  <T> Fields each(String field, List<T> all, Function<T, JsonNode> form) {
    if (!all.isEmpty()) {
      ArrayNode list = node.putArray(field);
      all.forEach(one -> list.add(form.apply(one)));
    }
    return this;
  }
}
