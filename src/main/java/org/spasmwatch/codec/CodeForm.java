package org.spasmwatch.codec;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * What a code of each terminology looks like. SNOMED CT and LOINC end in a check digit, so that
 * most slips of the finger show without a table of all codes.
 */
enum CodeForm {
  RXNORM("rxnorm", Systems.RXNORM, "[1-9]\\d{0,7}"),
  ATC("atc", Systems.ATC, "[A-Z](?:\\d{2}(?:[A-Z](?:[A-Z](?:\\d{2})?)?)?)?"),
  SNOMED("snomed", Systems.SNOMED_CT, "[1-9]\\d{5,17}") {
    @Override
    boolean checks(String code) {
      return verhoeff(code) == 0;
    }
  },
  ICD10CM("icd10cm", Systems.ICD_10_CM, "[A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?"),
  LOINC("loinc", Systems.LOINC, "[1-9]\\d{0,6}-\\d") {
    @Override
    boolean checks(String code) {
      return modulus10(code.substring(0, code.length() - 2))
          == code.charAt(code.length() - 1) - '0';
    }
  };

  /** The dihedral group of order 10, by rows (SNOMED CT, "SCTID Check-digit computation"). */
  private static final String[] DIHEDRAL = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };

  /** What is done to a digit by its place, counted from the right. */
  private static final String[] PERMUTATION = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private final String field;
  private final String system;
  private final Pattern pattern;

  CodeForm(String field, String system, String pattern) {
    this.field = field;
    this.system = system;
    this.pattern = Pattern.compile(pattern);
  }

  /** The name of its codes in the files. */
  String field() {
    return field;
  }

  /** The terminology whose codes have this name in the files. */
  static Optional<CodeForm> named(String field) {
    return Arrays.stream(values()).filter(form -> form.field.equals(field)).findFirst();
  }

  /** Such a code as patient data have it. */
  Code code(String code) {
    return new Code(system, code);
  }

  /** Whether there can be such a code. */
  boolean canBe(String code) {
    return pattern.matcher(code).matches() && checks(code);
  }

  boolean checks(String code) {
    return !code.isEmpty();
  }

  private static int verhoeff(String digits) {
    int check = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      int permuted = PERMUTATION[place % PERMUTATION.length].charAt(digit) - '0';
      check = DIHEDRAL[check].charAt(permuted) - '0';
    }
    return check;
  }

  /** LOINC Users' Guide, "Calculating Mod 10 check digits". */
  private static int modulus10(String digits) {
    int sum =
        IntStream.range(0, digits.length())
            .map(place -> weighed(digits.charAt(digits.length() - 1 - place) - '0', place))
            .sum();
    return (10 - sum % 10) % 10;
  }

  private static int weighed(int digit, int place) {
    int doubled = place % 2 == 0 ? digit * 2 : digit;
    return doubled / 10 + doubled % 10;
  }
}
