// Type-check the workspaces named, or every one.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const web = new URL("../", import.meta.url);
const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", web));
const named = process.argv.slice(2);
let failed = false;
for (const group of ["packages", "apps"]) {
  for (const name of readdirSync(new URL(`${group}/`, web))) {
    if (named.length > 0 && !named.includes(name)) continue;
    const project = fileURLToPath(new URL(`${group}/${name}/tsconfig.json`, web));
    if (!existsSync(project)) continue;
    const { status } = spawnSync(process.execPath, [tsc, "-p", project, "--noEmit"], { stdio: "inherit" });
    failed ||= status !== 0;
  }
}
process.exitCode = failed ? 1 : 0;
