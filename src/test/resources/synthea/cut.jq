# Cuts one Synthea record (a FHIR R4 Bundle) down to what an assessment reads. Called by
# .ci/synthea-cut with --raw-output; prints the smaller Bundle, one entry a line.
#
# Kept: the Patient, every MedicationRequest, MedicationStatement, Medication, Condition and
# AllergyIntolerance, and the newest Observations of laboratory, vital signs and survey: 60, or as
# many as fit into 60,000 bytes, first the newest three of each test on which a rule may depend. The
# entries stay in their order.
# Left out: narrative; references to entries that are gone (encounter, requester, recorder); the
# Patient's address, telephone, document numbers and extensions.
# Where fewer than 30 Observations would fit, the Bundle becomes a collection and its entries lose
# meta and request too; ten Observations are kept even if the file grows past the limit.

def limit: 60000;
def most: 60;
def enough: 30;
def least: 10;
def prapare: "93025-5"; # a questionnaire of 21 components and 8 KB about work and housing

# eGFR, creatinine, sodium, potassium, calcium, magnesium, creatine kinase, body temperature
def tests:
  ["33914-3", "2160-0", "38483-4", "2951-2", "2947-0", "2823-3", "6298-4", "17861-6", "49765-1",
    "19123-9", "21377-7", "2157-6", "8310-5"];

def is(types): .resource.resourceType as $type | types | index($type) != null;

def core:
  is(["Patient", "MedicationRequest", "MedicationStatement", "Medication", "Condition",
    "AllergyIntolerance"]);

def measured:
  is(["Observation"])
  and any(.resource.category[]?.coding[]?.code; . == ("laboratory", "vital-signs", "survey"))
  and all(.resource.code.coding[]; .code != prapare);

def trimmed:
  del(.resource.text, .resource.encounter, .resource.requester, .resource.recorder)
  | if is(["Patient"])
    then del(.resource.address, .resource.telecom, .resource.extension)
      | .resource.identifier |= map(select(.type == null))
    else . end
  # the same digits from every version of jq: newer ones keep the trailing zeros of a number
  | walk(if type == "number" then . + 0 else . end);

def newest: sort_by(.entry.resource.effectiveDateTime) | reverse;

def code: .entry.resource.code.coding[0].code;

# The newest three of each test first, then all others, each part from new to old.
def ranked:
  ([.[] | select(code as $code | tests | index($code) != null)] | group_by(code)
    | map(newest | .[:3][]) | newest) as $first
  | $first + ((. - $first) | newest);

def bare: del(.request, .resource.meta);

def line: . + {text: (.entry | tojson)} | .size = (.text | utf8bytelength) + 2;

def size: [.[].size] | add // 0;

# The first lines, until one no longer fits into the room, but never fewer than the least.
def fitting(room):
  reduce .[] as $next ({kept: [], room: room, full: false};
    if (.full or $next.size > .room) and (.kept | length) >= least then .full = true
    else .kept += [$next] | .room -= $next.size end)
  | .kept;

def bundle(type):
  "{\"resourceType\":\"Bundle\",\"type\":\"\(type)\",\"entry\":[",
  (sort_by(.at) | map(.text) | join(",\n")),
  "]}";

.type as $type
| [.entry | to_entries[] | {at: .key, entry: .value}] as $entries
| [$entries[] | select(.entry | core) | .entry |= trimmed] as $core
| ([$entries[] | select(.entry | measured)] | ranked | .[:most]
  | map(.entry |= trimmed)) as $newest
| def cut(form):
    [$core[] | .entry |= form | line] as $lines
    | [$newest[] | .entry |= form | line]
    | {core: $lines, newest: fitting(limit - 100 - ($lines | size))};
  cut(.) as $whole
| if ([$whole.newest | length, ($newest | length)] | .[0] >= ([enough, .[1]] | min))
  then $whole | .core + .newest | bundle($type)
  else cut(bare) | .core + .newest | bundle("collection")
  end
