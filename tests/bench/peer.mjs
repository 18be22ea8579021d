// SPDX-License-Identifier: MIT
// In: the schema, a folder of rules, the two files of a pair and a count. Does, that many times, what one would build from well-known parts:
// ajv checks both opinions, jsondiffpatch compares them, json-rules-engine tries one rule for each of ours, JSON comes out. It knows no
// vocabulary, no units and no staging, so it does less. Out: the bytes of one report and the number of rules, as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { create } from "jsondiffpatch";
import { Engine } from "json-rules-engine";

const [schemaFile, folder, firstFile, secondFile, turns] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: false, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
const identity = (item, index) =>
  typeof item === "string" ? item : (item.treatment ?? item.name ?? item.kind ?? item.title ?? item.what ?? item.effect ?? String(index));
const differ = create({ objectHash: identity });
const rules = readdirSync(folder).sort().flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).rules);
const engine = new Engine([], { allowUndefinedFacts: true });
const fieldOf = (rule) => (typeof rule.for === "string" ? rule.for : "/plan/steps[]").replaceAll("[]", "");
for (const rule of rules) {
  engine.addRule({
    conditions: { all: [{ fact: fieldOf(rule), operator: "equal", value: "different" }] },
    event: { type: rule.id, params: { kind: rule.kind, topic: rule.topic, questions: rule.questions } },
  });
}

// A jsondiffpatch delta as facts: the path of each changed place, list positions left out.
function factsOf(delta, path, facts) {
  for (const [key, value] of Object.entries(delta)) {
    if (key === "_t") continue;
    const at = /^_?\d+$/.test(key) ? path : `${path}/${key}`;
    facts[at] = "different";
    if (!Array.isArray(value)) factsOf(value, at, facts);
  }
  return facts;
}

async function report(first, second) {
  const opinions = [JSON.parse(first), JSON.parse(second)];
  for (const opinion of opinions) if (!validate(opinion)) throw new Error(ajv.errorsText(validate.errors));
  const delta = differ.diff(...opinions) ?? {};
  const { events } = await engine.run(factsOf(delta, "", {}));
  return JSON.stringify({ comparisons: delta, findings: events }, null, 2);
}

const texts = [readFileSync(firstFile, "utf8"), readFileSync(secondFile, "utf8")];
let length = 0;
for (let turn = 0; turn < Number(turns); turn++) length = (await report(...texts)).length;
console.log(JSON.stringify({ bytes: length, rules: rules.length }));
