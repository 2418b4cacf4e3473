#!/usr/bin/env node
// lsp-tee.mjs LOG -- PROGRAM ARGUMENTS…: starts a language server on standard input and output, and writes every message that passes, in both
// directions, to LOG as a line of JSON: {"dir":"c2s"|"s2c","t":milliseconds,"msg":{…}}. A broken frame is {"dir":…,"bad":"why"}. Bytes pass unchanged.
import { spawn } from "node:child_process";
import { openSync, writeSync } from "node:fs";

const [file, separator, program, ...args] = process.argv.slice(2);
if (separator !== "--" || program === undefined) throw new Error("usage: lsp-tee.mjs LOG -- PROGRAM ARGUMENTS…");
const log = openSync(file, "a");
const start = Date.now();
const note = entry => writeSync(log, `${JSON.stringify(entry)}\n`);

function reader(dir) {
  let bytes = Buffer.alloc(0);
  let isLost = false;
  return chunk => {
    bytes = isLost ? bytes : Buffer.concat([bytes, chunk]);
    while (!isLost) {
      const headerEnd = bytes.indexOf("\r\n\r\n");
      if (headerEnd < 0) return;
      const header = bytes.toString("ascii", 0, headerEnd);
      const length = /^Content-Length: (\d+)$/im.exec(header.replaceAll("\r", ""));
      if (length === null) {
        isLost = true;
        note({ dir, bad: `header: ${header}` });
        return;
      }
      const end = headerEnd + 4 + Number(length[1]);
      if (bytes.length < end) return;
      const body = bytes.toString("utf8", headerEnd + 4, end);
      bytes = bytes.subarray(end);
      try {
        note({ dir, t: Date.now() - start, msg: JSON.parse(body) });
      } catch (error) {
        note({ dir, bad: `json: ${error.message}` });
      }
    }
  };
}

const server = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
const [toServer, toClient] = [reader("c2s"), reader("s2c")];
process.stdin.on("data", data => { toServer(data); server.stdin.write(data); });
process.stdin.on("end", () => server.stdin.end());
server.stdin.on("error", () => undefined);
server.stdout.on("data", data => { toClient(data); process.stdout.write(data); });
server.on("exit", (code, signal) => {
  note({ dir: "s2c", exit: code, signal });
  process.exitCode = code ?? 1;
  process.stdin.destroy();
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal));
