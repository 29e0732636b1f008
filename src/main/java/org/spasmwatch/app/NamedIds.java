package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes UUIDs of version 5 (RFC 9562, 5.5) from names: a call that is repeated gets cards with the
 * same ids, so that feedback on either is feedback on one card. {@code prefix} stands before each
 * name.
 */
public record NamedIds(UUID namespace, String prefix) implements Function<String, UUID> {
  private static final long VERSION_CLEARED = ~0xF000L;
  private static final long VERSION_5 = 0x5000L;
  private static final long VARIANT_CLEARED = ~(3L << 62);
  private static final long VARIANT_RFC = 2L << 62;

  /** Is only copied, which is cheaper than to look for one in the providers. */
  private static final MessageDigest SHA_1 = sha1();

  public NamedIds {
    requireNonNull(namespace, "namespace");
    requireNonNull(prefix, "prefix");
  }

  @Override
  public UUID apply(String name) {
    MessageDigest sha1 = fresh();
    sha1.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    ByteBuffer digest =
        ByteBuffer.wrap(sha1.digest((prefix + name).getBytes(StandardCharsets.UTF_8)));
    long most = digest.getLong() & VERSION_CLEARED | VERSION_5;
    long least = digest.getLong() & VARIANT_CLEARED | VARIANT_RFC;
    return new UUID(most, least);
  }

  private static MessageDigest fresh() {
    try {
      return (MessageDigest) SHA_1.clone();
    } catch (CloneNotSupportedException e) {
      return sha1();
    }
  }

  /** SHA-1 because the version asks for it; nothing secret depends on it. */
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
