package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Knowledge;

/** The drugs of the sources are found by the RxNorm codes that an EHR sends: those of products. */
class SourceDrugProductsTest {
  private static final Lexicon DRUGS = Knowledge.bundled().terms().drugs();

  private static Code rxnorm(String code) {
    return new Code(Systems.RXNORM, code);
  }

  @ParameterizedTest
  @CsvSource({
    "gabapentin, 25480", "lamotrigine, 28439", "amitriptyline, 704", "cyclobenzaprine, 21949",
    "carisoprodol, 2101", "methocarbamol, 6845", "tizanidine, 57258", "baclofen, 1292",
    "diazepam, 3322", "topiramate, 38404", "pyridoxine, 684879", "ibuprofen, 5640",
    "acetaminophen, 161", "albumin, 828529", "asenapine, 784649", "amiloride, 644"
  })
  void theIngredientIsKnown(String drug, String code) {
    assertThat(DRUGS.of(rxnorm(code))).containsExactly(drug);
  }

  @ParameterizedTest
  @CsvSource({
    "cyclobenzaprine, 828320", // 5 mg tablet
    "cyclobenzaprine, 828299", // 7.5 mg tablet
    "cyclobenzaprine, 828348", // 10 mg tablet
    "cyclobenzaprine, 828358", // 15 mg extended release capsule
    "cyclobenzaprine, 828355", // 30 mg extended release capsule, Amrix
    "carisoprodol, 730794", // 250 mg tablet
    "carisoprodol, 197446", // 350 mg tablet
    "carisoprodol, 213695", // 350 mg tablet, Soma
    "methocarbamol, 197943", // 500 mg tablet
    "methocarbamol, 197944", // 750 mg tablet
    "methocarbamol, 238175", // injection
    "tizanidine, 313412", // 2 mg tablet
    "tizanidine, 313413", // 4 mg tablet
    "tizanidine, 485485", // 4 mg capsule
    "tizanidine, 153735", // 4 mg tablet, Zanaflex
    "baclofen, 430902", // 5 mg tablet
    "baclofen, 197391", // 10 mg tablet
    "baclofen, 197392", // 20 mg tablet
    "diazepam, 197590", // 2 mg tablet
    "diazepam, 197591", // 5 mg tablet
    "diazepam, 197589", // 10 mg tablet
    "amitriptyline, 856783", // 10 mg tablet
    "amitriptyline, 856834", // 25 mg tablet
    "amitriptyline, 856845", // 50 mg tablet
    "amitriptyline, 856853", // 75 mg tablet
    "amitriptyline, 856762", // 100 mg tablet
    "amitriptyline, 856773", // 150 mg tablet
    "amitriptyline, 42940", // Elavil, the brand
    "asenapine, 859975", // 10 mg sublingual tablet
    "asenapine, 859981", // 5 mg sublingual tablet
    "amiloride, 977880", // 5 mg tablet
    "topiramate, 199888", // 25 mg tablet
    "topiramate, 199889", // 100 mg tablet
    "pyridoxine, 1100457", // 25 mg tablet
    "ibuprofen, 310965", // 200 mg tablet
    "ibuprofen, 197805", // 400 mg tablet
    "acetaminophen, 313782", // 325 mg tablet
    "gabapentin, 310430", // 100 mg capsule
    "gabapentin, 310431", // 300 mg capsule
    "gabapentin, 310432", // 400 mg capsule
    "lamotrigine, 282401", // 25 mg tablet
    "lamotrigine, 198427" // 100 mg tablet
  })
  void theCommonProductIsKnown(String drug, String code) {
    assertThat(DRUGS.of(rxnorm(code))).containsExactly(drug);
  }

  @ParameterizedTest
  @ValueSource(strings = {"197447", "994226"})
  void aCombinationWithCarisoprodolLeadsToIt(String code) {
    assertThat(DRUGS.of(rxnorm(code))).contains("carisoprodol");
  }

  @ParameterizedTest
  @CsvSource({
    "Cyclobenzaprine HCl 10 mg tab, cyclobenzaprine",
    "Flexeril 10 mg, cyclobenzaprine",
    "Soma 350 mg tablet, carisoprodol",
    "Robaxin-750, methocarbamol",
    "Zanaflex 4 MG Oral Tablet, tizanidine",
    "Lioresal 10 mg, baclofen",
    "Valium 5 mg, diazepam"
  })
  void theNameOnALabelIsKnown(String text, String drug) {
    assertThat(DRUGS.namedInParts(text)).isEqualTo(Set.of(drug));
  }
}
