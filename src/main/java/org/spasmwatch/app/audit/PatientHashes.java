package org.spasmwatch.app.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KeySettings;
import org.spasmwatch.app.MacKey;

/**
 * Stands a keyed hash in the place of a patient's id: over the base URL of the FHIR server, a line
 * feed and the reference, as the same id on two servers is two patients. Without the key nobody can
 * try out which ids there are.
 */
@ApplicationScoped
public class PatientHashes {
  private static final Logger LOG = Logger.getLogger(PatientHashes.class);

  private static final Pattern URL = Pattern.compile("(https?://.+?)/+(Patient/[^/]+)");
  private static final Pattern TRAILING_SLASHES = Pattern.compile("/+$");
  private static final Pattern VERSION = Pattern.compile("/_history/[^/]+$");

  private final MacKey key;

  public PatientHashes(KeySettings keys) {
    key = MacKey.of(keys.audit(), keys.auditPrevious());
    if (keys.audit().isEmpty()) {
      LOG.info(
          "spasmwatch.keys.audit is not set: patients are hashed with a key of this start, and are"
              + " not found in the audit trail after it");
    }
  }

  /**
   * The hash to write down.
   *
   * @param server the base URL of the FHIR server, null when nobody named one
   * @param patient the reference there: {@code Patient/123}; or, where nobody named a server, the
   *     whole URL, which does
   */
  public String of(@Nullable String server, String patient) {
    return key.code(text(server, patient));
  }

  /** The hashes under which records of that patient may stand: by each of the keys. */
  public List<String> all(@Nullable String server, String patient) {
    return key.codes(text(server, patient));
  }

  private static String text(@Nullable String server, String patient) {
    String reference =
        patient.contains("/_history/") ? VERSION.matcher(patient).replaceFirst("") : patient;
    return server == null
        ? ofReference(reference)
        : TRAILING_SLASHES.matcher(server).replaceFirst("") + "\n" + reference;
  }

  private static String ofReference(String reference) {
    Matcher url = URL.matcher(reference);
    return url.matches() ? url.group(1) + "\n" + url.group(2) : "\n" + reference;
  }
}
