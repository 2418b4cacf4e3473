// A folder that is not trusted: its files are shown and coloured, and nothing of it is executed.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { check, until } from "../results.mjs";
import { startCodeServer } from "./code-server.mjs";
import { openWorkbench } from "./driver.mjs";

/** Those that would call `flow`. */
const commands = [
  "New Project…", "Run Pipeline…", "Dry Run of a Pipeline…", "Show Pipeline Graph", "Preview Generated Files", "Preview Runner (C#)",
  "Write Generated Files", "Check Project", "Explain Diagnostic…",
];

export async function restricted({ suite, session, vsix, pictures }) {
  const { folder, proof } = makeTrap(session);
  const own = path.join(session.folder, "restricted");
  const calls = () => existsSync(session.calls) ? readFileSync(session.calls, "utf8") : "";
  const server = await startCodeServer({ folder: own, vsix, settings: { "flow.server.path": session.command }, asksForTrust: true });
  let vs;
  try {
    vs = await openWorkbench({ url: server.url, folder, shows: ".part.banner" });
    const before = calls();
    await suite.step("a folder that is not trusted is shown and coloured", async () => {
      check((await vs.page.locator(".part.banner").innerText()).includes("Restricted Mode"), "the folder is trusted");
      await vs.openFromExplorer("ci.flow");
      await until("three colours", async () => {
        const at = async (text, word) => vs.colour(await vs.lineWith(text), word);
        return new Set([await at("pipeline trap", "pipeline"), await at("run", "true"), await at("timeout", "5")]).size === 3;
      });
    });

    await suite.step("the item in the status bar says that the folder is not trusted", () =>
      until("the reason", async () => (await vs.statusItem("Flow").getAttribute("aria-label")).includes("when you trust this folder")));

    await suite.step("without the server there are snippets", async () => {
      await vs.clickBehind(await vs.lineWith("on push"), "push");
      await vs.key("Enter");
      await vs.type("para");
      await vs.completions("param");
      await vs.key("Escape");
      await vs.revert();
    });

    await suite.step("without trust no command calls `flow`, and each says why", async () => {
      for (const command of commands) {
        await vs.command(`Flow: ${command}`);
        await until(`the reason, after ${command}`, async () => (await vs.notifications()).some(text => text.includes("not trusted")));
        await vs.command("Notifications: Clear All Notifications");
        await until("no notification", async () => (await vs.notifications()).length === 0);
      }
      await vs.shot(path.join(pictures, "editor-restricted.png"));
    });

    await suite.step("nothing was executed", () => {
      check(calls() === before, calls());
      check(!existsSync(proof), "a program of the folder ran");
    });

    await suite.step("with trust the server starts", async () => {
      writeFileSync(path.join(folder, ".vscode/settings.json"), "{}");
      await vs.command("Flow: Check Project");
      await vs.page.locator(".notification-list-item .monaco-button", { hasText: "Manage Workspace Trust" }).first().click();
      await vs.page.locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).first().click();
      await vs.open("ci.flow");
      await until("a squiggle", async () => await vs.squiggles() > 0);
    });
  } catch (error) {
    await vs?.shot(path.join(pictures, "failed-restricted.png")).catch(() => undefined);
    await suite.step("a folder that is not trusted", () => { throw error; });
  } finally {
    await vs?.close();
    await server.stop();
  }
}

/** A project whose settings and tasks name a program of its own, which would leave a proof. */
function makeTrap(session) {
  const folder = path.join(session.folder, "trap");
  const [program, proof] = ["trap.sh", "proof"].map(name => path.join(folder, name));
  mkdirSync(path.join(folder, ".vscode"), { recursive: true });
  writeFileSync(program, `#!/bin/sh\ntouch '${proof}'\n`);
  chmodSync(program, 0o755);
  writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify({ "flow.server.path": program, "flow.server.arguments": ["lsp"] }));
  writeFileSync(path.join(folder, "ci.flow"), 'pipeline trap {\n  on push\n\n  job a on linux {\n    timeout = 5m\n    run "true"\n    take nothing.here\n  }\n}\n');
  return { folder, proof };
}
