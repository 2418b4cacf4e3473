#!/usr/bin/env node
// Checks SARIF logs twice: with Microsoft's validator, whose exit code is always 0, and against the published types, which know the
// allowed values that the validator does not look at.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packagesOf, requireFrom, serveChecks } from "./serve.mjs";

const ts = requireFrom("sarif")("typescript");
const validator = path.join(packagesOf("sarif"), "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
const compilerOptions = {
  strict: true, noEmit: true, skipLibCheck: true, types: [],
  target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
};

function validate(file, folder) {
  const [log, report] = [path.join(folder, "log.sarif"), path.join(folder, "report.sarif")];
  writeFileSync(log, file.text);
  execFileSync(validator, ["validate", log, "--rule-kind", "Sarif", "--level", "Error", "--kind", "Fail", "-o", report, "--log", "ForceOverwrite"],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } });
  const run = JSON.parse(readFileSync(report, "utf8")).runs[0];
  const messages = new Map((run.tool.driver.rules ?? []).map(rule => [rule.id, rule.messageStrings ?? {}]));
  return (run.results ?? []).map(result => {
    const region = result.locations?.[0]?.physicalLocation?.region;
    const form = messages.get(result.ruleId)?.[result.message.id]?.text ?? result.message.text ?? result.message.id;
    const text = form.replace(/\{(\d+)\}/g, (_, n) => result.message.arguments?.[n] ?? "");
    return { path: file.path, line: region?.startLine ?? 1, column: region?.startColumn ?? 1, severity: "error", message: `${result.ruleId}: ${text}` };
  });
}

function checkTypes(file, folder) {
  const source = path.join(folder, "log.ts");
  writeFileSync(source, `import type { Log } from "sarif";\nexport const log: Log =\n${file.text};\n`);
  return ts.getPreEmitDiagnostics(ts.createProgram([source], compilerOptions)).map(d => {
    const place = d.file?.getLineAndCharacterOfPosition(d.start) ?? { line: 2, character: 0 };
    return { path: file.path, line: place.line - 1, column: place.character + 1, severity: "error", message: ts.flattenDiagnosticMessageText(d.messageText, " ") };
  });
}

await serveChecks(files => files.flatMap(file => {
  const folder = mkdtempSync(path.join(packagesOf("sarif"), "check-"));
  try { return [...validate(file, folder), ...checkTypes(file, folder)]; } finally { rmSync(folder, { recursive: true }); }
}));
