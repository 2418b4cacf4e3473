// Packs the extension: node scripts/pack.mjs [--server FOLDER] [--out FILE]
// With --server the package carries a published `flow` (dotnet publish compiler/Flow.Cli -p:WithNative=false -o FOLDER), which any .NET 10 runtime can run;
// without it the extension looks for `flow` on the PATH.
import { createVSIX } from "@vscode/vsce";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./bundle.mjs";

const root = path.join(import.meta.dirname, "..");
const shipped = [
  "package.json", "README.md", "CHANGELOG.md", "LICENSE", "language-configuration.json",
  "dist", "images", "snippets", "syntaxes", "walkthrough",
];

const { values } = parseArgs({ options: { server: { type: "string" }, out: { type: "string" } } });

/** Not needed to run: symbols, documentation, and the launchers for one kind of machine. */
const isNeeded = file => file === values.server || !(/\.(pdb|xml)$/.test(file) || ["flow", "flow.exe", "flow-dotnet"].includes(path.basename(file)));

const { name, version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
const packagePath = path.resolve(values.out ?? path.join(root, `${name}-${version}.vsix`));

await bundle();
const staging = await mkdtemp(path.join(tmpdir(), "flow-vsix-"));
try {
  for (const part of shipped) await cp(path.join(root, part), path.join(staging, part), { recursive: true });
  if (values.server !== undefined) await cp(values.server, path.join(staging, "server"), { recursive: true, filter: isNeeded });
  await writeFile(path.join(staging, ".vscodeignore"), ""); // everything here is shipped, and without this file the packer warns that it might not be meant
  await createVSIX({ cwd: staging, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  console.log(packagePath);
} finally {
  await rm(staging, { recursive: true, force: true });
}
