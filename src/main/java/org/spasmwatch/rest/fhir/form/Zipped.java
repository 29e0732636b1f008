package org.spasmwatch.rest.fhir.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers in gzip (RFC 9110, 8.4.1.3). Only what anybody may know is compressed, which is the
 * knowledge: the length of a compressed answer tells of what is in it, and one about a patient or
 * from the audit trail must not tell anything.
 */
public final class Zipped {
  private static final int LEAST = 1024;
  private static final Pattern REFUSED = Pattern.compile("q=0(\\.0{0,3})?");

  private Zipped() {}

  /** Whether a client takes it, by its headers Accept-Encoding. */
  public static boolean isAccepted(@Nullable List<String> headers) {
    return headers != null
        && headers.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(coding -> coding.toLowerCase(Locale.ROOT).replace(" ", "").split(";", 2))
            .filter(coding -> coding[0].equals("gzip") || coding[0].equals("x-gzip"))
            .anyMatch(coding -> coding.length == 1 || !REFUSED.matcher(coding[1]).matches());
  }

  /** Whether it is worth the effort. */
  public static boolean isWorth(String body) {
    return body.length() >= LEAST;
  }

  public static byte[] of(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
