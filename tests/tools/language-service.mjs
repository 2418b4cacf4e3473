#!/usr/bin/env node
// GitHub's own language service: what the parser finds, and whether each context access can exist. Knows workflows and action files.
import { acceptBundlerImports, importFrom, isAboutAnotherRepository, repositoryOf, requireFrom, serveChecks } from "./serve.mjs";

acceptBundlerImports();
const { registerLogger, validate } = await importFrom("actions", "@actions/languageservice/dist/index.js");
const { clearCache } = await importFrom("actions", "@actions/languageservice/dist/utils/workflow-cache.js");
const { TextDocument } = requireFrom("actions")("vscode-languageserver-textdocument");

// The service logs its own failures and then reports nothing: such a silence must not look like consent.
let failures = [];
registerLogger({ error: message => failures.push(message), warn() {}, info() {}, log() {} });

const severities = [undefined, "error", "warning", "information", "hint"];

async function checkFile(file, repository) {
  clearCache();
  failures = [];
  const document = TextDocument.create("file:///" + file.path.replace(/^\/+/, ""), "yaml", 1, file.text);
  const found = await validate(document, { fileProvider: repository });
  return [
    ...failures.map(message => ({ path: file.path, line: 1, column: 1, severity: "error", message })),
    ...found.map(d => ({
      path: file.path,
      line: d.range.start.line + 1,
      column: d.range.start.character + 1,
      severity: severities[d.severity ?? 1],
      message: d.message,
    })),
  ].filter(finding => !isAboutAnotherRepository(finding.message, file.text, finding.line));
}

await serveChecks(async files => {
  const repository = repositoryOf(files);
  const findings = [];
  for (const file of files) findings.push(...await checkFile(file, repository));
  return findings.filter(f => f.severity === "error" || f.severity === "warning");
});
