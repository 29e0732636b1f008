// Two views of a drug or a class: Medication, to which statements refer, and MedicationKnowledge,
// which has the page.

Profile: DrugMedication
Parent: Medication
Id: drug-medication
Title: "Drug or class, as Medication"
Description: "A drug or a class of drugs as a concept: what statements have as their subject. It is no product."
* insert Common
* insert Unmodified
* insert OwnIdentifier(drugs)
* code 1..1
* code.text 1..1
* status 1..1
* status = #active
* ingredient 0..0
* batch 0..0
* extension contains
    DrugOrClass named product-type 1..1 and
    Synonym named synonym 0..*
* extension ^slicing.rules = #closed
* insert MedicationOfThisVersion

Profile: DrugKnowledge
Parent: MedicationKnowledge
Id: drug-knowledge
Title: "Page of a drug or class"
Description: "What is said of a drug or a class itself, and the way to the statements about it. Codings and names are those of its Medication."
* insert Common
* obeys spasmwatch-members
* insert Unmodified
* code 1..1
* code.text 1..1
* status 1..1
* status = #active
* associatedMedication 1..1
* associatedMedication only Reference(Medication)
* associatedMedication obeys spasmwatch-to-medication
* productType 1..1
* productType from ProductTypes (required)
* relatedMedicationKnowledge 0..0
* monograph 0..0
* preparationInstruction 0..0
* cost 0..0
* monitoringProgram 0..0
* packaging 0..0
* regulatory 0..0
* medicineClassification.type from ProductTypes (required)
* medicineClassification.classification 1..1
* extension contains
    Property named property 0..* and
    Member named member 0..*
* insert KnowledgeOfThisVersion
* extension ^slicing.rules = #closed
