// SPDX-License-Identifier: MIT
// In: NAME=SCHEMA... FILE... on the command line. Out: one line of JSON: for each schema whether ajv's strict mode takes it, for each
// file and schema named before it whether it is valid. `concord` is our one annotation.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const answers = {};
let validate = null;
for (const argument of process.argv.slice(2)) {
  const value = JSON.parse(readFileSync(argument.replace(/^schema=/, ""), "utf8"));
  if (argument.startsWith("schema=")) {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
    ajv.addKeyword({ keyword: "concord", schemaType: "object" });
    validate = ajv.compile(value);
    answers[argument] = true;
  } else {
    answers[argument] = validate(value);
  }
}
console.log(JSON.stringify(answers));
