package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * Whether a route takes a drug to the whole body. What pages say of doses is meant for such routes:
 * a milligram of baclofen into the spine is no milligram by mouth. A route that is not named counts
 * as one, since most orders by mouth name none; one that is not known does not.
 */
final class Routes {
  private static final Set<Code> SYSTEMIC =
      Set.of(snomed("26643006"), snomed("47625008"), snomed("78421000"), snomed("34206005"));
  private static final Pattern SYSTEMIC_WORDS =
      Pattern.compile(
          "(?i)\\b(oral|orally|by mouth|per os|p\\.?o|intravenous|iv|intramuscular|im"
              + "|subcutaneous|sc|rectal|sublingual|enteral|nasogastric|gastrostomy)\\b");

  private static final Set<Code> INTRATHECAL = Set.of(snomed("72607000"));
  private static final Pattern INTRATHECAL_WORDS = Pattern.compile("(?i)\\bintrathecal(ly)?\\b");

  private Routes() {}

  /** Whether the route leads into the spine, by a pump or a needle. */
  static boolean intrathecal(JsonNode route) {
    Coded coded = Coded.of(route);
    return coded.has(INTRATHECAL) || coded.says(INTRATHECAL_WORDS);
  }

  static boolean systemic(JsonNode route) {
    Coded coded = Coded.of(route);
    return coded.isEmpty() || coded.has(SYSTEMIC) || coded.says(SYSTEMIC_WORDS);
  }

  private static Code snomed(String code) {
    return new Code(Systems.SNOMED_CT, code);
  }
}
