package org.spasmwatch.rest.fhir.form;

import static java.util.Objects.requireNonNull;

/**
 * What an answer looks like: its form, and the version of FHIR that it is labelled with.
 *
 * @param zipped whether it is compressed
 */
public record Shape(Media media, String version, boolean zipped) {
  public Shape {
    requireNonNull(media, "media");
    requireNonNull(version, "version");
  }
}
