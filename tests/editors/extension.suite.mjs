#!/usr/bin/env node
// The parts of the extension that need no editor: its types, and the tests in lsp/vscode/test.
// node tests/editors/extension.suite.mjs [--results FILE]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { extension, missing } from "./paths.mjs";
import { Suite } from "./results.mjs";

const { values } = parseArgs({ options: { results: { type: "string" } } });
const suite = new Suite("extension");
const absent = missing(path.join(extension, "node_modules"));

if (absent === undefined) await test();
else suite.skip(absent);
suite.end(values.results);

async function test() {
  await suite.step("its types are right", () => run("typescript/bin/tsc", "--noEmit", "--project", extension));
  const { build } = createRequire(path.join(extension, "package.json"))("esbuild");
  const folder = mkdtempSync(path.join(tmpdir(), "flow-extension-"));
  try {
    for (const file of readdirSync(path.join(extension, "test")).filter(name => name.endsWith(".test.ts"))) {
      const outfile = path.join(folder, file.replace(/\.ts$/, ".mjs"));
      await build({ entryPoints: [path.join(extension, "test", file)], bundle: true, platform: "node", format: "esm", outfile, logLevel: "warning" });
      const { tests } = await import(pathToFileURL(outfile));
      for (const [name, body] of Object.entries(tests)) await suite.step(name, body);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(script, ...args) {
  try {
    execFileSync(process.execPath, [path.join(extension, "node_modules", script), ...args], { encoding: "utf8", stdio: "pipe", timeout: 180_000 });
  } catch (error) {
    throw new Error(error.stdout || error.message);
  }
}
