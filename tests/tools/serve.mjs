// What every tool here has in common. Without arguments a tool answers requests: one JSON line in, one JSON line out, until its
// standard input closes, so that a test run pays once for starting it. With file names it checks those files and prints what it finds.
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The folder into which the packages of `tests/tools/<name>/package.json` are installed. */
export const packagesOf = name => path.join(here, "..", ".tools", name);

/** Imports one file of an installed package. */
export const importFrom = (name, file) => import(pathToFileURL(path.join(packagesOf(name), "node_modules", file)));

/** A `require` that sees the installed packages of `name`. */
export const requireFrom = name => createRequire(path.join(packagesOf(name), "package.json"));

/** Lets plain node load packages that import JSON without an attribute and modules without an extension. */
export function acceptBundlerImports() {
  register("data:text/javascript," + encodeURIComponent(`
    import { readFileSync } from "node:fs";
    import { fileURLToPath } from "node:url";
    export async function load(url, context, next) {
      return url.startsWith("file:") && url.endsWith(".json")
        ? { format: "module", shortCircuit: true, source: "export default " + readFileSync(fileURLToPath(url), "utf8") }
        : next(url, context);
    }
    export async function resolve(specifier, context, next) {
      try { return await next(specifier, context); }
      catch (error) {
        if (error.code !== "ERR_MODULE_NOT_FOUND" && error.code !== "ERR_UNSUPPORTED_DIR_IMPORT") throw error;
        try { return await next(specifier + ".js", context); } catch { return await next(specifier + "/index.js", context); }
      }
    }`));
}

/** Answers requests with `answer(request)`, which returns (a promise of) the response. */
export async function serve(answer) {
  console.log = console.info = console.debug = console.warn = console.error; // standard output belongs to the answers
  for await (const line of createInterface({ input: process.stdin })) {
    let response;
    try { response = await answer(JSON.parse(line)); } catch (error) { response = { error: String(error.stack ?? error) }; }
    process.stdout.write(JSON.stringify(response) + "\n");
  }
}

/** Serves `check(files)`, where a file is `{ path, text }` and a finding `{ path, line, column, severity, message }`. */
export async function serveChecks(check) {
  const names = process.argv.slice(2);
  if (names.length === 0) return serve(async request => ({ findings: await check(request.files) }));
  const findings = await check(names.map(name => ({ path: name, text: readFileSync(name, "utf8") })));
  for (const f of findings) console.log(`${f.path}:${f.line}:${f.column}: ${f.severity}: ${f.message}`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

/** Serves the files of one request to GitHub's packages, which ask for the reusable workflows and local actions of a repository. */
export const repositoryOf = files => ({
  async getFileContent(reference) {
    const file = "repository" in reference ? undefined : files.find(f => path.normalize(f.path) === path.normalize(reference.path));
    if (!file) throw new Error(`no file ${reference.path}`);
    return { name: file.path, content: file.text };
  },
});

/** Whether a finding only says that a workflow of another repository cannot be read here. */
export const isAboutAnotherRepository = (message, text, line) =>
  message.includes("Unable to find reusable workflow") && /@/.test(text.split("\n")[line - 1] ?? "");
