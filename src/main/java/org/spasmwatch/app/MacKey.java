package org.spasmwatch.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret to make codes of texts with that nobody else can make (HMAC-SHA-256), and the secret
 * before it, whose codes are still recognised.
 */
public final class MacKey {
  /** Bytes of a secret at least: as many as a code has (RFC 2104, 3). */
  public static final int LEAST_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  private MacKey(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Of the bytes of those texts; without a current one a random secret, good until the end. */
  public static MacKey of(Optional<String> current, Optional<String> previous) {
    byte[] first = current.map(text -> text.getBytes(UTF_8)).orElseGet(MacKey::random);
    return new MacKey(
        Stream.concat(Stream.of(first), previous.map(text -> text.getBytes(UTF_8)).stream())
            .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
            .toList());
  }

  private static byte[] random() {
    byte[] random = new byte[LEAST_BYTES];
    new SecureRandom().nextBytes(random);
    return random;
  }

  /** The code of the text by the current secret: 43 characters that need no escape in a URL. */
  public String code(String text) {
    return code(text, keys.get(0));
  }

  /** Its codes by all secrets, the current one first. */
  public List<String> codes(String text) {
    return keys.stream().map(key -> code(text, key)).toList();
  }

  /**
   * Whether one of the secrets makes that code of the text; takes as long whether it does or not.
   */
  public boolean made(String text, String code) {
    boolean made = false;
    for (String expected : codes(text)) {
      made |= MessageDigest.isEqual(expected.getBytes(US_ASCII), code.getBytes(UTF_8));
    }
    return made;
  }

  private static String code(String text, SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
