// What a suite works with: a copy of the workspace that git knows, and a `flow` whose messages with the editor are logged.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { tee } from "./paths.mjs";

export class Session {
  /** @param {string} flow the command that is called for everything */
  constructor(flow) {
    this.folder = mkdtempSync(path.join(tmpdir(), "flow-editor-"));
    this.workspace = path.join(this.folder, "shop");
    this.traffic = path.join(this.folder, "lsp.jsonl");
    /** Calls `flow`; as a language server with its messages logged. */
    this.command = path.join(this.folder, "flow");
    cpSync(path.join(import.meta.dirname, "workspace"), this.workspace, { recursive: true });
    const git = (...args) => execFileSync("git", ["-c", "user.name=Shop", "-c", "user.email=shop@example.com", ...args], { cwd: this.workspace });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("commit", "--quiet", "--message", "Shop");
    const quote = text => `'${text.replaceAll("'", "'\\''")}'`;
    writeFileSync(this.command, `#!/bin/sh
if [ "$1" = lsp ]; then exec ${quote(process.execPath)} ${quote(tee)} ${quote(this.traffic)} -- ${quote(flow)} "$@"; fi
exec ${quote(flow)} "$@"
`, { mode: 0o755 });
  }

  file(name) { return path.join(this.workspace, name); }

  read(name) { return readFileSync(this.file(name), "utf8"); }

  write(name, text) { writeFileSync(this.file(name), text); }

  /** The messages so far: { dir, msg } and the end of the server, { exit }. */
  messages() {
    return existsSync(this.traffic) ? readFileSync(this.traffic, "utf8").split("\n").filter(line => line.length > 0).map(line => JSON.parse(line)) : [];
  }

  dispose() { rmSync(this.folder, { recursive: true, force: true }); }
}
