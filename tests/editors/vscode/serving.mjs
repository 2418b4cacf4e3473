// The server itself: its item in the status bar, restarts, and the one that the extension carries.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { check, until } from "../results.mjs";
import { machineSettings } from "./code-server.mjs";

export async function serving({ suite, session, workbench: vs }) {
  const started = () => session.messages().filter(m => m.dir === "c2s" && m.msg?.method === "initialize").length;

  await suite.step("the status item says the version and restarts the server", async () => {
    await vs.open("ci.flow");
    await until("the item is well", async () => (await vs.statusItem("Flow").getAttribute("aria-label")).includes("flow "));
    const before = started();
    await vs.statusItem("Flow").click();
    const title = vs.page.locator(".quick-input-widget .quick-input-title").first();
    await until("the version", async () => /flow \d+\.\d+\.\d+/.test(await title.innerText()));
    await vs.pick("Restart the language server");
    await until("a second start", () => started() === before + 1);
    await until("the end of the first", () => session.messages().some(m => m.exit === 0));
  });

  await suite.step("the restarted server finds mistakes", async () => {
    await until("the item is well", async () => (await vs.statusItem("Flow").getAttribute("aria-label")).includes("flow "));
    await mistake(vs);
  });

  await suite.step("without a setting the extension uses the server that it carries", async () => {
    const before = started();
    writeFileSync(machineSettings(session.folder), "{}");
    await until("the path of the carried server", async () => /extensions.*server.flow\.dll/.test(await commandBehind(vs)));
    await until("the item is well", async () => (await vs.statusItem("Flow").getAttribute("aria-label")).includes("flow "));
    await mistake(vs);
    check(started() === before, "the other server was started");
  });

  await suite.step("a server that cannot start turns the status item red, and a repaired setting brings it back", async () => {
    const settings = machineSettings(session.folder);
    const broken = path.join(session.folder, "broken");
    writeFileSync(broken, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
    writeFileSync(settings, JSON.stringify({ "flow.server.path": broken }));
    await until("the failure in red", async () => await itemIn(vs, ".error-kind", "could not start"));
    writeFileSync(settings, JSON.stringify({ "flow.server.path": session.command }));
    await until("the item is well, and red no more", async () => await itemIn(vs, ":not(.error-kind)", "flow "));
    await vs.command("Notifications: Clear All Notifications");
    await mistake(vs);
  });

  await suite.step("no notification complains", async () => {
    check((await vs.notifications()).length === 0, (await vs.notifications()).join());
  });
}

/**
 * Whether the item has the colour and the words at one moment. Each alone may belong to another moment: settings that are written can be
 * told to the extension twice, and it starts the server each time.
 */
async function itemIn(vs, color, words) {
  return await vs.page.locator(`.statusbar-item${color}[aria-label*="${words}"]`, { hasText: "Flow" }).count() === 1;
}

/** The command that the item names in the list behind it, which is closed again: a list that is still to come would take the next keys. */
async function commandBehind(vs) {
  const input = vs.page.locator(".quick-input-widget input").first();
  await vs.statusItem("Flow").click();
  await input.waitFor();
  const command = await input.getAttribute("placeholder");
  await vs.key("Escape");
  await input.waitFor({ state: "hidden" });
  return command ?? "";
}

/** Makes a mistake, sees it underlined, and takes it back. */
async function mistake(vs) {
  await vs.clickBehind(await vs.lineWith("take build.app"), "build.app");
  await vs.type("x");
  await vs.key("Escape");
  await until("a squiggle", async () => await vs.squiggles() > 0);
  await vs.key("Backspace");
  await until("no squiggle", async () => await vs.squiggles() === 0);
}
