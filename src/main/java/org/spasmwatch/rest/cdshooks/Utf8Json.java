package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as bytes at once, without a tree or a String of it in between: that is a third of the
 * garbage of an answer. Half a surrogate pair, which foreign text may hold, has no form in UTF-8;
 * the generator would join it to whatever comes next, so it becomes a question mark, as {@code
 * String.getBytes} has it.
 */
final class Utf8Json extends JsonGeneratorDelegate {
  private static final ObjectWriter WRITER =
      new JsonMapper(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .build())
          .writer();

  private final SerializerProvider provider;

  /** What writes a document. */
  @FunctionalInterface
  interface Content {
    void write(Utf8Json json) throws IOException;
  }

  private Utf8Json(JsonGenerator bytes, SerializerProvider provider) {
    super(bytes);
    this.provider = provider;
  }

  static byte[] bytes(Content content) {
    Collected bytes = new Collected();
    try {
      WRITER.writeValue(bytes, new Document(content));
      return bytes.all();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can fail where bytes are kept in memory", e);
    }
  }

  /**
   * Most answers fit into the generator's buffer and come in one piece, which is then the array.
   */
  private static final class Collected extends ByteArrayOutputStream {
    Collected() {
      super(0);
    }

    byte[] all() {
      return count == buf.length ? buf : toByteArray();
    }
  }

  /** The content as Jackson takes it, which lends its buffers for it. */
  private static final class Document extends JsonSerializable.Base {
    private final Content content;

    Document(Content content) {
      this.content = content;
    }

    @Override
    public void serialize(JsonGenerator bytes, SerializerProvider provider) throws IOException {
      content.write(new Utf8Json(bytes, provider));
    }

    @Override
    public void serializeWithType(
        JsonGenerator bytes, SerializerProvider provider, TypeSerializer type) throws IOException {
      serialize(bytes, provider);
    }
  }

  /** A field where there is something to say. */
  void text(String field, @Nullable String text) throws IOException {
    if (text != null) {
      writeStringField(field, text);
    }
  }

  void tree(String field, ObjectNode value) throws IOException {
    writeFieldName(field);
    tree(value);
  }

  /** A tree as it is; its texts go the same way as all others. */
  void tree(ObjectNode value) throws IOException {
    value.serialize(this, provider);
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    delegate.writeFieldName(whole(name));
  }

  @Override
  public void writeString(String text) throws IOException {
    delegate.writeString(whole(text));
  }

  @Override
  public void writeRawValue(SerializableString encoded) throws IOException {
    delegate.writeRawValue(encoded);
  }

  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return withoutHalves(text);
      }
    }
    return text;
  }

  private static String withoutHalves(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? '?' : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
