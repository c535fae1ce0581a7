// Types from the OpenAPI document: `node generate.mjs` writes src/schema.gen.ts, `--check` says whether it is stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const source = process.env.GUANG_OPENAPI
  ? new URL(`file://${process.env.GUANG_OPENAPI}`)
  : new URL("../../../../docs/openapi.json", import.meta.url);
const target = new URL("../src/schema.gen.ts", import.meta.url);
const banner = "// Generated from docs/openapi.json by `npm run api`; do not edit.\n\n";

if (!existsSync(source)) {
  console.error("docs/openapi.json is missing; write it first");
  process.exit(1);
}
const text = banner + astToString(await openapiTS(source, { defaultNonNullable: false }));
if (process.argv.includes("--check")) {
  if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
    console.error("src/schema.gen.ts is older than docs/openapi.json: run `npm run api` in web/");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
