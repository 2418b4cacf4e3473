#!/usr/bin/env node
// Runs shellcheck over every bash and sh script of a workflow or action file. A hole `${{ … }}` becomes a plain word of the same length.
import { spawnSync } from "node:child_process";
import { requireFrom, serveChecks } from "./serve.mjs";

const { isMap, isScalar, LineCounter, parseDocument } = requireFrom("actions")("yaml");

/** SC2154, SC2157, SC2194: the placeholder of a hole is constant where the real text is not. */
const excluded = "SC2154,SC2157,SC2194";

const shellOf = (map, fallback) => map?.getIn?.(["defaults", "run", "shell"]) ?? fallback;

function* stepListsOf(document) {
  const shell = shellOf(document.contents, "bash");
  const jobs = document.get("jobs");
  for (const { value: job } of isMap(jobs) ? jobs.items : []) yield { steps: job.get?.("steps"), shell: shellOf(job, shell) };
  yield { steps: document.getIn(["runs", "steps"]), shell: "bash" };
}

function* scriptsOf(file) {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  if (!isMap(document.contents)) return;
  for (const { steps, shell } of stepListsOf(document)) {
    for (const step of steps?.items ?? []) {
      const run = step.get?.("run", true);
      const dialect = String(step.get?.("shell") ?? shell).split(" ")[0];
      if (!isScalar(run) || (dialect !== "bash" && dialect !== "sh")) continue;
      const start = lines.linePos(run.range[0]).line + (run.type?.startsWith("BLOCK") ? 1 : 0);
      yield { dialect, start, text: String(run.value).replace(/\$\{\{.*?\}\}/gs, hole => "_".repeat(hole.length)) };
    }
  }
}

function checkScript(file, script) {
  const run = spawnSync("shellcheck", ["--norc", "-s", script.dialect, "-e", excluded, "-f", "json1", "-"], { input: script.text, encoding: "utf8" });
  if (run.error || run.status > 1) throw run.error ?? new Error(run.stderr);
  return JSON.parse(run.stdout).comments.map(c => ({
    path: file.path,
    line: script.start + c.line - 1,
    column: c.column,
    severity: c.level,
    message: `SC${c.code}: ${c.message}`,
  }));
}

await serveChecks(files => files.flatMap(file => [...scriptsOf(file)].flatMap(script => checkScript(file, script))));
