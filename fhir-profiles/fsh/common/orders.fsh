Profile: TestOrder
Parent: ActivityDefinition
Id: test-order
Title: "Test order"
Description: "A test that an advice can ask for, to make a ServiceRequest of. It proposes; nobody has ordered anything."
* insert Common
* insert Unmodified
* insert OwnIdentifier(orders)
* url 1..1
* name 1..1
* title 1..1
* status = #active
* experimental = false
* kind 1..1
* kind = #ServiceRequest
* intent 1..1
* intent = #proposal
* code 1..1
* code from $analyte (required)
* code.text 1..1
* doNotPerform 0..0
* subject[x] 0..0
* timing[x] 0..0
* product[x] 0..0
* dosage 0..0
* dynamicValue 0..0
* transform 0..0
* profile 0..0
* library 0..0
* participant 0..0
* location 0..0
* quantity 0..0
* bodySite 0..0
* priority 0..0
* extension 0..0
