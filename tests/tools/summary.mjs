// Counts the results of a test run. The folder holds, for each test project, `<project>.trx` and `<project>.code`, the exit code of its run,
// or `none` where it did not end;
// a suite that is no .NET project leaves `<suite>.json` in place of the .trx: [{ name, outcome, message }].
// Prints what failed, then the one line with the counts. Exits with 0 when something passed and nothing failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const [folder] = process.argv.slice(2);
const strict = process.env.CI === "true";
/** How the reason of a skip begins when `tests/run` could have installed what is missing. */
const missingTool = "needs the tool";

const unescape = text => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
  hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }[name]);
const attribute = (text, name) => unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? "");

function* resultsIn(trx) {
  for (const [, head, body] of trx.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    yield {
      name: attribute(head, "testName"),
      outcome: attribute(head, "outcome"),
      message: unescape(/<Message>([\s\S]*?)<\/Message>/.exec(body ?? "")?.[1] ?? /<StdOut>([\s\S]*?)<\/StdOut>/.exec(body ?? "")?.[1] ?? ""),
    };
  }
}

function resultsOf(file) {
  if (existsSync(`${file}.trx`)) return [...resultsIn(readFileSync(`${file}.trx`, "utf8"))];
  return existsSync(`${file}.json`) ? JSON.parse(readFileSync(`${file}.json`, "utf8")) : [];
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function fail(what) {
  counts.failed++;
  failures.push(what);
}

function count(result) {
  if (result.outcome === "Passed") counts.passed++;
  else if (result.outcome !== "NotExecuted") fail(result.name);
  else if (strict && result.message.includes(missingTool)) fail(`${result.name} was skipped: ${result.message.trim()}`);
  else counts.skipped++;
}

for (const file of readdirSync(folder).filter(name => name.endsWith(".code")).sort()) {
  const project = path.basename(file, ".code");
  const results = resultsOf(path.join(folder, project));
  const before = counts.failed;
  results.forEach(count);
  const code = readFileSync(path.join(folder, file), "utf8");
  if (code === "none") fail(`${project}: the test run did not end`);
  else if (code !== "0" && counts.failed === before) fail(`${project}: the test run ended with code ${code}`);
}

for (const failure of failures) console.log(`failed: ${failure}`);
if (counts.passed + counts.failed === 0) console.log("no test ran");
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.passed > 0 && counts.failed === 0 ? 0 : 1;
