// A terminal whose program is started from here. VS Code expands `${…}` in the words and in the folder of a process that it starts for a task, and has
// no way to write such text itself, so a call that holds some goes through this.
import { spawn, type ChildProcess } from "node:child_process";
import * as vscode from "vscode";

export class DirectTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly ended = new vscode.EventEmitter<number>();
  private child: ChildProcess | undefined;
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.ended.event;

  constructor(private readonly program: string, private readonly words: string[], private readonly folder: string | undefined) {}

  open(): void {
    const child = spawn(this.program, this.words, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "1" },
      ...(this.folder === undefined ? {} : { cwd: this.folder }),
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => this.written.fire(text.replace(/\r?\n/g, "\r\n")));
    }
    child.once("error", error => {
      this.written.fire(`${error.message}\r\n`);
      this.ended.fire(1);
    });
    child.once("close", code => this.ended.fire(code ?? 1));
  }

  /** Ctrl-C is the one key that `flow` reads: the run is cancelled, and cleans up. */
  handleInput(keys: string): void {
    if (keys === "\u0003") this.child?.kill("SIGINT");
  }

  close(): void {
    this.child?.kill("SIGINT");
  }
}
