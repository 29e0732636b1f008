// What SUSHI made, as the content of a FHIR package: the resources, a manifest and an index.
//   node pack.mjs <SUSHI project> <into> <FHIR version> <r5|r4b>
import fs from "node:fs";
import path from "node:path";

const [project, into, fhirVersion, version] = process.argv.slice(2);
fs.mkdirSync(into, { recursive: true });

const compiled = path.join(project, "fsh-generated", "resources");

const write = (name, content) =>
  fs.writeFileSync(path.join(into, name), JSON.stringify(content, null, 2) + "\n");

const index = fs.readdirSync(compiled).sort().map((filename) => {
  const resource = JSON.parse(fs.readFileSync(path.join(compiled, filename), "utf8"));
  write(filename, resource);
  const { resourceType, id, url, version: its, kind, type } = resource;
  return { filename, resourceType, id, url, version: its, kind, type };
});

const config = fs.readFileSync(path.join(project, "sushi-config.yaml"), "utf8");
const field = (name) => config.match(new RegExp(`^${name}: (.*)$`, "m"))[1];
write("package.json", {
  name: field("id"),
  version: field("version"),
  canonical: field("canonical"),
  title: field("title"),
  description: field("description"),
  fhirVersions: [fhirVersion],
  dependencies: { [`hl7.fhir.${version}.core`]: fhirVersion },
  author: "Spasmwatch",
  license: "Apache-2.0",
  type: "IG",
});
write(".index.json", { "index-version": 2, files: index });
