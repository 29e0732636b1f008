package org.spasmwatch.codec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.spasmwatch.knowledge.RecordId;

/**
 * A record as it is kept: JSON text in one canonical form, with keys in order and without blanks,
 * so that the same content is the same text and has the same digest.
 */
public record RecordForm(RecordId id, String json) {
  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  public RecordForm {
    requireNonNull(id, "id");
    requireNonNull(json, "json");
  }

  static RecordForm of(RecordId id, JsonNode tree) {
    try {
      return new RecordForm(id, MAPPER.writeValueAsString(MAPPER.convertValue(tree, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }

  /** SHA-256 of the text, in hexadecimal. */
  public String digest() {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
