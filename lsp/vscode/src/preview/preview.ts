// The preview beside the source: opened, followed in both directions, and jumped to.
import * as vscode from "vscode";
import { PreviewDocuments, addressOf, previewScheme, previewUri } from "./documents";
import { fileFor, filesFrom, generatedExactlyFrom, generatedFrom, sourceOf } from "./mapping";
import { settings } from "../server/settings";
import type { FlowServer } from "../server/server";
import type { Preview, PreviewFile } from "../protocol";

const workflowTarget = "github-actions";
export const runnerTarget = "csharp";

export class PreviewCommands implements vscode.Disposable {
  private readonly documents: PreviewDocuments;
  private readonly highlight = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
    borderWidth: "0 0 0 3px",
    borderStyle: "solid",
    borderColor: new vscode.ThemeColor("focusBorder"),
    overviewRulerColor: new vscode.ThemeColor("focusBorder"),
  });
  private readonly parts: vscode.Disposable[];

  constructor(server: FlowServer) {
    this.documents = new PreviewDocuments(server, sourceLocation);
    this.parts = [
      this.documents,
      this.highlight,
      vscode.window.onDidChangeTextEditorSelection(change => this.follow(change.textEditor)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.visibleChanged()),
      vscode.workspace.onDidChangeTextDocument(change => {
        if (change.document.uri.scheme === previewScheme && vscode.window.activeTextEditor !== undefined) this.follow(vscode.window.activeTextEditor);
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  /** Shows what is generated from a source beside it: from the pipeline that is named, or from the line of the cursor. */
  async open(source?: string, target = workflowTarget, pipeline?: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const uri = source ?? (editor?.document.languageId === "flow" ? editor.document.uri.toString() : undefined);
    if (uri === undefined) return void vscode.window.showInformationMessage("Open a `.flow` file first: its generated files are shown beside it.");
    const preview = await this.documents.load(uri, target);
    if (preview === undefined) return void vscode.window.showWarningMessage("The language server has nothing to show for this file.");
    const named = preview.files.find(f => pipeline !== undefined && f.path.endsWith(`/${pipeline}.yml`));
    const file = named ?? await this.choose(preview, uri);
    if (file !== undefined) await this.show({ source: uri, target, path: file.path }, true);
  }

  /** Puts the cursor where the line of the source went. */
  async goToGenerated(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const uri = editor.document.uri.toString();
    const { line } = editor.selection.active;
    const preview = await this.documents.load(uri, this.openTarget());
    const file = preview && fileFor(preview.files, uri, line);
    const generated = file && generatedFrom(file, uri, line)[0];
    if (preview === undefined || file === undefined || generated === undefined) return void vscode.window.showInformationMessage("Nothing is generated from this line.");
    const shown = await this.show({ source: uri, target: preview.target, path: file.path }, false);
    select(shown, generated);
  }

  /** Puts the cursor where the generated line comes from. */
  async goToSource(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const file = editor && this.documents.fileOf(editor.document.uri);
    const location = file && sourceLocation(file, editor.selection.active.line);
    if (location === undefined) return void vscode.window.showInformationMessage("This line comes from no line of a source.");
    const visible = vscode.window.visibleTextEditors.find(e => e.document.uri.toString() === location.uri.toString());
    const column = visible?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(location.uri, { viewColumn: column, selection: location.range });
  }

  private openTarget(): string {
    return this.documents.visible().map(editor => addressOf(editor.document.uri)?.target).find(t => t !== undefined) ?? workflowTarget;
  }

  private async choose(preview: Preview, uri: string): Promise<PreviewFile | undefined> {
    const editor = vscode.window.visibleTextEditors.find(e => e.document.uri.toString() === uri);
    const own = filesFrom(preview.files, uri);
    const near = editor && fileFor(preview.files, uri, editor.selection.active.line);
    if (near !== undefined) return near;
    if (own.length === 1) return own[0];
    if (!preview.isComplete) {
      void vscode.window.showWarningMessage(`Nothing can be generated while the sources have ${preview.errors === 1 ? "an error" : `${preview.errors} errors`}.`);
      return undefined;
    }
    const choices = (own.length > 0 ? own : preview.files).map(file => ({ label: file.path, file }));
    if (choices.length === 0) void vscode.window.showInformationMessage("Nothing is generated from this project yet: it has no pipeline.");
    return choices.length === 0 ? undefined : (await vscode.window.showQuickPick(choices, { title: "Generated files" }))?.file;
  }

  private async show(address: Parameters<typeof previewUri>[0], preserveFocus: boolean): Promise<vscode.TextEditor> {
    const uri = previewUri(address);
    const visible = this.documents.visible().find(editor => editor.document.uri.toString() === uri.toString());
    const document = await vscode.workspace.openTextDocument(uri);
    return vscode.window.showTextDocument(document, { viewColumn: visible?.viewColumn ?? vscode.ViewColumn.Beside, preserveFocus, preview: false });
  }

  private visibleChanged(): void {
    void vscode.commands.executeCommand("setContext", "flow.previewing", this.documents.visible().length > 0);
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.highlight, []);
    if (vscode.window.activeTextEditor !== undefined) this.follow(vscode.window.activeTextEditor);
  }

  private follow(editor: vscode.TextEditor): void {
    if (editor !== vscode.window.activeTextEditor || !settings.previewFollows()) return;
    if (editor.document.uri.scheme === previewScheme) this.followInSources(editor);
    else if (editor.document.languageId === "flow") this.followInPreviews(editor);
  }

  private followInPreviews(editor: vscode.TextEditor): void {
    editor.setDecorations(this.highlight, []);
    for (const preview of this.documents.visible()) {
      const file = this.documents.fileOf(preview.document.uri);
      this.mark(preview, file === undefined ? [] : generatedExactlyFrom(file, editor.document.uri.toString(), editor.selection.active.line));
    }
  }

  private followInSources(editor: vscode.TextEditor): void {
    editor.setDecorations(this.highlight, []);
    const file = this.documents.fileOf(editor.document.uri);
    const location = file && sourceLocation(file, editor.selection.active.line);
    for (const source of vscode.window.visibleTextEditors.filter(e => e.document.languageId === "flow")) {
      const lines = source.document.uri.toString() === location?.uri.toString() ? linesOf(location.range) : [];
      this.mark(source, lines);
    }
  }

  private mark(editor: vscode.TextEditor, lines: number[]): void {
    const ranges = lines.filter(line => line < editor.document.lineCount).map(line => new vscode.Range(line, 0, line, 0));
    editor.setDecorations(this.highlight, ranges);
    if (ranges[0] !== undefined) editor.revealRange(ranges[0], vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

function sourceLocation(file: PreviewFile, line: number): vscode.Location | undefined {
  const source = sourceOf(file, line);
  return source && new vscode.Location(vscode.Uri.parse(source.uri, true), rangeOf(source.range));
}

export const rangeOf = (range: { start: { line: number; character: number }; end: { line: number; character: number } }): vscode.Range =>
  new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);

const linesOf = (range: vscode.Range): number[] =>
  Array.from({ length: range.end.line - range.start.line + 1 }, (_, index) => range.start.line + index);

function select(editor: vscode.TextEditor, line: number): void {
  const position = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
