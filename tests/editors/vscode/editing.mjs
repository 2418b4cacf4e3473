// Writing: colours, mistakes and their fixes, completion, hover, definition, rename, format.
import { check, until } from "../results.mjs";
import { oneLine } from "./driver.mjs";

export async function editing({ suite, session, workbench: vs, picture }) {
  await suite.step("a file opens", async () => {
    await vs.openFromExplorer("ci.flow");
    check((await vs.text()).includes("pipeline ci"), await vs.text());
  });

  await suite.step("the grammar colours words, names, texts, numbers, units and comments differently", () => until("six colours", async () => {
    const at = async (text, word) => vs.colour(await vs.lineWith(text), word);
    const colours = await Promise.all([
      at("pipeline ci", "pipeline"), at("import", "lib/apps.flow"), at("/// Builds", "Builds"), at("timeout = 5m", "5"), at("job lint", "on"), at("apps =", "="),
    ]);
    return new Set(colours).size >= 5 && colours;
  }));

  await suite.step("shell inside a string has the colours of shell", () => until("the colour of `for`", async () => {
    const line = await vs.lineWith("for file in");
    return await vs.colour(line, "for") !== await vs.colour(line, "file") && await vs.colour(line, "app") !== await vs.colour(line, "do");
  }));

  await suite.step("names have the colours of what they mean", () => until("a colour for the loop's variable", async () => {
    const line = await vs.lineWith("job test");
    return await vs.colour(line, "apps") !== await vs.colour(line, "{", { nth: 1 });
  }));

  await suite.step("there is no problem", async () => {
    const rows = await until("an empty list", async () => { const found = await vs.problems(); return found.every(row => !row.includes("FLOW")) && { found }; });
    check(rows.found.length === 0 || !rows.found.join().includes("FLOW"), rows.found.join());
    await vs.closePanel();
  });

  await suite.step("a mistake is underlined while it is written", async () => {
    await vs.clickBehind(await vs.lineWith("take build.app"), "build.app");
    await vs.key("Backspace", "Backspace", "Backspace");
    await vs.type("appl");
    await vs.key("Escape");
    await until("one squiggle", async () => await vs.squiggles() === 1);
  });

  await suite.step("the Problems panel names it", async () => {
    await until("its row", async () => (await vs.problems()).some(row => row.includes("no `appl`") && row.includes("FLOW2004")));
    await vs.leaveHover();
    await vs.closePanel();
  });

  await suite.step("hovering over it says what to write", async () => {
    const text = await vs.hover(await vs.lineWith("take build.appl"), "appl", { has: "Did you mean" });
    check(text.includes("FLOW2004"), text);
    await vs.leaveHover();
  });

  await suite.step("a quick fix mends it", async () => {
    await vs.click(await vs.lineWith("take build.appl"), "appl");
    await vs.key("Control+.");
    const action = vs.page.locator(".action-widget .monaco-list-row", { hasText: "Write `app`" }).first();
    await action.waitFor();
    await picture("fix", { x: 352, y: 490, width: 760, height: 310 });
    await action.click();
    await until("the mended line", async () => (await vs.lines()).some(l => l.trim() === "take build.app"));
    await until("no squiggle", async () => await vs.squiggles() === 0);
    await vs.key("Control+s");
    await until("a saved file", () => session.read("ci.flow").includes("take build.app\n"));
  });

  await completion({ suite, vs, picture });

  await suite.step("hovering explains a word of the language", async () => {
    const text = await vs.hover(await vs.lineWith("job lint"), "job", { has: "Steps on one machine" });
    check(text.length > 20, text);
    await vs.leaveHover();
  });

  await suite.step("hovering says what a name is, across files", async () => {
    await vs.hover(await vs.lineWith("lib.make-app"), "make-app", { has: "Copies one app together" });
    await vs.leaveHover();
  });

  await suite.step("hovering names the line that is generated", async () => {
    const text = await vs.hover(await vs.lineWith("job lint"), "lint", { has: "Generated:" });
    check(/Generated: \.github\/workflows\/ci\.yml:\d+/.test(text), text);
    await vs.leaveHover();
  });

  await suite.step("a call shows its parameters", async () => {
    await vs.clickBehind(await vs.lineWith("let apps"), "]");
    await vs.key("Enter");
    await vs.type("let joined = join(");
    const help = vs.page.locator(".parameter-hints-widget.visible");
    await help.waitFor();
    check((await help.innerText()).includes("join"), await help.innerText());
    await vs.revert();
  });

  await suite.step("go to definition leads into the other file", async () => {
    await vs.click(await vs.lineWith("lib.make-app"), "make-app");
    await vs.key("F12");
    await vs.waitForEditor("apps.flow");
    await until("the cursor on the template", async () => (await vs.cursor()).line === 2);
  });

  await suite.step("references are found in both files", async () => {
    await vs.click(await vs.lineWith("param folder"), "folder");
    await vs.key("Shift+F12");
    const rows = vs.page.locator(".reference-zone-widget .ref-tree .monaco-list-row");
    await until("both files", async () => { const all = (await rows.allInnerTexts()).map(oneLine).join("|"); return all.includes("apps.flow") && all.includes("ci.flow"); });
    await vs.key("Escape");
  });

  await suite.step("a rename changes both files", async () => {
    await vs.click(await vs.lineWith("param folder"), "folder");
    await vs.key("F2");
    const box = vs.page.locator(".rename-box input, input.rename-input").first();
    await box.waitFor();
    await box.fill("source");
    await vs.key("Enter");
    await until("the new name here", async () => { const text = await vs.text(); return text.includes("param source: path") && text.includes("cp ${source}/*"); });
    await vs.open("ci.flow");
    await until("the new name there", async () => (await vs.text()).includes('build { source = "web" }'));
    await vs.command("File: Save All");
    await until("both files on the disk", () => session.read("lib/apps.flow").includes("param source") && session.read("ci.flow").includes("source ="));
  });

  await suite.step("a name that another file holds as a text is refused", async () => {
    session.write("watch.flow", 'pipeline watch {\n  on pipeline-run { pipelines = ["nightly"] }\n\n  job tell on linux {\n    timeout = 5m\n    run "echo done"\n  }\n}\n\npipeline second {\n  on push\n\n  job a on linux {\n    timeout = 5m\n    run "true"\n  }\n}\n');
    await vs.openFromExplorer("watch.flow");
    await vs.click(await vs.lineWith("pipeline second"), "second");
    await vs.key("F2");
    const box = vs.page.locator(".rename-box input, input.rename-input").first();
    await box.waitFor();
    await box.fill("nightly");
    await vs.key("Enter");
    await until("the reason", async () => (await vs.page.locator(".monaco-editor-overlaymessage, .notification-list-item-message, .message").allInnerTexts()).some(t => t.includes("is written there already")));
    check((await vs.text()).includes("pipeline second"), await vs.text());
    await vs.key("Escape", "Escape");
    await vs.command("Notifications: Clear All Notifications");
    await vs.command("View: Close Editor");
    session.remove("watch.flow");
    await vs.open("ci.flow");
  });

  await suite.step("a file that is renamed in the explorer takes its imports with it", async () => {
    await vs.open("lib/apps.flow");
    const row = vs.page.locator(".explorer-folders-view .monaco-list-row", { hasText: "apps.flow" }).first();
    const box = vs.page.locator(".explorer-folders-view .monaco-inputbox input").first();
    await until("the box for the new name", async () => {
      await row.click();
      await vs.key("F2"); // in the editor, should it have taken the focus, this asks for the name of a symbol
      return box.waitFor({ timeout: 2000 }).then(() => true, async error => { await vs.key("Escape", "Escape"); throw error; });
    });
    await box.fill("build.flow");
    await vs.key("Enter");
    const agree = vs.page.locator(".monaco-dialog-box .monaco-button, .dialog-buttons .monaco-button", { hasText: /^(OK|Yes)$/ }).first();
    await agree.click({ timeout: 5000 }).catch(() => undefined); // asked only the first time
    await vs.waitForEditor("build.flow");
    await vs.openFromExplorer("ci.flow");
    await until("the import", async () => (await vs.text()).includes('import "lib/build.flow" as lib'));
    await vs.command("File: Save All");
    await until("the import on the disk", () => session.read("ci.flow").includes('import "lib/build.flow" as lib') && session.read("lib/build.flow").includes("template make-app"));
    await until("no problem", async () => !(await vs.problems()).some(row => row.includes("FLOW")));
    await vs.closePanel();
  });

  await suite.step("what an extraction names is renamed at once", async () => {
    await vs.clickBehind(await vs.lineWith("artifact bundle"), '"bundle.tar.gz"');
    for (const _ of '"bundle.tar.gz"') await vs.key("Shift+ArrowLeft");
    await vs.key("Control+.");
    await vs.page.locator(".action-widget .monaco-list-row", { hasText: "of this job" }).first().click();
    const box = vs.page.locator(".rename-box input, input.rename-input").first();
    await box.waitFor();
    await box.fill("made");
    await vs.key("Enter");
    await until("the name in both places", async () => { const text = await vs.text(); return /let made.* = "bundle.tar.gz"/.test(text) && text.includes("from made"); });
    await vs.revert();
  });

  await suite.step("saving brings a file into the one layout", async () => {
    await vs.clickBehind(await vs.lineWith("let apps"), "]");
    await vs.key("Enter");
    await vs.type("let   more=[ 1,2 ]");
    await vs.key("Escape", "Control+s");
    await until("the formatted line", () => session.read("ci.flow").includes("let more = [1, 2]\n"));
    await vs.click(await vs.lineWith("let more"), "more");
    await vs.key("Control+Shift+k", "Control+s");
    await until("the line is gone", () => !session.read("ci.flow").includes("more"));
  });

  await suite.step("the outline lists pipelines and jobs", async () => {
    await vs.command("Go to Symbol in Editor...");
    const rows = vs.page.locator(".quick-input-list .monaco-list-row");
    await until("the symbols", async () => { const all = (await rows.allInnerTexts()).join("|"); return ["ci", "build", "lint", "test"].every(name => all.includes(name)); });
    await vs.key("Escape");
  });
}

