Instance: assess
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://spasmwatch.org/fhir/OperationDefinition/assess"
* name = "Assess"
* title = "Assess a patient"
* status = #active
* kind = #operation
* experimental = false
* publisher = "Spasmwatch"
* description = "Whether what a patient takes may be behind a muscle spasm, cramp, twitch, myoclonus, tremor or dystonia, or may not, and what to do next. It takes the records of one patient and keeps none of them."
* affectsState = false
* code = #assess
* comment = "The body is Parameters, or the Bundle itself with the date in the URL. The answer has one DetectedIssue for each card; the last entry is an OperationOutcome of what could not be evaluated."
* system = true
* type = false
* instance = false
* parameter[+].name = #bundle
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The records of one patient: medication, findings, measurements."
* parameter[=].type = #Bundle
* parameter[+].name = #date
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The instant to assess at; without it, now."
* parameter[=].type = #dateTime
* parameter[+].name = #audience
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Who reads it: clinician (without it) or patient, in plain words."
* parameter[=].type = #code
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A Bundle of type collection."
* parameter[=].type = #Bundle
