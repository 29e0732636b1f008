// What R5 is searched by and R4B has no standard parameter for.

Instance: activity-definition-kind
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(activity-definition-kind, ActivityDefinition, token)
* code = #kind
* name = "ActivityDefinitionKind"
* description = "Always ServiceRequest."
* expression = "ActivityDefinition.kind"
* modifier[+] = #not

Instance: clinical-use-definition-status
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(clinical-use-definition-status, ClinicalUseDefinition, token)
* code = #status
* name = "ClinicalUseDefinitionStatus"
* description = "The status."
* expression = "ClinicalUseDefinition.status"
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in

Instance: medication-knowledge-identifier
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(medication-knowledge-identifier, MedicationKnowledge, token)
* code = #identifier
* name = "MedicationKnowledgeIdentifier"
* description = "Our own id of the drug or class. R4B has no element for it."
* expression = "MedicationKnowledge.extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/identifier').value.ofType(Identifier)"
* modifier[+] = #not

Instance: medication-knowledge-product-type
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(medication-knowledge-product-type, MedicationKnowledge, token)
* code = #product-type
* name = "MedicationKnowledgeProductType"
* description = "Whether it is about a drug or a class."
* expression = "MedicationKnowledge.productType"
* modifier[+] = #not
* modifier[+] = #text
* modifier[+] = #in
* modifier[+] = #not-in

Instance: group-membership
InstanceOf: SearchParameter
Usage: #definition
* insert OwnParameter(group-membership, Group, token)
* code = #membership
* name = "GroupMembership"
* description = "Always definitional: what R4B says with actual = false. No expression gives the word, which R4B does not have."
* modifier[+] = #not
