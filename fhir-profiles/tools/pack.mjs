// Puts resources together as the content of a FHIR package: the files, a manifest and an index.
//   node pack.mjs <sushi-config.yaml> <into> <FHIR version> <r5|r4b> <from>...
import fs from "node:fs";
import path from "node:path";

const [config, into, fhirVersion, version, ...sources] = process.argv.slice(2);
fs.mkdirSync(into, { recursive: true });

const text = fs.readFileSync(config, "utf8");
const field = (name) => text.match(new RegExp(`^${name}: (.*)$`, "m"))[1];
const write = (name, content) =>
  fs.writeFileSync(path.join(into, name), JSON.stringify(content, null, 2) + "\n");

// Of the resources alone: manifest and index of an earlier step have no type in their name.
const files = sources
  .flatMap((from) => fs.readdirSync(from).map((name) => [name, path.join(from, name)]))
  .filter(([name]) => /^[A-Z]\w+-.*\.json$/.test(name))
  .sort(([a], [b]) => (a < b ? -1 : 1));

const index = files.map(([filename, file]) => {
  const resource = JSON.parse(fs.readFileSync(file, "utf8"));
  write(filename, resource);
  const { resourceType, id, url, version: its, kind, type } = resource;
  return { filename, resourceType, id, url, version: its, kind, type };
});

write("package.json", {
  name: `spasmwatch.fhir.${version}`,
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
