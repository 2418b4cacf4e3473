// Generated files as documents that nobody writes. They follow the sources; while those have errors the last text stays.
import * as vscode from "vscode";
import type { FlowServer } from "../server/server";
import type { Preview, PreviewFile } from "../protocol";

export const previewScheme = "flow-preview";

/** What the address of a preview says. */
export interface PreviewAddress {
  /** A source of the project; the server is asked about it. */
  source: string;
  target: string;
  path: string;
}

interface Watched {
  source: string;
  target: string;
  last: Preview | undefined;
  /** How many errors keep it from being generated anew; 0 when the text is what the sources say. */
  errors: number;
}

export function addressOf(uri: vscode.Uri): PreviewAddress | undefined {
  if (uri.scheme !== previewScheme) return undefined;
  try {
    const { source, target } = JSON.parse(uri.query) as { source: string; target: string };
    return { source, target, path: uri.path.slice(1) };
  } catch {
    return undefined; // nothing that this extension wrote
  }
}

export const previewUri = ({ source, target, path }: PreviewAddress): vscode.Uri =>
  vscode.Uri.from({ scheme: previewScheme, path: `/${path}`, query: JSON.stringify({ source, target }) });

export class PreviewDocuments implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.DefinitionProvider, vscode.Disposable {
  private readonly texts = new vscode.EventEmitter<vscode.Uri>();
  private readonly lenses = new vscode.EventEmitter<void>();
  private readonly watched = new Map<string, Watched>();
  private readonly parts: vscode.Disposable[];
  readonly onDidChange = this.texts.event;
  readonly onDidChangeCodeLenses = this.lenses.event;

  constructor(private readonly server: FlowServer, private readonly sourceAt: (file: PreviewFile, line: number) => vscode.Location | undefined) {
    const documents = { scheme: previewScheme };
    this.parts = [
      this.texts,
      this.lenses,
      vscode.workspace.registerTextDocumentContentProvider(previewScheme, this),
      vscode.languages.registerCodeLensProvider(documents, this),
      vscode.languages.registerDefinitionProvider(documents, this),
      server.onPreview(project => void this.refresh(w => w.last?.project === project)),
      server.onState(state => { if (state.kind === "running") void this.refresh(() => true); }),
      vscode.workspace.onDidCloseTextDocument(document => this.close(document.uri)),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  /** Asks the server, and remembers what it said. */
  async load(source: string, target: string): Promise<Preview | undefined> {
    const watched = this.watch(source, target);
    const answer = await this.server.preview(source, target);
    if (answer === null) return watched.last;
    watched.errors = answer.isComplete ? 0 : answer.errors;
    if (answer.isComplete || watched.last === undefined) watched.last = answer;
    return watched.last;
  }

  /** The file that a document shows, if it is a preview that was loaded. */
  fileOf(uri: vscode.Uri): PreviewFile | undefined {
    const address = addressOf(uri);
    return address && this.find(address)?.last?.files.find(file => file.path === address.path);
  }

  /** The previews in visible editors. */
  visible(): vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(editor => editor.document.uri.scheme === previewScheme);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const address = addressOf(uri);
    if (address === undefined) return "";
    if (this.find(address)?.last === undefined) await this.load(address.source, address.target);
    return this.fileOf(uri)?.text ?? `# ${address.path} is not generated.\n`;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const address = addressOf(document.uri);
    const watched = address && this.find(address);
    const top = new vscode.Range(0, 0, 0, 0);
    if (watched === undefined) return [];
    if (watched.errors > 0) {
      const title = `$(warning) Not up to date: ${watched.errors === 1 ? "an error" : `${watched.errors} errors`} in the sources`;
      return [new vscode.CodeLens(top, { title, command: "workbench.actions.view.problems" })];
    }
    const isWritten = this.fileOf(document.uri)?.isWritten === true;
    return [new vscode.CodeLens(top, isWritten
      ? { title: "$(check) The file on the disk is the same", command: "" }
      : { title: "$(save) Not written yet: write the generated files", command: "flow.build", arguments: [{ project: watched.last?.project }] })];
  }

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const file = this.fileOf(document.uri);
    return file && this.sourceAt(file, position.line);
  }

  /** Loads what fits again, and lets open documents change. */
  async refresh(fits: (watched: Watched) => boolean): Promise<void> {
    for (const watched of [...this.watched.values()].filter(fits)) {
      await this.load(watched.source, watched.target);
      for (const document of this.documentsOf(watched)) this.texts.fire(document.uri);
    }
    this.lenses.fire();
  }

  private documentsOf(watched: Watched): vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter(document => {
      const address = addressOf(document.uri);
      return address?.source === watched.source && address.target === watched.target;
    });
  }

  private close(uri: vscode.Uri): void {
    const address = addressOf(uri);
    const watched = address && this.find(address);
    if (watched === undefined || this.documentsOf(watched).length > 0) return;
    this.watched.delete(keyOf(watched.source, watched.target));
    const isShown = [...this.watched.values()].some(other => other.target === watched.target && other.last?.project === watched.last?.project);
    if (!isShown) void this.server.preview(watched.source, watched.target, false);
  }

  private find(address: PreviewAddress): Watched | undefined {
    return this.watched.get(keyOf(address.source, address.target));
  }

  private watch(source: string, target: string): Watched {
    const key = keyOf(source, target);
    const watched = this.watched.get(key) ?? { source, target, last: undefined, errors: 0 };
    this.watched.set(key, watched);
    return watched;
  }
}

const keyOf = (source: string, target: string) => `${target} ${source}`;
