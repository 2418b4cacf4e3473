#!/usr/bin/env node
// A second client, to see that the server is no friend of one editor only: a real Neovim in a terminal (tmux), with the configuration of docs/editors.md.
// node tests/editors/neovim.suite.mjs [--results FILE]
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { checker, flow, missing, root } from "./paths.mjs";
import { Suite, until } from "./results.mjs";
import { Session } from "./session.mjs";

const { values } = parseArgs({ options: { results: { type: "string" } } });
const suite = new Suite("Neovim");
const absent = missing("nvim", "tmux", "git", flow, checker);

if (absent === undefined) await use();
else suite.skip(absent);
suite.end(values.results);

/** The configuration that the page tells people to use. */
function configuration() {
  const page = readFileSync(path.join(root, "docs/editors.md"), "utf8");
  return /```lua init\.lua\n([\s\S]*?)```/.exec(page)[1];
}

async function use() {
  const session = new Session(flow);
  const init = path.join(session.folder, "init.lua");
  writeFileSync(init, `vim.o.swapfile = false\nvim.o.completeopt = 'menuone,noinsert'\nvim.g.mapleader = ' '\n${configuration()}`);
  const socket = `flow-${process.pid}`;
  const tmux = (...args) => execFileSync("tmux", ["-L", socket, "-f", "/dev/null", ...args], { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"], timeout: 30_000 });
  const env = {
    ...process.env, TERM: "xterm-256color", LANG: "C.UTF-8",
    PATH: `${session.folder}${path.delimiter}${process.env.PATH}`, // where `flow` is
    XDG_CONFIG_HOME: session.folder, XDG_DATA_HOME: session.folder, XDG_STATE_HOME: session.folder, XDG_CACHE_HOME: session.folder,
  };
  const screen = () => tmux("capture-pane", "-p", "-t", "editor");
  const keys = (...all) => tmux("send-keys", "-t", "editor", ...all);
  const see = (what, expression) => until(what, () => { const text = screen(); if (expression.test(text)) return text; throw new Error(text); });
  /** Takes back everything, and stands on the first line that holds the text. */
  const goTo = text => keys("Escape", ":e!", "Enter", `/\\V${text}`, "Enter");

  try {
    tmux("new-session", "-d", "-s", "editor", "-x", "120", "-y", "40", "-c", session.workspace, `nvim -u '${init}' ci.flow`);
    await suite.step("a file opens and the server answers", async () => {
      await see("the file", /pipeline ci/);
      await until("the server", () => session.messages().some(m => m.dir === "s2c" && m.msg?.id === 1 && m.msg.result?.capabilities));
    });

    await suite.step("a mistake is shown at its line, and goes away", async () => {
      goTo("take build.app");
      keys("A", "l", "Escape");
      await see("the message", /take build\.appl.*no `appl`/);
      keys("u");
      await until("its end", () => !/no `appl`/.test(screen()));
    });

    await suite.step("hover", async () => {
      goTo("make-app");
      keys("K");
      await see("the documentation", /Copies one app together/);
      keys("l", "h");
    });

    await suite.step("go to definition, in another file, and back", async () => {
      goTo("make-app");
      keys("gd");
      await see("the other file", /export template make-app/);
      keys("C-o");
      await see("the first file", /pipeline ci/);
    });

    await suite.step("rename", async () => {
      goTo("lint on");
      keys("Space", "r");
      await see("the question", /New Name/);
      keys("C-u", "style", "Enter");
      await see("the new name at the job and after `after`", /job style on linux[\s\S]*after style/);
    });

    await suite.step("format", async () => {
      goTo("timeout = 5m");
      keys("0", "C", "timeout   =   7m", "Escape");
      await see("the written line", /^timeout {3}= {3}7m/m);
      keys("Space", "f");
      await see("the line in its layout", /^ {4}timeout = 7m/m);
    });

    await suite.step("completion", async () => {
      goTo("take build.app");
      keys("o", "run \"echo ${git.vis", "C-x", "C-o");
      await see("the member in the menu", /visibility/);
      keys("C-y");
      await see("the member in the text", /git\.visibility/);
    });

    await suite.step("the server ends with the editor", async () => {
      keys("Escape", ":qa!", "Enter");
      await until("the end", () => session.messages().at(-1)?.exit === 0);
    });

    await suite.step("every message of the server was according to the protocol", () => {
      session.checkMessages(finding => !/: c2s /.test(finding)); // this Neovim names two capabilities that no version has
    });
  } finally {
    try { tmux("kill-server"); } catch { /* it ended with its last program */ }
    session.dispose();
  }
}
