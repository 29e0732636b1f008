// FHIR lets a statement be about almost anything and does not tie its type to its content. A
// validator that cannot resolve references does not see where one leads either: so the text of the
// reference is looked at.

Invariant: spasmwatch-subject
Description: "The subject is a Medication: a drug or a class. FHIR does not allow MedicationKnowledge there."
Expression: "subject.all(reference.startsWith('Medication/') or reference.contains('/Medication/'))"
Severity: #error

Invariant: spasmwatch-type
Description: "The type says what the content is."
Expression: "(type = 'undesirable-effect') = undesirableEffect.exists() and (type = 'interaction') = interaction.exists() and (type = 'contraindication') = contraindication.exists() and (type = 'indication') = indication.exists() and (type = 'warning') = warning.exists()"
Severity: #error

Invariant: spasmwatch-population
Description: "Populations are Groups."
Expression: "population.all(reference.startsWith('Group/') or reference.contains('/Group/'))"
Severity: #error

Invariant: spasmwatch-interactant
Description: "What interacts is a Medication: a drug or a class."
Expression: "item.ofType(Reference).all(reference.startsWith('Medication/') or reference.contains('/Medication/'))"
Severity: #error

Invariant: spasmwatch-to-medication
Description: "The reference leads to a Medication."
Expression: "reference.startsWith('Medication/') or reference.contains('/Medication/')"
Severity: #error

Invariant: spasmwatch-to-group
Description: "The reference leads to a Group."
Expression: "reference.startsWith('Group/') or reference.contains('/Group/')"
Severity: #error

Invariant: spasmwatch-to-statement
Description: "The reference leads to a ClinicalUseDefinition."
Expression: "reference.startsWith('ClinicalUseDefinition/') or reference.contains('/ClinicalUseDefinition/')"
Severity: #error

Invariant: spasmwatch-narrative
Description: "The narrative is made of the data: what only a narrative says would be lost."
Expression: "text.exists() implies (text.status = 'generated' or text.status = 'empty')"
Severity: #error

Invariant: spasmwatch-criterion
Description: "Every criterion, however deep, has one kind and one key, and what its kind needs."
Expression: "(extension | extension.descendants().ofType(Extension)).where(url = 'part').all(extension.where(url = 'kind').count() = 1 and extension.where(url = 'key').count() = 1)"
Severity: #error

Invariant: spasmwatch-criterion-kind
Description: "A criterion has what its kind is about: a limit, a finding, a drug, a text or parts."
Expression: "iif(extension.where(url = 'kind').value.toString() in ('at-least' | 'not' | 'known'), extension.where(url = 'part').exists(), extension.where(url = 'part').empty())"
Severity: #error

Invariant: spasmwatch-at-least
Description: "The count of an 'at least' is given, and there are that many parts."
Expression: "(extension.where(url = 'kind').value.toString() = 'at-least') implies (extension.where(url = 'count').value <= extension.where(url = 'part').count())"
Severity: #error

Invariant: spasmwatch-sides
Description: "A disagreement has at least two sides and each names its source."
Expression: "extension.where(url = 'side').count() >= 2"
Severity: #error

Invariant: spasmwatch-members
Description: "A class has members, a drug has none."
Expression: "extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/member').exists() implies productType.coding.where(system = 'https://spasmwatch.org/fhir/CodeSystem/product-type' and code = 'drug-class').exists()"
Severity: #error