/** With the documentation of the member that is chosen. */
async function pictureOfMembers(vs, picture) {
  await vs.key("ArrowDown", "ArrowUp");
  const details = vs.page.locator(".suggest-details");
  // The same key that opens the list shows or hides what is beside it.
  await until("the documentation beside the list", async () => {
    if (await details.isVisible()) return true;
    await vs.key("Control+Space");
    return until("it", () => details.isVisible(), 1500).catch(() => false);
  });
  await picture("completion", { x: 260, y: 410, width: 780, height: 300 });
}

/** Six kinds of place: [what, the text to write, what must be offered]. Each is written on a line of its own in a job, and taken back. */
const places = [
  ["the words of a job's body", "", ["checkout", "run", "artifact", "take"]],
  ["artifacts of a job", "take build.", ["app"]],
  ["jobs, after `after`", "after ", ["lint", "test"]],
  ["names in a hole of a text", 'summary "${', ["apps", "git", "secrets"]],
  ["members of a context", "run \"echo ${git.", ["branch", "sha"]],
  ["values of a choice", "report ", ["tests", "coverage", "sarif"]],
];

async function completion({ suite, vs, picture }) {
  for (const [what, text, offered] of places) {
    await suite.step(`completion offers ${what}`, async () => {
      await vs.clickBehind(await vs.lineWith("take build.app"), "build.app");
      await vs.key("Enter");
      if (text.length > 0) await vs.type(text);
      await vs.key("Control+Space");
      const labels = await vs.completions(...offered);
      check(!labels.includes("project"), `what does not belong here is offered: ${labels.join(" ")}`);
      if (text.includes("git.")) await pictureOfMembers(vs, picture);
      await vs.revert();
    });
  }

  await suite.step("a hole in a text closes itself", async () => {
    await vs.clickBehind(await vs.lineWith("take build.app"), "build.app");
    await vs.key("Enter");
    await vs.type('summary "${git');
    await until("the closed hole", async () => (await vs.lines()).some(l => l.trim() === 'summary "${git}"'));
    await vs.revert();
  });

  await suite.step("a completion that is chosen is written", async () => {
    await vs.clickBehind(await vs.lineWith("take build.app"), "build.app");
    await vs.key("Enter");
    await vs.type("checko");
    await vs.completions("checkout");
    await vs.key("Enter");
    await until("the word", async () => (await vs.lines()).filter(l => l.trim() === "checkout").length === 3);
    await vs.revert();
  });
}
