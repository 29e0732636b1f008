package org.spasmwatch.terminology;

/** The canonical URLs of the code systems that the knowledge and the patient data speak. */
public final class Systems {
  public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  public static final String ATC = "http://www.whocc.no/atc";
  public static final String SNOMED_CT = "http://snomed.info/sct";
  public static final String LOINC = "http://loinc.org";
  public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
  public static final String UCUM = "http://unitsofmeasure.org";

  private Systems() {}
}
