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
* description = "A drug that the statement holds for, by itself or as a member of a class. No expression says that, because the members stand on the class."
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
* insert Evaluated
