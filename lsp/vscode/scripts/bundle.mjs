// Bundles the extension for VS Code, and the page of the graph for its web view.
import { build } from "esbuild";
import { cp } from "node:fs/promises";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");

export async function bundle() {
  const shared = { absWorkingDir: root, bundle: true, minify: true, logLevel: "warning", legalComments: "none" };
  await build({ ...shared, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node", format: "cjs", target: "node20", external: ["vscode"] });
  await build({ ...shared, entryPoints: ["src/graph/page/page.ts"], outfile: "dist/graph.js", platform: "browser", format: "iife", target: "chrome122" });
  await cp(path.join(root, "media/graph.css"), path.join(root, "dist/graph.css"));
}

if (import.meta.filename === process.argv[1]) await bundle();
