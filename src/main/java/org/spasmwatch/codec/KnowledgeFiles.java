package org.spasmwatch.codec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a catalogue come from: the jar, or a folder. */
@FunctionalInterface
public interface KnowledgeFiles {
  /**
   * Opens a file by its path below the catalogue's root, with slashes.
   *
   * @throws IOException when there is no such file or it cannot be read
   */
  InputStream open(String path) throws IOException;

  /** The catalogue that is part of the program. */
  static KnowledgeFiles bundled() {
    return path -> {
      InputStream in = KnowledgeFiles.class.getResourceAsStream("/knowledge/" + path);
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      return in;
    };
  }

  /** The same files with another table of RxNorm products. */
  default KnowledgeFiles withProducts(Path table) {
    return path -> path.equals(Vocabulary.PRODUCTS) ? Files.newInputStream(table) : open(path);
  }

  /** The same files with some of them taken from a folder, where they exist there. */
  default KnowledgeFiles overlaidWith(Path folder) {
    return path ->
        Files.isRegularFile(folder.resolve(path))
            ? Files.newInputStream(folder.resolve(path))
            : open(path);
  }
}
