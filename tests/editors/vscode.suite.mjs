#!/usr/bin/env node
// Everything that the extension promises, done in a real VS Code as a person does it.
// node tests/editors/vscode.suite.mjs [--results FILE] [--pictures FOLDER] [--only PART]... [--keep]
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { checker, codeServer, extension, flow, flowFolder, missing, node24, root } from "./paths.mjs";
import { Suite } from "./results.mjs";
import { Session } from "./session.mjs";
import { startCodeServer } from "./vscode/code-server.mjs";
import { openWorkbench } from "./vscode/driver.mjs";
import { editing } from "./vscode/editing.mjs";
import { writing } from "./vscode/writing.mjs";
import { views } from "./vscode/views.mjs";
import { running } from "./vscode/running.mjs";
import { serving } from "./vscode/serving.mjs";
import { starting } from "./vscode/starting.mjs";
import { restricted } from "./vscode/restricted.mjs";

const { values } = parseArgs({ options: { results: { type: "string" }, pictures: { type: "string" }, keep: { type: "boolean" }, only: { type: "string", multiple: true } } });
const parts = { editing, writing, views, running, starting, restricted, serving };
const suite = new Suite("VS Code");
const absent = missing(codeServer, path.join(node24, "node"), path.join(extension, "node_modules"), "chromium", "git", flow, checker);

let stopAll = async () => undefined;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopAll().then(() => process.exit(130)));
if (absent === undefined) await use();
else suite.skip(absent);
suite.end(values.results);
process.exit(); // a browser that was lost must not keep the run

async function use() {
  const session = new Session(flow);
  const vsix = path.join(session.folder, "flow.vsix");
  const pictures = values.pictures ?? mkdtempSync(path.join(tmpdir(), "flow-pictures-"));
  mkdirSync(pictures, { recursive: true });
  let server, workbench;
  stopAll = async () => {
    await workbench?.close().catch(() => undefined);
    await server?.stop();
    if (!values.keep) session.dispose();
  };
  try {
    await suite.step("the extension is packed with its server", () => pack(vsix));
    server = await startCodeServer({ folder: session.folder, vsix, settings: { "flow.server.path": session.command } });
    workbench = await openWorkbench({ url: server.url, folder: session.workspace });
    suite.onFailure = async step => {
      await workbench.shot(path.join(pictures, `failed-${step.replace(/\W+/g, "-")}.png`));
      await workbench.key("Escape", "Escape");
    };
    const tools = { suite, session, workbench, url: server.url, vsix, pictures, picture: (name, clip) => workbench.shot(path.join(pictures, `editor-${name}.png`), clip) };
    for (const name of values.only ?? Object.keys(parts)) await parts[name](tools);
    await workbench.close();
    await server.stop();
    await suite.step("the server ends in order, and every message was according to the protocol", () => session.checkMessages());
  } catch (error) {
    await suite.step("the session", () => { throw error; });
    await workbench?.shot(path.join(pictures, "failed-session.png")).catch(() => undefined);
  } finally {
    console.log(`  pictures: ${pictures}${values.keep ? `, session: ${session.folder}` : ""}`);
    await stopAll();
  }
}

async function pack(vsix) {
  const env = { ...process.env, PATH: `${node24}${path.delimiter}${process.env.PATH}` };
  await promisify(execFile)("node", [path.join(extension, "scripts/pack.mjs"), "--server", flowFolder, "--out", vsix], { cwd: root, env, timeout: 180_000 });
}
