#!/usr/bin/env node
// Checks dashboards against the types that Grafana publishes: a name that they do not know, a value of another type, and what is missing are findings.
// Options of panels and queries are open there.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packagesOf, requireFrom, serveChecks } from "./serve.mjs";

const ts = requireFrom("grafana")("typescript");
const types = "@grafana/schema/dist/types/raw/dashboard/x/types.gen";
const compilerOptions = {
  strict: true, noEmit: true, skipLibCheck: true, types: [],
  target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  paths: { "raw-dashboard": [path.join(packagesOf("grafana"), "node_modules", types)] },
};

// JSON has the values of an enumeration, where TypeScript wants its names.
const widened = `
type Written<T> =
  T extends string ? \`\${T}\` :
  T extends number ? (number extends T ? T : \`\${T}\` extends \`\${infer N extends number}\` ? N : T) :
  T extends (infer Item)[] ? Written<Item>[] :
  T extends object ? { [Key in keyof T]: Written<T[Key]> } : T;
`.replaceAll("\n", " ");

function check(file, folder) {
  const source = path.join(folder, "dashboard.ts");
  writeFileSync(source, `import type { Dashboard } from "raw-dashboard"; ${widened} export const dashboard: Written<Dashboard> =\n${file.text};\n`);
  return ts.getPreEmitDiagnostics(ts.createProgram([source], compilerOptions)).map(d => {
    const place = d.file?.getLineAndCharacterOfPosition(d.start) ?? { line: 1, character: 0 };
    return { path: file.path, line: place.line, column: place.character + 1, severity: "error", message: ts.flattenDiagnosticMessageText(d.messageText, " ") };
  });
}

await serveChecks(files => {
  const folder = mkdtempSync(path.join(packagesOf("grafana"), "check-"));
  try {
    return files.flatMap(file => check(file, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
