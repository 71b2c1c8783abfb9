// NSwag 14 stumbles over two things that are right: it writes no class for a union with a discriminator (of `anyOf` it does), and declares a
// variable twice where one list among several parameters is mandatory. What it is given differs from the contract in these alone.
const fs = require("node:fs");
const [from, to] = process.argv.slice(2);
const contract = JSON.parse(fs.readFileSync(from, "utf8"));

for (const schema of Object.values(contract.components.schemas))
  if (schema.oneOf && schema.discriminator) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
  }
for (const path of Object.values(contract.paths))
  for (const operation of Object.values(path))
    for (const parameter of operation.parameters ?? [])
      if (parameter.in === "query" && parameter.schema.type === "array")
        delete parameter.required;

fs.writeFileSync(to, JSON.stringify(contract));
