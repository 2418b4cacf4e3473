// Running: code lenses, tasks, results behind the lines, the view of projects.
import { existsSync, readdirSync } from "node:fs";
import { check, until } from "../results.mjs";
import { oneLine } from "./driver.mjs";

/** A task names it relative to the workspace folder. */
const oddFolder = "-${env:HOME}";

export async function running({ suite, session, workbench: vs, picture }) {
  await suite.step("a pipeline runs from the line above it", async () => {
    await vs.open("ci.flow");
    const lens = vs.page.locator(".codelens-decoration a", { hasText: /^Run$/ }).first();
    await lens.waitFor();
    await until("a terminal", async () => { // lines move while lenses come, so that a click can miss
      await lens.click();
      return vs.page.locator(".terminal-wrapper.active").first().waitFor({ timeout: 15_000 }).then(() => true);
    }, 90_000);
    await until("the end of the run in the terminal", async () => (await terminal(vs)).includes("succeeded ("), 180_000);
  });

  await suite.step("its results stand behind the lines", async () => {
    await vs.closePanel();
    await vs.open("ci.flow");
    await vs.key("Control+Home"); // only lines that can be seen are read
    await until("a result at a job and at a step", async () => {
      const after = await results(vs);
      return after.some(l => /job lint.*✓ [\d.]+ m?s/.test(l)) && after.some(l => /take build\.app.*✓/.test(l)) && after.some(l => /job test.*✓.*2 cells/.test(l));
    });
    await vs.leaveHover();
    await picture("run", { x: 352, y: 150, width: 928, height: 460 });
  });

  await suite.step("a run that fails says where", async () => {
    session.write("web/index.html", "");
    await vs.command("Flow: Run Pipeline…");
    await vs.pick("ci");
    await until("the failure in the terminal", async () => (await terminal(vs)).includes("failed ("), 180_000);
    await vs.closePanel();
    await until("the failure behind its line", async () => (await results(vs)).some(l => /run sh""".*✗ exit code 1/.test(l)));
    await vs.command("Flow: Clear Results of the Last Run");
    await until("no result", async () => (await results(vs)).every(l => !/[✓✗]/.test(l)));
  });

  await suite.step("a dry run says what would run, and runs nothing", async () => {
    const runs = () => existsSync(session.file(".flow/runs")) ? readdirSync(session.file(".flow/runs")).length : 0;
    const before = runs();
    await vs.command("Flow: Dry Run of a Pipeline…");
    await vs.pick("ci");
    // The first lines are above what the terminal shows.
    await until("the last job with its commands", async () => { const text = await terminal(vs); return /\d+\. tell\b/.test(text) && text.includes("| ") && text.includes("press any key"); }, 120_000);
    check(runs() === before, "something ran");
    await vs.closePanel();
  });

  await suite.step("a task checks the project, and its problems are listed", async () => {
    session.write("broken.flow", "pipeline broken {\n  on push\n  job a on linux { take nothing.here }\n}\n");
    await chooseTask(vs, "flow: check");
    await until("the row", async () => (await vs.problems()).some(row => row.includes("FLOW2003") && row.includes("nothing")), 120_000);
    await vs.closePanel();
  });

  await suite.step("a folder whose name looks like an option and like a variable of VS Code is checked", async () => {
    session.write("broken.flow", "");
    session.makeFolder(oddFolder);
    session.write(`${oddFolder}/project.flow`, "project other {\n}\n");
    session.write(`${oddFolder}/odd.flow`, "pipeline odd {\n  on push\n  job a on linux { take nothing.odd }\n}\n");
    await chooseTask(vs, `flow: check (${oddFolder})`);
    await until("the row of the task", async () => (await terminal(vs)).includes("[FLOW2003]"), 120_000);
    await vs.closePanel();
  });

  await suite.step("a value that looks like a variable of VS Code arrives as it was written", async () => {
    session.write(`${oddFolder}/odd.flow`, 'pipeline ask {\n  on manual\n  param word: string\n  job a on linux { run "printf \'<%s>\' ${word}" }\n}\n');
    const title = vs.page.locator(".quick-input-widget .quick-input-title").first();
    await until("the question", async () => {
      await vs.command("Flow: Run Pipeline…");
      await vs.pick("ask", 2000).catch(() => vs.key("Escape")); // the server may not have seen the file yet
      return until("the title", async () => (await title.innerText()).includes("word: string"), 2000);
    });
    await vs.page.locator(".quick-input-widget input").first().fill("${env:HOME}");
    await vs.key("Enter");
    await until("the value", async () => (await terminal(vs)).includes("<${env:HOME}>"), 120_000);
    await vs.closePanel();
    session.remove(oddFolder);
  });

  await suite.step("the generated files are written on demand", async () => {
    session.write("broken.flow", "");
    await vs.command("Flow: Write Generated Files");
    await until("the workflow on the disk", () => existsSync(session.file(".github/workflows/ci.yml")), 120_000);
    await vs.closePanel();
  });

  await suite.step("the explorer lists pipelines and jobs", async () => {
    const pane = vs.page.locator(".part.sidebar .pane").filter({ has: vs.page.locator(".pane-header h3.title", { hasText: /^Flow$/ }) });
    if (await pane.locator('.pane-header[aria-expanded="false"]').count() > 0) await pane.locator(".pane-header").click();
    const rows = pane.locator(".monaco-list-row");
    await until("the pipeline", async () => (await rows.allInnerTexts()).some(t => /^ci\s*Build and test/.test(oneLine(t))));
    await rows.filter({ hasText: "Build and test" }).first().locator(".monaco-tl-twistie").click();
    await until("its jobs", async () => { const all = (await rows.allInnerTexts()).map(oneLine); return ["build", "lint", "bundle"].every(job => all.some(t => t.startsWith(job))); });
    await rows.filter({ hasText: "bundle" }).first().click();
    await until("the cursor at the job", async () => (session.read("ci.flow").split("\n")[(await vs.cursor()).line - 1] ?? "").includes("job bundle"));
    check((await vs.notifications()).length === 0, (await vs.notifications()).join());
  });
}

/** Runs a task by its label, as soon as it is offered. */
function chooseTask(vs, label) {
  return until(`the task ${label}`, async () => {
    await vs.command("Tasks: Run Task");
    return vs.pick(label, 2000).then(() => true, async error => { await vs.key("Escape"); throw error; });
  });
}

/** The text of the terminal, without the breaks of its lines. */
async function terminal(vs) {
  return (await vs.page.locator(".terminal-wrapper.active .xterm-rows").allInnerTexts()).join("\n").replace(/\u00a0/g, " ");
}

/** The visible lines with what stands behind them. */
function results(vs) {
  return vs.page.evaluate(() => {
    const editor = document.querySelector(".editor-group-container.active .editor-instance .monaco-editor");
    const after = span => getComputedStyle(span, "::after").content.replace(/^"|"$/g, "").replace(/^(none|normal)$/, "");
    return [...editor.querySelectorAll(".view-lines .view-line")].map(line => `${line.textContent}${[...line.querySelectorAll("span")].map(after).join("")}`.replace(/\u00a0/g, " "));
  });
}
