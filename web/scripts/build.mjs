// Build the apps named, or every app below apps/, and weigh what a visitor downloads before the first picture.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const apps = new URL("../apps/", import.meta.url);
/** Initial JavaScript, gzipped; everything else is fetched when it is needed. */
const MOST_KB = { street: 200 };

function initialScripts(dist) {
  const html = readFileSync(new URL("index.html", dist), "utf8");
  return [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) => found[1]);
}

const PACKS_WELL = /\.(html|js|css|svg|json|webmanifest)$/;
const WORTH_IT_BYTES = 1024;

/** Leave a `.gz` beside what packs well: the server sends it to whoever takes it, and packs nothing itself. */
function pack(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !PACKS_WELL.test(entry.name)) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    const body = readFileSync(path);
    if (body.length > WORTH_IT_BYTES) writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
  }
}

const named = process.argv.slice(2);
for (const app of named.length > 0 ? named : readdirSync(apps)) {
  const root = new URL(`${app}/`, apps);
  if (!existsSync(new URL("vite.config.ts", root))) continue;
  await build({
    root: fileURLToPath(root),
    configFile: fileURLToPath(new URL("vite.config.ts", root)),
    logLevel: "warn",
    build: { rolldownOptions: { checks: { pluginTimings: false } } },
  });
  const dist = new URL("dist/", root);
  pack(fileURLToPath(dist));
  const scripts = initialScripts(dist);
  const bytes = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(new URL(path.slice(path.indexOf("assets/")), dist))).length,
    0,
  );
  const kb = Math.round(bytes / 1024);
  console.log(`${app}: ${kb} kB of JavaScript before the first picture (${scripts.length} files, gzipped)`);
  if (MOST_KB[app] && kb > MOST_KB[app]) {
    console.error(`${app}: more than ${MOST_KB[app]} kB; split the bundle`);
    process.exitCode = 1;
  }
}
