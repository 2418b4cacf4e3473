import assert from "node:assert/strict";
import { readJournal } from "../src/run/journal";
import { duration, lineText } from "../src/run/text";
import { plain } from "../src/plain";
import { isExpanded, wordsOf } from "../src/run/words";
import { findCommand, type Surroundings } from "../src/server/command";
import { parseTemplates } from "../src/templates";
import { fileFor, generatedExactlyFrom, generatedFrom, sourceOf } from "../src/preview/mapping";
import type { PreviewFile } from "../src/protocol";

const journal = (...entries: object[]) => entries.map(entry => JSON.stringify(entry)).join("\n");
const start = { kind: "RunStarted", pipeline: "ci" };
const cell = (job: string, name: string, line: number) => ({ job, cell: name, location: `ci.flow:${line}` });

const around = (files: string[], configured = ""): Surroundings =>
  ({ configured, extensionFolder: "/ext", searchPath: "/usr/bin:/bin", isWindows: false, isFile: file => files.includes(file) });

const source = (line: number) => ({ uri: "a", range: { start: { line, character: 0 }, end: { line, character: 1 } } });
const file: PreviewFile = {
  path: "ci.yml", uri: "u", languageId: "yaml", text: "", isWritten: false,
  lines: [{ line: 4, source: source(1) }, { line: 9, source: source(3) }],
  sources: [{ uri: "a", line: 1, lines: [4, 5] }, { uri: "a", line: 3, lines: [9] }],
};

export const tests: Record<string, () => void> = {
  "a journal that is being written is read as far as it goes": () => {
    const text = `${journal(start, { kind: "CellStarted", ...cell("build", "build", 3) })}\n{"kind":"CellEn`;
    const run = readJournal(text);
    assert.equal(run?.result, undefined);
    assert.deepEqual(run?.lines.map(l => [l.file, l.line, l.kind, l.status]), [["ci.flow", 2, "job", "running"]]);
  },

  "cells of one job are one result, the worst of theirs": () => {
    const run = readJournal(journal(start,
      { kind: "CellEnded", ...cell("test", "a", 5), result: "succeeded", milliseconds: 900 },
      { kind: "CellEnded", ...cell("test", "b", 5), result: "failed", milliseconds: 400 },
      { kind: "StepEnded", ...cell("test", "b", 7), step: "__run", result: "failed", exitCode: 2, milliseconds: 300 },
      { kind: "RunEnded", result: "failed", milliseconds: 1000 }));
    assert.equal(run?.result, "failed");
    assert.deepEqual(run?.lines.map(l => [l.line, l.status, l.cells, l.milliseconds]), [[4, "failed", 2, 900], [6, "failed", 1, 300]]);
    assert.deepEqual(run?.lines.map(lineText), ["✗ failed after 900 ms (2 cells)", "✗ exit code 2 after 300 ms"]);
    assert.deepEqual([...run?.jobs ?? []], [["test", "failed"]]);
  },

  "what never ended was cancelled": () => {
    const run = readJournal(journal(start, { kind: "StepStarted", ...cell("a", "a", 2), step: "s" }, { kind: "RunEnded", result: "cancelled" }));
    assert.deepEqual(run?.lines.map(l => l.status), ["cancelled"]);
  },

  "a journal cannot make other files be read": () => {
    const run = readJournal(journal(start, { kind: "CellEnded", job: "a", cell: "a", location: "../../dev/zero:1", result: "succeeded" }));
    assert.deepEqual([run?.lines, [...run?.jobs ?? []]], [[], [["a", "succeeded"]]]);
  },

  "a message of several lines stands on one": () => {
    const run = readJournal(journal(start, { kind: "JobSkipped", job: "a", location: "ci.flow:2", message: "not\n  today" }));
    assert.deepEqual(run?.lines.map(lineText), ["– skipped: not today"]);
  },

  "the text of others is no link": () => assert.equal(plain("see [here](command:workbench.action.quit)"), "see [here] (command:workbench.action.quit)"),

  "what is no journal gives nothing": () => assert.equal(readJournal("hello\n{}"), undefined),

  "durations are written in two units at most": () => assert.deepEqual(
    [0.4, 85, 999, 12_340, 59_940, 59_960, 245_000, 600_000, 3_720_000].map(duration),
    ["0 ms", "85 ms", "999 ms", "12.3 s", "59.9 s", "1 min", "4 min 05 s", "10 min", "1 h 02 min"]),

  "the settings come before the carried server, and that before the PATH": () => {
    const all = ["/ext/server/flow.dll", "/usr/bin/dotnet", "/bin/flow"];
    assert.deepEqual(findCommand(around(all, "/my/flow")), { program: "/my/flow", first: [], origin: "settings" });
    assert.deepEqual(findCommand(around(all)), { program: "/usr/bin/dotnet", first: ["/ext/server/flow.dll"], origin: "extension" });
    assert.deepEqual(findCommand(around(["/bin/flow", "/ext/server/flow.dll"])), { program: "/bin/flow", first: [], origin: "path" });
    assert.equal(findCommand(around(["/usr/bin/dotnet"])), undefined);
    const windows = { ...around(["/tools/flow.cmd", "/tools/flow.bat"]), searchPath: "/tools", isWindows: true };
    assert.equal(findCommand(windows), undefined, "cmd.exe would read the arguments of a batch file again");
    assert.equal(findCommand({ ...around(["tools/flow", "flow"]), searchPath: "tools:.:" }), undefined, "a folder that is open does not choose the program");
  },

  "a name becomes no option": () => {
    assert.deepEqual(wordsOf({ command: "check" }), ["check", "."]);
    assert.deepEqual(wordsOf({ command: "check", project: "-x", arguments: ["--strict"] }), ["check", "./-x", "--strict"]);
    assert.deepEqual(wordsOf({ command: "run", project: "shop", pipeline: "--help", arguments: ["--job=a"] }), ["run", "shop", "--job=a", "--", "--help"]);
  },

  "what VS Code would expand is noticed": () => assert.deepEqual(
    ["${env:HOME}", "a${}b", "$HOME", "${open", "{x}"].map(isExpanded),
    [true, true, false, false, false]),

  "a line of a source and a generated line find each other": () => {
    assert.equal(sourceOf(file, 6)?.range.start.line, 1);
    assert.equal(sourceOf(file, 40)?.range.start.line, 3);
    assert.equal(sourceOf(file, 0)?.range.start.line, 1);
    assert.deepEqual(generatedFrom(file, "a", 2), [4, 5]);
    assert.deepEqual(generatedFrom(file, "b", 2), []);
    assert.deepEqual(generatedExactlyFrom(file, "a", 2), []);
    assert.equal(fileFor([{ ...file, sources: [{ uri: "a", line: 0, lines: [0] }] }, file], "a", 2), file);
  },

  "templates are read from what `flow new --list` writes": () =>
    assert.deepEqual(parseTemplates("  pipeline  a small pipeline\n  dotnet    an app\n"), [
      { label: "pipeline", description: "a small pipeline" },
      { label: "dotnet", description: "an app" },
    ]),
};
