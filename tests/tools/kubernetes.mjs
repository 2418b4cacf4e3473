#!/usr/bin/env node
// Manifests by the types of Kubernetes' API: unknown versions and kinds, unknown and missing fields, wrong types. A file may hold several documents.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packagesOf, requireFrom, serveChecks } from "./serve.mjs";

const require = requireFrom("kubernetes");
const ts = require("typescript");
const { parseAllDocuments } = require("yaml");

const root = packagesOf("kubernetes");
// Kinds that no cluster has by itself, and no package describes.
const added = path.join(path.dirname(fileURLToPath(import.meta.url)), "kubernetes", "kinds");
const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

// "apps/v1" is in apps/v1, "v1" in core/v1, "networking.k8s.io/v1" in networking/v1.
const moduleOf = version => version.includes("/") ? version.replace(/^([a-z]+)(\.[a-z0-9.]*)?\//, "$1/") : `core/${version}`;

// Such a file lies beside the checked ones for the compiler, so that it finds the package.
const addedModule = module => `./added-${module.replaceAll("/", "-")}`;
const addedFiles = new Map(["eks/v1", "secrets-store.csi.x-k8s.io/v1"].map(module => [path.join(root, `${addedModule(module).slice(2)}.d.ts`), path.join(added, `${module}.d.ts`)]));

function sourcesOf(file, findings) {
  // The readers of Kubernetes know YAML 1.1.
  return parseAllDocuments(file.text, { version: "1.1", uniqueKeys: true }).flatMap((document, index) => {
    for (const error of document.errors) findings.push({ path: file.path, line: 1, column: 1, severity: "error", message: error.message });
    const object = document.toJS();
    if (!object || document.errors.length > 0) return [];
    const module = moduleOf(String(object.apiVersion));
    const isAdded = existsSync(path.join(added, `${module}.d.ts`));
    if (!isAdded && !existsSync(path.join(root, "node_modules/kubernetes-types", `${module}.d.ts`))) {
      findings.push({ path: file.path, line: 1, column: 1, severity: "error", message: `There is no version ${object.apiVersion} of the API.` });
      return [];
    }
    return [[path.join(root, `checked-${index}-${file.path.replaceAll("/", "-")}.ts`), file.path,
      `import { ${object.kind} } from "${isAdded ? addedModule(module) : `kubernetes-types/${module}`}";\nexport const it: ${object.kind} = ${JSON.stringify(object, null, 1)};\n`]];
  });
}

function check(files) {
  const findings = [];
  const sources = new Map(files.flatMap(file => sourcesOf(file, findings)).map(([name, origin, text]) => [name, { origin, text }]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = name => sources.has(name) || addedFiles.has(name) || fileExists(name);
  host.readFile = name => sources.get(name)?.text ?? readFile(addedFiles.get(name) ?? name);
  host.getSourceFile = (name, version) => sources.has(name) ? ts.createSourceFile(name, sources.get(name).text, version)
    : addedFiles.has(name) ? ts.createSourceFile(name, readFile(addedFiles.get(name)), version) : getSourceFile.call(host, name, version);
  for (const found of ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host))) {
    const { line } = found.file?.getLineAndCharacterOfPosition(found.start) ?? { line: 0 };
    findings.push({
      path: sources.get(found.file?.fileName)?.origin ?? "", line: line + 1, column: 1, severity: "error",
      message: `${found.file?.text.split("\n")[line].trim()} -> ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`,
    });
  }
  return findings;
}

await serveChecks(check);
