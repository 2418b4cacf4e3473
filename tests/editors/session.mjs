// What a suite works with: a copy of the workspace that git knows, and a `flow` whose messages with the editor are logged.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root, tee } from "./paths.mjs";

export class Session {
  /** @param {string} flow the command that is called for everything */
  constructor(flow) {
    this.folder = mkdtempSync(path.join(tmpdir(), "flow-editor-"));
    this.workspace = path.join(this.folder, "shop");
    /** A log for each server that was started. */
    this.traffic = path.join(this.folder, "traffic");
    mkdirSync(this.traffic);
    /** A line for each call of the command. */
    this.calls = path.join(this.folder, "calls");
    /** Calls `flow`; as a language server with its messages logged. */
    this.command = path.join(this.folder, "flow");
    cpSync(path.join(import.meta.dirname, "workspace"), this.workspace, { recursive: true });
    const git = (...args) => execFileSync("git", ["-c", "user.name=Shop", "-c", "user.email=shop@example.com", ...args], { cwd: this.workspace, timeout: 60_000 });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("commit", "--quiet", "--message", "Shop");
    const quote = text => `'${text.replaceAll("'", "'\\''")}'`;
    writeFileSync(this.command, `#!/bin/sh
echo "$@" >> ${quote(this.calls)}
if [ "$1" = lsp ]; then exec ${quote(process.execPath)} ${quote(tee)} ${quote(this.traffic)}/$$.jsonl -- ${quote(flow)} "$@"; fi
exec ${quote(flow)} "$@"
`, { mode: 0o755 });
  }

  file(name) { return path.join(this.workspace, name); }

  read(name) { return readFileSync(this.file(name), "utf8"); }

  makeFolder(name) { mkdirSync(this.file(name), { recursive: true }); }

  remove(name) { rmSync(this.file(name), { recursive: true, force: true }); }

  write(name, text) { writeFileSync(this.file(name), text); }

  /** The messages so far, those of each server after those of the one before: { dir, msg }, and at its end { dir, exit }. */
  messages() {
    return this.#logs().flatMap(readMessages);
  }

  /** Puts what was said before the checker of messages. Only what `accepts` accepts counts. */
  checkMessages(accepts = () => true) {
    for (const log of this.#logs()) {
      const messages = readMessages(log);
      const broken = messages.filter(m => m.bad !== undefined);
      if (broken.length > 0) throw new Error(`broken frames: ${JSON.stringify(broken)}`);
      if (messages.at(-1)?.exit !== 0) throw new Error(`the server did not end with 0, but ${JSON.stringify(messages.at(-1))}`);
      const checked = `${log}.checked`;
      writeFileSync(checked, messages.filter(m => m.msg !== undefined).map(m => JSON.stringify(m)).join("\n"));
      const checker = spawnSync(process.execPath, [path.join(root, "tests/tools/lsp.mjs"), checked], { encoding: "utf8", maxBuffer: 1 << 28, timeout: 120_000 });
      const findings = checker.stdout.split("\n").filter(line => line.length > 0 && accepts(line));
      if (findings.length > 0 || (checker.status !== 0 && checker.stdout.length === 0)) {
        throw new Error(`${findings.length} faults in ${messages.length} messages:\n${findings.slice(0, 20).join("\n")}${checker.stderr}`);
      }
      console.log(`    ${messages.length} messages checked`);
    }
  }

  #logs() {
    return readdirSync(this.traffic).filter(name => name.endsWith(".jsonl")).map(name => path.join(this.traffic, name))
      .sort((a, b) => statSync(a).birthtimeMs - statSync(b).birthtimeMs);
  }

  dispose() { rmSync(this.folder, { recursive: true, force: true }); }
}

const readMessages = log => readFileSync(log, "utf8").split("\n").filter(line => line.endsWith("}")).map(line => JSON.parse(line));
