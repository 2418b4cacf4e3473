// What is shown beside the source: the preview and the graph.
import { check, until } from "../results.mjs";

const generated = "ci.yml";
const runner = "Ci.g.cs";

export async function views({ suite, session, workbench: vs, picture }) {
  await suite.step("the preview opens beside the source", async () => {
    await vs.open("ci.flow");
    await vs.key("Control+b"); // room for two
    await vs.command("Flow: Preview Generated Files");
    await until("the workflow", async () => (await vs.text(generated)).includes("name: Build and test"));
    check((await vs.lines("ci.flow")).length > 0, "the source went away");
  });

  await suite.step("the preview follows an edit", async () => {
    const line = await vs.lineWith('pipeline ci "Build and test"', "ci.flow");
    await vs.clickBehind(line, "Build and test", { file: "ci.flow" });
    await vs.type(" all");
    await until("the new title", async () => (await vs.text(generated)).includes("name: Build and test all"));
  });

  await suite.step("the preview keeps the last text while there is an error, and says so", async () => {
    await vs.key("End");
    await vs.type(" )");
    await until("the note", async () => (await vs.page.locator(".codelens-decoration", { hasText: "Not up to date" }).count()) > 0);
    check((await vs.text(generated)).includes("name: Build and test all"), "the text is gone");
    await vs.key("Backspace", "Backspace");
    await until("the end of the note", async () => (await vs.page.locator(".codelens-decoration", { hasText: "Not up to date" }).count()) === 0);
    await vs.revert();
    await until("the old title", async () => !(await vs.text(generated)).includes("test all"));
  });

  await suite.step("the generated lines of the cursor's line are marked", async () => {
    await vs.click(await vs.lineWith("job lint", "ci.flow"), "lint", { file: "ci.flow" });
    await until("a mark at `lint:`", async () => (await vs.lines(generated)).some(l => l.trim() === "lint:") && (await marked(vs, generated)).some(l => l.includes("lint:")));
    await picture("preview", { x: 48, y: 0, width: 1232, height: 460 });
  });

  await suite.step("go to generated, and back", async () => {
    await vs.click(await vs.lineWith("job bundle", "ci.flow"), "bundle", { file: "ci.flow" });
    const line = session.read("ci.flow").split("\n").findIndex(l => l.includes("job bundle")) + 1;
    const atJob = () => until("the cursor at the job", async () => (await vs.cursor()).line === line);
    await atJob();
    await vs.key("Alt+F12");
    await until("the cursor in the workflow, where the job's line is another", async () => { const c = await vs.cursor(); return c.line > 20 && c.line !== line; });
    await vs.key("Alt+F12");
    await atJob();
  });

  await suite.step("the C# that runs the pipeline opens beside the source, and follows an edit", async () => {
    await closeBeside(vs);
    await vs.command("Flow: Preview Runner (C#)");
    await until("the runner", async () => (await vs.text(runner)).includes('Title = "Build and test"'));
    await vs.clickBehind(await vs.lineWith('pipeline ci "Build and test"', "ci.flow"), "Build and test", { file: "ci.flow" });
    await vs.type(" all");
    await until("the new title", async () => (await vs.text(runner)).includes('Title = "Build and test all"'));
    await vs.revert();
    await until("the old title", async () => (await vs.text(runner)).includes('Title = "Build and test"'));
  });

  await suite.step("the page of a code opens from the mistake", async () => {
    await closeBeside(vs);
    await vs.clickBehind(await vs.lineWith("take build.app", "ci.flow"), "build.app", { file: "ci.flow" });
    await vs.type("x");
    await vs.key("Escape");
    await until("the squiggle", async () => await vs.squiggles() === 1);
    await vs.key("Control+.");
    await vs.page.locator(".action-widget .monaco-list-row", { hasText: "Explain FLOW2004" }).first().click();
    await until("the page", () => pageWith(vs, "FLOW2004", "Wrong:"));
    await picture("explain", { x: 48, y: 0, width: 1232, height: 700 });
  });

  await suite.step("the page of a code opens by its name", async () => {
    await closeBeside(vs);
    await vs.revert();
    await vs.command("Flow: Explain Diagnostic…");
    const input = vs.page.locator(".quick-input-widget input").first();
    await until("the question", async () => (await vs.page.locator(".quick-input-widget .quick-input-title").first().innerText()).includes("Explain"));
    await input.fill("flow2003");
    await vs.key("Enter");
    await until("the page", () => pageWith(vs, "FLOW2003", "Wrong:"));
    await closeBeside(vs);
  });

  await suite.step("the graph draws jobs, edges and estimates", async () => {
    await vs.command("Flow: Show Pipeline Graph");
    const page = graphOf(vs);
    await until("five jobs", async () => await (await page).locator(".job").count() === 5);
    const frame = await page;
    check(await frame.locator(".edge.data").count() === 2, `data edges: ${await frame.locator(".edge.data").count()}`);
    check(await frame.locator(".edge.order").count() >= 1, "no edge of order");
    check(await frame.locator(".edge.critical").count() >= 1, "no critical path");
    check(/≈ \d/.test(await frame.locator(".job .detail").first().textContent()), "no estimate");
    check((await frame.locator("footer").innerText()).includes("estimated"), await frame.locator("footer").innerText());
  });

  await suite.step("the graph follows the cursor", async () => {
    const frame = await graphOf(vs);
    for (const job of ["bundle", "test"]) {
      await vs.click(await vs.lineWith(`job ${job}`, "ci.flow"), job, { file: "ci.flow" });
      await until(`the mark at ${job}`, async () => await frame.locator(".job.cursor").getAttribute("data-job") === job);
    }
    await vs.leaveHover();
    await vs.page.setViewportSize({ width: 1280, height: 360 });
    await picture("graph", { x: 664, y: 0, width: 616, height: 325 });
    await vs.page.setViewportSize({ width: 1280, height: 800 });
  });

  await suite.step("choosing a job goes to its source, with the mouse and with the keyboard", async () => {
    const frame = await graphOf(vs);
    const at = async text => until(`the cursor at ${text}`, async () => (session.read("ci.flow").split("\n")[(await vs.cursor()).line - 1] ?? "").includes(text));
    await frame.locator('.job[data-job="tell"]').click();
    await at("job tell");
    await frame.locator('.job[data-job="tell"]').focus();
    await frame.locator('.job[data-job="tell"]').press("ArrowLeft");
    await until("the focus on bundle", () => frame.locator("*:focus").getAttribute("data-job").then(job => job === "bundle"));
    await frame.locator('.job[data-job="bundle"]').press("Enter");
    await at("job bundle");
  });

  await suite.step("the graph follows an edit", async () => {
    const frame = await graphOf(vs);
    await vs.clickBehind(await vs.lineWith("job tell", "ci.flow"), "on linux", { file: "ci.flow" });
    await vs.type(" after lint");
    await until("the new edge", async () => await frame.locator(".edge.order").count() >= 2);
    await vs.revert();
    await closeBeside(vs);
    await vs.key("Control+b");
  });
}

