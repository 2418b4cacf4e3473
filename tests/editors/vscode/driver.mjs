// Uses VS Code as a person does: with mouse and keyboard, and by reading what is on the screen. Class names are those of Code 1.139.
import { createRequire } from "node:module";
import path from "node:path";
import { onSearchPath, vscodePackages } from "../paths.mjs";
import { patience, until } from "../results.mjs";

const browserArguments = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--force-device-scale-factor=1", "--font-render-hinting=none",
];

/** Opens a folder in a workbench of this size. An empty folder shows no row, so `shows` can be something else. */
export async function openWorkbench({ url, folder, shows = ".explorer-folders-view .monaco-list-row", width = 1280, height = 800 }) {
  const { chromium } = createRequire(vscodePackages)("playwright-core");
  const browser = await chromium.launch({ executablePath: onSearchPath("chromium"), args: browserArguments });
  try {
    const context = await browser.newContext({ viewport: { width, height }, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    page.setDefaultTimeout(patience * 1000);
    await page.goto(`${url}/?folder=${encodeURIComponent(folder)}`);
    await page.waitForSelector(shows, { timeout: 180_000 });
    return new Workbench(browser, page);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

export class Workbench {
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  close() { return this.browser.close(); }

  /** Animations are run to their end: a hover is else half transparent. */
  shot(file, clip) { return this.page.screenshot({ path: file, animations: "disabled", caret: "initial", ...(clip ? { clip } : {}) }); }

  async key(...keys) { for (const key of keys) await this.page.keyboard.press(key); }

  type(text) { return this.page.keyboard.type(text, { delay: 20 }); }

  // Files and commands

  async open(name) {
    await (await this.#ask("Control+p")).fill(name);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: path.basename(name) }).first().click();
    await this.waitForEditor(path.basename(name));
  }

  async openFromExplorer(name) {
    await this.page.getByRole("treeitem", { name }).first().dblclick();
    await this.waitForEditor(name);
  }

  async waitForEditor(name) {
    await this.page.locator(".tab.active", { hasText: name }).first().waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /** Runs a command by its title. */
  async command(title) {
    await (await this.#ask("F1")).fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }

  /** The line in which something is asked, opened by a key. An editor that is just changing its own face takes a key without a word, or closes the line again, so it is pressed anew. */
  async #ask(key) {
    const input = this.page.locator(".quick-input-widget input").first();
    for (let left = patience / 5; ; left--) {
      await this.key(key);
      try {
        await input.waitFor({ state: "visible", timeout: 5000 });
        return input;
      } catch (error) {
        if (left <= 1) throw error;
      }
    }
  }

  /** Chooses in the list that is open. */
  async pick(text, limit = patience * 1000) {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
    await row.waitFor({ timeout: limit });
    await row.click();
  }

  // Text. An editor is named by the file it shows; without a name it is the active one.

  /** The visible lines, from top to bottom. */
  lines(file) {
    return this.#inEditor(file, lines => lines.map(l => l.textContent.replace(/\u00a0/g, " ").replace(/[\u200b\u200c]/g, "")));
  }

  async text(file) { return (await this.lines(file)).join("\n"); }

  /** The number, from 1 among the visible lines, of the first line that holds the text. What is not visible is scrolled to. */
  async lineWith(text, file) {
    const find = async () => {
      const index = (await this.lines(file)).findIndex(l => l.includes(text));
      return index < 0 ? null : { index };
    };
    const seen = await until(text, find, 2000).catch(() => null);
    const found = seen ?? await until(`a line with ${text}`, async () => {
      await this.key("Control+Home");
      for (let page = 0; page < 10; page++) {
        const here = await until(text, find, 300).catch(() => null);
        if (here) return here;
        await this.key("PageDown");
      }
      return null;
    });
    return found.index + 1;
  }

  /** Takes back all changes since the file was saved. */
  async revert() {
    await this.key("Escape", "Escape");
    await this.command("File: Revert File");
    await until("a saved file", async () => await this.page.locator(".tab.active.dirty").count() === 0);
  }

  /** The colour of a word on a line, in the nth place. */
  colour(line, word, { nth = 0, file } = {}) { return this.#word(file, line, word, nth).then(w => w.colour); }

  /** The middle of a word on a line. */
  place(line, word, { nth = 0, file } = {}) { return this.#word(file, line, word, nth); }

  /** Clicks a word. Lines move when something appears above them, so the cursor is looked at, and the click done again where it missed. */
  async click(line, word, options = {}) {
    const text = (await this.lines(options.file))[line - 1];
    await until(`the cursor in ${word}`, async () => {
      const place = await this.place(await this.#lineOf(text, line, options.file), word, options);
      await this.page.mouse.click(place.x, place.y);
      return this.#cursorIs(place.number);
    });
  }

  /** Puts the cursor behind a word. */
  async clickBehind(line, word, options = {}) {
    const text = (await this.lines(options.file))[line - 1];
    await until(`the cursor behind ${word}`, async () => {
      const place = await this.place(await this.#lineOf(text, line, options.file), word, options);
      await this.page.mouse.click(place.right, place.y);
      return this.#cursorIs(place.number);
    });
  }

  async #lineOf(text, line, file) {
    const lines = await this.lines(file);
    return lines[line - 1] === text || !lines.includes(text) ? line : lines.indexOf(text) + 1;
  }

  #cursorIs(line) {
    return until("the cursor", async () => (await this.cursor()).line === line, 1500).catch(() => false);
  }

  #inEditor(file, read) {
    return this.page.evaluate(([name, source]) => {
      const editors = [...document.querySelectorAll(".editor-group-container .editor-instance .monaco-editor")].filter(e => e.offsetParent !== null);
      const editor = name === null
        ? document.querySelector(".editor-group-container.active .editor-instance .monaco-editor")
        : editors.find(e => decodeURIComponent(e.getAttribute("data-uri") ?? "").split("?")[0].endsWith(name));
      if (!editor) throw new Error(`no editor shows ${name}`);
      const lines = [...editor.querySelectorAll(".view-lines .view-line")].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
      return eval(`(${source})`)(lines);
    }, [file ?? null, read.toString()]);
  }

  #word(file, line, word, nth) {
    return this.page.evaluate(([name, n, wanted, place]) => {
      const editors = [...document.querySelectorAll(".editor-group-container .editor-instance .monaco-editor")].filter(e => e.offsetParent !== null);
      const editor = name === null
        ? document.querySelector(".editor-group-container.active .editor-instance .monaco-editor")
        : editors.find(e => decodeURIComponent(e.getAttribute("data-uri") ?? "").split("?")[0].endsWith(name));
      const lines = [...editor.querySelectorAll(".view-lines .view-line")].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
      const number = [...editor.querySelectorAll(".margin-view-overlays > div")].find(d => d.style.top === lines[n - 1].style.top)?.querySelector(".line-numbers")?.textContent;
      const walker = document.createTreeWalker(lines[n - 1], NodeFilter.SHOW_TEXT);
      const nodes = [];
      let all = "";
      for (let text; (text = walker.nextNode());) { nodes.push([all.length, text]); all += text.data.replace(/\u00a0/g, " "); }
      let at = -1;
      for (let i = 0; i <= place; i++) at = all.indexOf(wanted, at + 1);
      if (at < 0) throw new Error(`'${wanted}' is not on line ${n}: ${all}`);
      const position = offset => { const [start, text] = nodes.filter(x => x[0] <= offset).pop(); return [text, Math.min(offset - start, text.length)]; };
      const range = document.createRange();
      range.setStart(...position(at));
      const [last, offset] = position(at + wanted.length - 1);
      range.setEnd(last, offset + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.left + 1, right: box.right - 1, number: Number(number), colour: getComputedStyle(position(at)[0].parentElement).color };
    }, [file ?? null, line, word, nth]);
  }

  /** Line and column from the status bar. */
  async cursor() {
    const text = await this.page.locator(".statusbar-item", { hasText: /Ln \d+, Col \d+/ }).first().innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text);
    return { line: Number(line), column: Number(column) };
  }

  async goTo(line, column = 1) {
    await (await this.#ask("Control+g")).fill(`:${line},${column}`);
    await this.key("Enter");
    await until(`the cursor at ${line}:${column}`, async () => { const c = await this.cursor(); return c.line === line && c.column === column; });
  }

  // What the language server shows

  squiggles(kind = "error") { return this.page.locator(`.editor-group-container.active .squiggly-${kind}`).count(); }

  /** The rows of the Problems panel, which is opened. */
  async problems() {
    if (!await this.page.locator(".markers-panel").isVisible().catch(() => false)) await this.key("Control+Shift+m");
    await this.page.locator(".markers-panel").waitFor();
    return (await this.page.locator(".markers-panel .monaco-list-row").allInnerTexts()).map(oneLine);
  }

  async closePanel() {
    if (await this.page.locator(".part.panel").isVisible()) await this.command("View: Hide Panel");
    await this.page.locator(".part.panel").waitFor({ state: "hidden" });
  }

  /** The text of the hover over a word, once it holds `has`. */
  async hover(line, word, { has = "", ...options } = {}) {
    await this.leaveHover();
    const place = await this.place(line, word, options);
    await this.page.mouse.move(place.x, place.y - 1);
    await this.page.mouse.move(place.x, place.y);
    return until(`a hover over ${word} with ${has}`, async () => {
      const text = await this.hoverText();
      return text && !/^Loading/.test(text) && text.includes(has) ? text : null;
    });
  }

  /** A hidden hover keeps its text in the page, so only the visible one counts. */
  async hoverText() { return (await this.page.locator(".monaco-resizable-hover .monaco-hover-content:visible").allInnerTexts()).join("\n").trim(); }

  async leaveHover() {
    const box = await this.page.locator(".part.statusbar").boundingBox();
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await until("the end of the hover", async () => !await this.hoverText());
  }

  /** The labels of the completion list, once all of `has` are in it. */
  completions(...has) {
    return until(`a completion list with ${has.join(", ")}`, async () => {
      const labels = await this.page.locator(".suggest-widget.visible .monaco-list-row .label-name").allInnerTexts();
      if (labels.length > 0 && has.every(h => labels.includes(h))) return labels;
      throw new Error(labels.join(" "));
    });
  }

  notifications() { return this.page.locator(".notification-list-item-message").allInnerTexts(); }

  statusItem(text) { return this.page.locator(".statusbar-item", { hasText: text }).first(); }
}

export const oneLine = text => text.replace(/\s+/g, " ").trim();
