// The pages of `flow explain`, shown as Markdown.
import * as vscode from "vscode";
import type { FlowServer } from "./server/server";
import type { ExplainArguments } from "./protocol";

const scheme = "flow-explain";

export class Explanations implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(private readonly server: FlowServer) {}

  dispose(): void {
    this.registration.dispose();
  }

  async open(given: Partial<ExplainArguments> | undefined): Promise<void> {
    const code = given?.code ?? await askForCode();
    if (code === undefined) return;
    const uri = vscode.Uri.from({ scheme, path: `/${code}.md` });
    try {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    } catch {
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }); // without the Markdown extension
    }
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const code = uri.path.slice(1).replace(/\.md$/, "");
    const page = await this.server.explain(code);
    return page?.markdown ?? `There is no page for \`${code}\`.\n`;
  }
}

async function askForCode(): Promise<string | undefined> {
  const here = vscode.window.activeTextEditor;
  const near = here && vscode.languages.getDiagnostics(here.document.uri).find(d => d.range.contains(here.selection.active));
  const value = typeof near?.code === "object" ? String(near.code.value) : String(near?.code ?? "");
  return (await vscode.window.showInputBox({ title: "Explain a diagnostic", value, placeHolder: "FLOW2004" }))?.trim().toUpperCase() || undefined;
}
