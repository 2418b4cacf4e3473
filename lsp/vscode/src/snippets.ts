// Snippets for the time without a language server, as in a folder that is not trusted. The server has its own, each only where it fits; beside those
// the ones from here would be noise on every line.
import * as vscode from "vscode";
import { selector, type FlowServer } from "./server/server";

interface Snippet {
  prefix: string;
  description: string;
  body: string[];
}

export class Snippets implements vscode.CompletionItemProvider, vscode.Disposable {
  private readonly registration = vscode.languages.registerCompletionItemProvider(selector, this);
  private items: Promise<vscode.CompletionItem[]> | undefined;

  constructor(private readonly extension: vscode.Uri, private readonly server: FlowServer) {}

  dispose(): void {
    this.registration.dispose();
  }

  provideCompletionItems(): Promise<vscode.CompletionItem[]> | undefined {
    if (this.server.state.kind === "running" || this.server.state.kind === "starting") return undefined;
    return this.items ??= readSnippets(vscode.Uri.joinPath(this.extension, "snippets/flow.json"));
  }
}

async function readSnippets(file: vscode.Uri): Promise<vscode.CompletionItem[]> {
  const all = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Record<string, Snippet>;
  return Object.values(all).map(({ prefix, description, body }) => {
    const item = new vscode.CompletionItem({ label: prefix, description }, vscode.CompletionItemKind.Snippet);
    item.insertText = new vscode.SnippetString(body.join("\n"));
    item.documentation = description;
    return item;
  });
}
