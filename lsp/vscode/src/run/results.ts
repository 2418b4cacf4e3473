// The results of the last run behind the lines of the sources, while it runs and afterwards. They are read from the
// journal that `flow run` writes, so a run from a terminal is shown as well.
import * as vscode from "vscode";
import { readJournal, type LineResult, type RunResult, type Status } from "./journal";
import { groupBy } from "../group";
import { lineText } from "./text";
import { settings } from "../server/settings";

const colours: Record<Status, string> = {
  running: "charts.blue",
  succeeded: "testing.iconPassed",
  failed: "testing.iconFailed",
  skipped: "testing.iconSkipped",
  cancelled: "testing.iconSkipped",
  warned: "charts.yellow",
  "timed-out": "testing.iconFailed",
};

/** A result at a line of a document. It stays with the text of the line when lines come and go above it. */
interface Placed {
  result: LineResult;
  text: string;
}

export class RunResults implements vscode.Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen });
  private readonly changed = new vscode.EventEmitter<RunResult | undefined>();
  private readonly placed = new Map<string, Placed[]>();
  private readonly parts: vscode.Disposable[];
  private journal: vscode.Uri | undefined;
  private last: RunResult | undefined;

  /** The result of the last run is another one now. */
  readonly onChange = this.changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher("**/.flow/runs/*/journal.jsonl");
    this.parts = [
      this.decoration,
      this.changed,
      watcher,
      watcher.onDidCreate(uri => void this.read(uri)),
      watcher.onDidChange(uri => void this.read(uri)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.draw()),
      vscode.workspace.onDidChangeConfiguration(change => { if (change.affectsConfiguration("flow.run")) this.draw(); }),
    ];
  }

  get current(): RunResult | undefined {
    return this.last;
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  clear(): void {
    this.placed.clear();
    this.last = undefined;
    this.changed.fire(undefined);
    this.draw();
  }

  /** Reads a journal; one of an older run than the last is left alone. */
  async read(uri: vscode.Uri): Promise<void> {
    if (this.journal !== undefined && runOf(uri) < runOf(this.journal)) return;
    const run = readJournal(await textOf(uri));
    if (run === undefined) return;
    if (this.journal?.toString() !== uri.toString()) this.placed.clear();
    this.journal = uri;
    this.last = run;
    await this.place(vscode.Uri.joinPath(uri, "../../../.."), run);
    this.changed.fire(run);
    this.draw();
  }

  private async place(project: vscode.Uri, run: RunResult): Promise<void> {
    for (const [file, results] of groupBy(run.lines, line => line.file)) {
      const uri = vscode.Uri.joinPath(project, file);
      const before = this.placed.get(uri.toString()) ?? [];
      const lines = (await textOf(uri)).split(/\r?\n/);
      const known = (result: LineResult) => before.find(b => b.result.line === result.line)?.text;
      this.placed.set(uri.toString(), results.map(result => ({ result, text: known(result) ?? lines[result.line] ?? "" })));
    }
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors.filter(e => e.document.languageId === "flow")) {
      const placed = settings.runResults() ? this.placed.get(editor.document.uri.toString()) ?? [] : [];
      editor.setDecorations(this.decoration, placed.flatMap(p => decorate(editor.document, p)));
    }
  }
}

/** The runs of a project are numbered upwards. */
const runOf = (journal: vscode.Uri): string => journal.path.split("/").at(-2)?.padStart(20, "0") ?? "";

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return "";
  }
}

function decorate(document: vscode.TextDocument, { result, text }: Placed): vscode.DecorationOptions[] {
  const line = findLine(document, result.line, text);
  if (line === undefined) return [];
  const end = document.lineAt(line).range.end;
  return [{
    range: new vscode.Range(end, end),
    renderOptions: { after: { contentText: lineText(result), margin: "0 0 0 3ch", color: new vscode.ThemeColor(colours[result.status]), fontStyle: "italic" } },
  }];
}

/** The line with this text that is nearest to where it was; none when it was changed. */
function findLine(document: vscode.TextDocument, line: number, text: string): number | undefined {
  for (let distance = 0; distance < document.lineCount; distance++) {
    for (const candidate of [line - distance, line + distance]) {
      if (candidate >= 0 && candidate < document.lineCount && document.lineAt(candidate).text.trim() === text.trim()) return candidate;
    }
  }
  return undefined;
}
