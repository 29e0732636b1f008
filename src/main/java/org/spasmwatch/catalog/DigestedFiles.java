package org.spasmwatch.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.spasmwatch.codec.KnowledgeFiles;

/** Knowledge files with a digest over all that were opened, whatever the order of opening. */
final class DigestedFiles implements KnowledgeFiles {
  private final KnowledgeFiles files;
  private final Map<String, byte[]> digests = new TreeMap<>();

  DigestedFiles(KnowledgeFiles files) {
    this.files = files;
  }

  @Override
  public InputStream open(String path) throws IOException {
    try (InputStream in = files.open(path)) {
      byte[] bytes = in.readAllBytes();
      digests.put(path, sha256().digest(bytes));
      return new ByteArrayInputStream(bytes);
    }
  }

  /** SHA-256 in hexadecimal, over the names and contents of the files. */
  String digest() {
    MessageDigest whole = sha256();
    digests.forEach(
        (path, digest) -> {
          whole.update(path.getBytes(StandardCharsets.UTF_8));
          whole.update(digest);
        });
    return HexFormat.of().formatHex(whole.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
