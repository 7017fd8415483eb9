// Writes src/api/contract.ts: the types of the API, from the OpenAPI document of the server in this checkout.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import process from "node:process";
import { URL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const own = new URL("../.venv/bin/python", import.meta.url).pathname;
const python = process.env.PYTHON ?? (existsSync(own) ? own : "python3");
const PRINT = "import json; from testigo.web.openapi import document; print(json.dumps(document(), sort_keys=True))";
const document = JSON.parse(execFileSync(python, ["-c", PRINT], { encoding: "utf8", maxBuffer: 1 << 26 }));
const types = astToString(await openapiTS(document, { alphabetize: true, immutable: true }));
const hash = createHash("sha256").update(JSON.stringify([document.paths, document.components])).digest("hex");
writeFileSync(new URL("src/api/contract.ts", import.meta.url), `// Made by \`npm run contract\` from the server's OpenAPI document; SHA-256 of its paths and components:\n// ${hash}\n\n${types}`);
