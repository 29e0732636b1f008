Profile: PopulationGroup
Parent: Group
Id: population-group
Title: "Population"
Description: "Criteria of one statement, in one role. The characteristics of one Group are and-ed; several Groups of one population are or-ed, which FHIR leaves open and which is our convention."
* insert Common
* insert Unmodified
* insert OwnIdentifier(groups)
* type = #person
* code 1..1
* code from PopulationRoles (required)
* name 1..1
* quantity 0..0
* managingEntity 0..0
* member 0..0
* characteristic 1..*
* characteristic.code from $criterion (required)
* characteristic.value[x] only boolean or Quantity
* characteristic.period 0..0
* characteristic.modifierExtension 0..0
* characteristic.extension contains
    PolicyKey named policy-key 0..1 and
    PolicyLocal named policy-local 0..1 and
    Criterion named criterion 1..1
* characteristic.extension ^slicing.rules = #closed
* extension contains
    GroupStatement named statement 1..1 and
    AlternativeOf named alternative-of 0..1
* extension ^slicing.rules = #closed
* insert GroupOfThisVersion
