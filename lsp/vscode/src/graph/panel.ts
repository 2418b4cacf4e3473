// The panel with the graph of a pipeline. It follows the sources and the cursor; what is chosen in it is shown in the source.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { placeAt } from "./cursor";
import type { FromPage, ToPage } from "./messages";
import { rangeOf } from "../preview/preview";
import type { FlowServer } from "../server/server";
import type { RunResults } from "../run/results";
import type { Graph, GraphAnswer, Location, PlanArguments } from "../protocol";

const viewType = "flow.graph";

export class GraphPanel implements vscode.Disposable {
  private readonly parts: vscode.Disposable[];
  private panel: vscode.WebviewPanel | undefined;
  private answer: GraphAnswer | undefined;
  private source = "";
  private pipeline = "";

  constructor(private readonly extension: vscode.Uri, private readonly server: FlowServer, private readonly results: RunResults) {
    this.parts = [
      server.onGraph(project => { if (project === this.answer?.project) void this.load(); }),
      server.onState(state => { if (state.kind === "running" && this.panel !== undefined) void this.load(); }),
      results.onChange(() => this.send()),
      vscode.window.onDidChangeTextEditorSelection(change => this.follow(change.textEditor)),
      vscode.window.onDidChangeActiveTextEditor(editor => { if (editor !== undefined) this.follow(editor); }),
    ];
  }

  dispose(): void {
    this.panel?.dispose();
    vscode.Disposable.from(...this.parts).dispose();
  }

  /** Shows a pipeline: the one that is named, or the one at the cursor. */
  async open(given: Partial<PlanArguments> | undefined): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const uri = given?.uri ?? (editor?.document.languageId === "flow" ? editor.document.uri.toString() : undefined);
    if (uri === undefined) return void vscode.window.showInformationMessage("Open a `.flow` file first: the graph of its pipelines is shown beside it.");
    this.source = uri;
    this.pipeline = given?.pipeline ?? "";
    await this.load();
    if (this.answer === undefined || this.answer.pipelines.length === 0) return void vscode.window.showInformationMessage("There is no pipeline to draw here.");
    if (this.pipeline === "" && editor !== undefined) this.pipeline = placeAt(this.answer.pipelines, uri, editor.selection.active.line)?.pipeline ?? "";
    this.reveal();
    this.send();
    if (editor !== undefined) this.follow(editor);
  }

  private async load(): Promise<void> {
    const answer = await this.server.graph(this.source);
    if (answer !== null) this.answer = latest(answer, this.answer);
    this.send();
  }

  private get graph(): Graph | undefined {
    return this.answer?.pipelines.find(g => g.name === this.pipeline) ?? this.answer?.pipelines[0];
  }

  private reveal(): void {
    if (this.panel !== undefined) return this.panel.reveal(undefined, true);
    const media = vscode.Uri.joinPath(this.extension, "dist");
    this.panel = vscode.window.createWebviewPanel(viewType, "Pipeline", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media], retainContextWhenHidden: true });
    this.panel.iconPath = vscode.Uri.joinPath(this.extension, "images", "view.svg");
    this.panel.onDidDispose(() => this.closed());
    this.panel.webview.onDidReceiveMessage((message: FromPage) => void this.receive(message));
    this.panel.webview.html = page(this.panel.webview, media);
  }

  private closed(): void {
    this.panel = undefined;
    void this.server.graph(this.source, false);
  }

  private send(): void {
    const graph = this.graph;
    if (this.panel === undefined || this.answer === undefined || graph === undefined) return;
    this.panel.title = `Pipeline ${graph.name}`;
    const run = this.results.current;
    this.post({
      kind: "graph",
      graphs: this.answer.pipelines,
      pipeline: graph.name,
      errors: this.answer.errors,
      results: run === undefined ? null : { pipeline: run.pipeline, jobs: [...run.jobs] },
    });
  }

  private post(message: ToPage): void {
    void this.panel?.webview.postMessage(message);
  }

  private follow(editor: vscode.TextEditor): void {
    if (this.panel === undefined || this.answer === undefined || editor.document.languageId !== "flow") return;
    const place = placeAt(this.answer.pipelines, editor.document.uri.toString(), editor.selection.active.line);
    if (place === undefined) return;
    if (place.pipeline !== this.graph?.name) {
      this.pipeline = place.pipeline;
      this.send();
    }
    this.post({ kind: "cursor", ...place });
  }

  private async receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.send();
        if (vscode.window.activeTextEditor !== undefined) this.follow(vscode.window.activeTextEditor);
        break;
      case "pipeline":
        this.pipeline = message.name;
        this.send();
        break;
      case "job":
        await show(this.find(message.pipeline)?.jobs.find(j => j.name === message.job)?.source);
        break;
      case "edge":
        await show(this.find(message.pipeline)?.jobs.find(j => j.name === message.job)?.needs[message.index]?.source);
        break;
      case "run":
        await vscode.commands.executeCommand("flow.run", { project: this.answer?.project, pipeline: message.pipeline, ...(message.job === null ? {} : { job: message.job }) });
        break;
    }
  }

  private find(pipeline: string): Graph | undefined {
    return this.answer?.pipelines.find(g => g.name === pipeline);
  }
}

/** With errors a pipeline may be missing: as it was before, it stays. */
const latest = (now: GraphAnswer, before: GraphAnswer | undefined): GraphAnswer =>
  now.isComplete || before?.project !== now.project ? now
    : { ...now, pipelines: [...now.pipelines, ...before.pipelines.filter(old => !now.pipelines.some(graph => graph.name === old.name))] };

async function show(location: Location | undefined): Promise<void> {
  if (location === undefined) return;
  const visible = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === location.uri);
  await vscode.window.showTextDocument(vscode.Uri.parse(location.uri, true), { viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One, selection: rangeOf(location.range) });
}

/** The page may load its own script and style sheet, and nothing else. */
function page(webview: vscode.Webview, media: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <title>Pipeline</title>
  <link rel="stylesheet" href="${address("graph.css")}">
</head>
<body>
  <header></header>
  <main></main>
  <footer></footer>
  <script nonce="${nonce}" src="${address("graph.js")}"></script>
</body>
</html>`;
}