/** The texts of the lines that are marked in an editor. */
function marked(vs, file) {
  return vs.page.evaluate(name => {
    const editor = [...document.querySelectorAll(".editor-instance .monaco-editor")]
      .find(e => e.offsetParent !== null && decodeURIComponent(e.getAttribute("data-uri") ?? "").split("?")[0].endsWith(name));
    const marks = [...editor.querySelectorAll(".view-overlays > div")].filter(d => d.querySelector('[class*="ced-"]')).map(d => d.style.top);
    return [...editor.querySelectorAll(".view-lines .view-line")].filter(l => marks.includes(l.style.top)).map(l => l.textContent.replace(/\u00a0/g, " "));
  }, file);
}

/** The page inside the web view. */
export async function graphOf(vs) {
  return until("the page of the graph", async () => {
    for (const frame of vs.page.frames()) {
      if (await frame.locator("main svg").count().catch(() => 0) > 0) return frame;
    }
    return null;
  });
}

/** Whether a web view shows all these words. */
async function pageWith(vs, ...words) {
  const texts = await Promise.all(vs.page.frames().map(frame => frame.locator("body").innerText({ timeout: 1000 }).catch(() => "")));
  return texts.some(text => words.every(word => text.includes(word)));
}

/** Closes what stands beside the source. */
async function closeBeside(vs) {
  await vs.click(await vs.lineWith("pipeline ci", "ci.flow"), "pipeline", { file: "ci.flow" });
  await vs.command("View: Close Editors in Other Groups");
  await until("one group", async () => await vs.page.locator(".editor-group-container").count() === 1);
}
