package org.spasmwatch.workbench.browse.matrix;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.spasmwatch.knowledge.ClinicalUse.Frequency;

/**
 * How often an effect comes, as coarse as a colour can say it. The sources' own words are never
 * merged (CON-10): where they differ, the one that says more often counts, and the words stand on
 * the pages. That it comes more often than without the drug says nothing of how often.
 */
enum Often {
  NOT_SAID,
  RARE,
  COMMON;

  private static final Pattern SELDOM =
      Pattern.compile("\\b(?:uncommon|infrequent|rare|unexpected|not very common|in some)\\b");
  private static final Pattern FREQUENT =
      Pattern.compile("\\bcommon\\b|\\bmain groups\\b|\\d% to \\d");

  static Often of(List<Frequency> frequencies) {
    return frequencies.stream()
        .map(frequency -> of(frequency.wording().toLowerCase(Locale.ROOT)))
        .reduce(NOT_SAID, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  private static Often of(String wording) {
    if (SELDOM.matcher(wording).find()) {
      return RARE;
    }
    return FREQUENT.matcher(wording).find() ? COMMON : NOT_SAID;
  }
}
