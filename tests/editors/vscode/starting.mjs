// The first minutes: a project from an empty folder, and the walkthrough.
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { check, until } from "../results.mjs";
import { openWorkbench } from "./driver.mjs";

const steps = ["Make a project", "Write, and be told at once", "See what becomes of it", "See the whole", "Run it here"];

export async function starting({ suite, session, url, pictures }) {
  const folder = path.join(session.folder, "empty");
  mkdirSync(folder);
  const vs = await openWorkbench({ url, folder, shows: ".explorer-viewlet, .empty-editor-hint, .editor-group-watermark" });
  try {
    await suite.step("the walkthrough shows its five steps", async () => {
      await vs.command("Welcome: Open Walkthrough...");
      await vs.pick("Start with Flow");
      await until("the steps", async () => {
        const text = (await vs.page.locator(".gettingStartedContainer").allInnerTexts()).join("\n");
        return steps.every(step => text.includes(step));
      });
      await vs.shot(path.join(pictures, "editor-walkthrough.png"));
    });

    await suite.step("the walkthrough makes a project in an empty folder", async () => {
      await vs.page.locator(".gettingStartedContainer .monaco-button", { hasText: "New project" }).first().click();
      await vs.pick("a small pipeline");
      const input = vs.page.locator(".quick-input-widget input").first();
      await until("the question for the folder", async () => (await input.inputValue()).includes(folder));
      await vs.page.locator(".quick-input-widget .quick-input-action .monaco-button", { hasText: "Make it here" }).first().click();
      await vs.waitForEditor("ci.flow");
      check(readFileSync(path.join(folder, "ci.flow"), "utf8").includes("pipeline ci"), readdirSync(folder).join());
    });

    await suite.step("the new project has no problem, and its pipeline is listed", async () => {
      await until("the lens", async () => await vs.page.locator(".codelens-decoration a", { hasText: /^Run$/ }).count() > 0);
      const rows = await vs.problems();
      check(!rows.join().includes("FLOW"), rows.join());
      await vs.closePanel();
    });

    await suite.step("a second project is not put over the first", async () => {
      await vs.command("Flow: New Project…");
      await vs.pick("a small pipeline");
      await vs.page.locator(".quick-input-widget .quick-input-action .monaco-button", { hasText: "Make it here" }).first().click();
      await until("the reason", async () => (await vs.notifications()).some(text => text.includes("ci.flow")));
    });
  } catch (error) {
    await suite.step("the first minutes", () => { throw error; });
  } finally {
    await vs.shot(path.join(pictures, "starting.png")).catch(() => undefined);
    await vs.close();
  }
}
