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

Instance: knowledge-export
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://spasmwatch.org/fhir/OperationDefinition/knowledge-export"
* name = "KnowledgeExport"
* title = "Export the knowledge"
* status = #active
* kind = #operation
* experimental = false
* publisher = "Spasmwatch"
* description = "All resources of the knowledge as newline-delimited JSON, one on each line."
* affectsState = false
* code = #knowledge-export
* comment = "By GET. The answer is application/fhir+ndjson itself and no resource: Bulk Data Access has no synchronous answer, so that this is an operation of its own."
* system = true
* type = false
* instance = false
* parameter[+].name = #_type
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The types to export, with commas between; without it all but the conformance resources."
* parameter[=].type = #string

Instance: what-if
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://spasmwatch.org/fhir/OperationDefinition/what-if"
* name = "WhatIf"
* title = "What would change"
* status = #active
* kind = #operation
* experimental = false
* publisher = "Spasmwatch"
* description = "Which cards of the example patients, and of patients that are sent along, would change if a statement were written. Nothing is stored."
* affectsState = false
* code = #what-if
* comment = "The body is Parameters, or the ClinicalUseDefinition itself. What a write would refuse is refused here too, but nobody needs to be allowed to put statements in force."
* resource = #ClinicalUseDefinition
* system = false
* type = true
* instance = false
* parameter[+].name = #resource
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The statement as it would be written; with the id of one that is there in its place, else beside all others."
* parameter[=].type = #ClinicalUseDefinition
* parameter[+].name = #bundle
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "20"
* parameter[=].documentation = "The records of one patient, in FHIR R4, R4B or R5."
* parameter[=].type = #Bundle
* parameter[+].name = #date
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The instant to assess those patients at; without it, now."
* parameter[=].type = #dateTime
* parameter[+].name = #knowledge
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The version of the knowledge in force."
* parameter[=].type = #string
* parameter[+].name = #executed
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Whether assessments would use the statement: a draft changes no card."
* parameter[=].type = #boolean
* parameter[+].name = #assessed
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "How many patients were assessed."
* parameter[=].type = #integer
* parameter[+].name = #patient
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A patient whose cards would change."
* parameter[=].part[+].name = #name
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Of an example its id; else bundle and its place, from 0."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #card
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "A card that would change."
* parameter[=].part[=].part[+].name = #change
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "new, gone or changed."
* parameter[=].part[=].part[=].type = #code
* parameter[=].part[=].part[+].name = #before
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "The card as it is."
* parameter[=].part[=].part[=].part[+].name = #summary
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].part[=].documentation = "Its summary."
* parameter[=].part[=].part[=].part[=].type = #string
* parameter[=].part[=].part[=].part[+].name = #indicator
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].part[=].documentation = "Its urgency: info, warning or critical."
* parameter[=].part[=].part[=].part[=].type = #code
* parameter[=].part[=].part[=].part[+].name = #detail
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].part[=].documentation = "Its text."
* parameter[=].part[=].part[=].part[=].type = #markdown
* parameter[=].part[=].part[=].part[+].name = #statement
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].part[=].max = "*"
* parameter[=].part[=].part[=].part[=].documentation = "A statement that it rests on."
* parameter[=].part[=].part[=].part[=].type = #string
* parameter[=].part[=].part[+].name = #after
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "The card as it would be."
* parameter[=].part[=].part[=].part[+].name = #summary
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].part[=].documentation = "Its summary."
* parameter[=].part[=].part[=].part[=].type = #string
* parameter[=].part[=].part[=].part[+].name = #indicator
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].part[=].documentation = "Its urgency: info, warning or critical."
* parameter[=].part[=].part[=].part[=].type = #code
* parameter[=].part[=].part[=].part[+].name = #detail
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].part[=].documentation = "Its text."
* parameter[=].part[=].part[=].part[=].type = #markdown
* parameter[=].part[=].part[=].part[+].name = #statement
* parameter[=].part[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].part[=].max = "*"
* parameter[=].part[=].part[=].part[=].documentation = "A statement that it rests on."
* parameter[=].part[=].part[=].part[=].type = #string
