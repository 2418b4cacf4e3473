// A pipeline from an empty file, by somebody who knows no word of the language: every word is chosen among the first that are offered, and mistakes are mended by their fixes.
import { check, until } from "../results.mjs";

/** How far down a list people look. */
const first = 8;

const finished = `pipeline fresh {
  on push to "main"

  job build on linux {
    checkout
    setup dotnet(10.0)
    run "dotnet build"
    artifact app from "bin/**" keep 7d
  }

  job test on linux after build {
    take build.app
    run "dotnet test"
  }
}`;

export async function writing({ suite, session, workbench: vs }) {
  await suite.step("an empty file becomes a pipeline by what is offered first", async () => {
    session.write("fresh.flow", "");
    await vs.openFromExplorer("fresh.flow");
    await vs.page.locator(".editor-group-container.active .editor-instance .view-lines").click();
    await choose(vs, "pipeline");
    await vs.key("Control+a", "Delete"); // its snippet brings a whole pipeline; here every line is chosen
    await vs.type("pipeline fresh {");
    await line(vs, "");
    await choose(vs, "on");
    await choose(vs, "push");
    await vs.key("Escape", "End");
    await line(vs, "");
    await line(vs, "");
    await choose(vs, "job");
    await vs.type("build");
    await vs.key("Tab", "Tab");
    await choose(vs, "checkout");
    await line(vs, "");
    await choose(vs, "setup");
    await choose(vs, "dotnet");
    await vs.type("10.0");
    await vs.key("Escape", "End");
    await line(vs, "");
    await choose(vs, "run");
    await vs.type("dotnet build");
    await vs.key("Escape", "End");
    await line(vs, "");
    await choose(vs, "artifact");
    await vs.type("app");
    await vs.key("Tab");
    await vs.type("bin/**");
    await vs.key("Escape", "End");
    await vs.type(" ");
    await choose(vs, "keep");
    await choose(vs, "7d");
    await vs.key("Escape", "ArrowDown", "End");
    check((await vs.text()).includes('artifact app from "bin/**" keep 7d'), await vs.text());
  });

  await suite.step("what a person from GitHub writes is mended by its fixes", async () => {
    await line(vs, "");
    await line(vs, "job test on linux needs build {");
    await line(vs, "take build.app");
    await line(vs, "run: dotnet test");
    await vs.key("Escape");
    await fix(vs, "needs build", "needs", "Write `after`");
    await fix(vs, "run: dotnet test", "dotnet test", 'Write `run "dotnet test"`');
    await vs.key("Escape", "Control+s");
    const clean = text => text.replace(/\s+\n/g, "\n").replace(/\n+/g, "\n").trim();
    await until("the pipeline on the disk", () => {
      if (clean(session.read("fresh.flow")) === clean(finished)) return true;
      throw new Error(session.read("fresh.flow"));
    });
  });

  await suite.step("the pipeline has no problem", async () => {
    await until("an empty list", async () => !(await vs.problems()).some(row => row.includes("fresh.flow")));
    await vs.closePanel();
    session.remove("fresh.flow");
  });
}

/** A new line, and what is typed on it. */
async function line(vs, words) {
  await vs.key("Enter");
  if (words.length > 0) {
    await vs.type(words);
    await vs.key("Escape");
  }
}

/** Takes an offer of the list, which is asked for if it is not there by itself. It has to stand near the top before a letter of it is typed. */
async function choose(vs, label) {
  const rows = vs.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
  const index = await until(`${label} among the first offers`, async () => {
    if (await rows.count() === 0) await vs.key("Control+Space");
    const labels = await vs.completions(label);
    const at = labels.indexOf(label);
    if (at >= first) throw new Error(`${label} is number ${at + 1} of ${labels.join(" ")}`);
    return { at };
  });
  for (let i = 0; i < index.at; i++) await vs.key("ArrowDown");
  const focused = vs.page.locator(".suggest-widget.visible .monaco-list-row.focused .label-name");
  await until(`${label} is chosen`, async () => await focused.innerText() === label);
  await vs.key("Enter");
  await until(`${label} is written`, async () => (await vs.text()).includes(label));
}

/** Takes a quick fix of what stands on a line. */
async function fix(vs, line, word, title) {
  await vs.click(await vs.lineWith(line), word);
  await until(`the fix ${title}`, async () => {
    await vs.key("Control+.");
    const action = vs.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    return action.click({ timeout: 2000 }).then(() => true, async error => { await vs.key("Escape"); throw error; });
  });
}
