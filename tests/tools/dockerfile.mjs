#!/usr/bin/env node
// What the linter of Docker's language server finds in Dockerfiles.
import { requireFrom, serveChecks } from "./serve.mjs";

const { validate } = requireFrom("docker")("dockerfile-utils");

await serveChecks(files => files.flatMap(file => validate(file.text).map(found => ({
  path: file.path,
  line: found.range.start.line + 1,
  column: found.range.start.character + 1,
  severity: found.severity === 1 ? "error" : "warning",
  message: found.message,
}))));
