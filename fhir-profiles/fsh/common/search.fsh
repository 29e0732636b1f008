// Search parameters of our own. Everything else the service is searched by is FHIR's. A test holds
// these against what the service does.

RuleSet: OwnParameter(code, base, type)
* url = "https://spasmwatch.org/fhir/SearchParameter/{code}"
* status = #active
* experimental = false
* publisher = "Spasmwatch"
* code = #{code}
* base = #{base}
* type = #{type}
* modifier[+] = #missing

Instance: applies-to
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(applies-to, ClinicalUseDefinition, reference)
* name = "AppliesTo"
* description = "A drug that the statement holds for: as subject or interactant, by itself or as a member of a class. No expression says that, because the members stand on the class."
* target = #Medication
* modifier[+] = #type

Instance: claim
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(claim, ClinicalUseDefinition, token)
* name = "Claim"
* description = "A sentence of a source, wherever the statement refers to it."
* expression = "ClinicalUseDefinition.descendants().ofType(Extension).where(url = 'https://spasmwatch.org/fhir/StructureDefinition/claim').value.ofType(Identifier)"
* modifier[+] = #not
* insert Evaluated

Instance: activity-definition-code
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(activity-definition-code, ActivityDefinition, token)
* code = #code
* name = "ActivityDefinitionCode"
* description = "The test, in any system it is coded in."
* expression = "ActivityDefinition.code"
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in
* insert Evaluated

Instance: effect
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(effect, ClinicalUseDefinition, token)
* name = "Effect"
* description = "The undesirable effect, a finding that it is recorded as, or an effect of an interaction. What a drug is not known to cause is not among them."
* expression = "ClinicalUseDefinition.undesirableEffect.symptomConditionEffect.concept | ClinicalUseDefinition.extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/presents-as' or url = 'https://spasmwatch.org/fhir/StructureDefinition/effect').value.ofType(CodeableConcept)"
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in
* modifier[+] = #below
* modifier[+] = #above
* insert Evaluated

Instance: denied-effect
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(denied-effect, ClinicalUseDefinition, token)
* name = "DeniedEffect"
* description = "What the drug is not known to cause, or not known to relieve."
* expression = "ClinicalUseDefinition.modifierExtension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/denied-effect').value.ofType(CodeableConcept)"
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in
* modifier[+] = #below
* modifier[+] = #above
* insert Evaluated

Instance: medication-code
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(medication-code, Medication, token)
* code = #code
* name = "MedicationCode"
* description = "The drug or class by any code or name it is known by, those of its products too. No expression says that, because products are terminology and stand in no resource."
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in

Instance: medication-knowledge-code
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(medication-knowledge-code, MedicationKnowledge, token)
* code = #code
* name = "MedicationKnowledgeCode"
* description = "The drug or class by any code or name it is known by, those of its products too. No expression says that, because products are terminology and stand in no resource."
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in

Instance: associated-medication
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(associated-medication, MedicationKnowledge, reference)
* name = "AssociatedMedication"
* description = "The drug or class as a Medication."
* expression = "MedicationKnowledge.associatedMedication"
* target = #Medication
* modifier[+] = #type
* insert Evaluated

Instance: clinical-use-issue
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(clinical-use-issue, MedicationKnowledge, reference)
* name = "ClinicalUseIssueReference"
* description = "A statement about the drug, or about a class of it."
* insert IssueExpression
* target = #ClinicalUseDefinition
* modifier[+] = #type
* insert Evaluated

Instance: interactant
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(interactant, ClinicalUseDefinition, reference)
* name = "Interactant"
* description = "The other drug of an interaction."
* expression = "ClinicalUseDefinition.interaction.interactant.item.ofType(Reference)"
* target = #Medication
* modifier[+] = #type
* insert Evaluated

Instance: population
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(population, ClinicalUseDefinition, reference)
* name = "Population"
* description = "The patients that the statement applies to."
* expression = "ClinicalUseDefinition.population"
* target = #Group
* modifier[+] = #type
* insert Evaluated

Instance: group-statement
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(group-statement, Group, reference)
* code = #statement
* name = "GroupStatement"
* description = "The statement that the group is part of."
* expression = "Group.extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/statement').value.ofType(Reference)"
* target = #ClinicalUseDefinition
* modifier[+] = #type
* insert Evaluated
