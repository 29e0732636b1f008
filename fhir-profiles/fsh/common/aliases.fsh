// Where our own things live. The canonical of a thing is {base}/{type}/{id}, the same in R5 and R4B.
Alias: $claims = https://spasmwatch.org/fhir/claims
Alias: $drugs = https://spasmwatch.org/fhir/drugs
Alias: $statements = https://spasmwatch.org/fhir/statements
Alias: $groups = https://spasmwatch.org/fhir/groups

// Code systems and value sets that are made of the knowledge itself (see terminology/).
Alias: $finding = https://spasmwatch.org/fhir/ValueSet/finding
Alias: $analyte = https://spasmwatch.org/fhir/ValueSet/analyte
Alias: $criterion = https://spasmwatch.org/fhir/ValueSet/criterion
Alias: $management = https://spasmwatch.org/fhir/ValueSet/management
Alias: $problem = https://spasmwatch.org/fhir/ValueSet/problem

// FHIR's own.
Alias: $publication-status = http://hl7.org/fhir/publication-status
Alias: $interaction-type = http://hl7.org/fhir/interaction-type
Alias: $category = http://hl7.org/fhir/clinical-use-definition-category
