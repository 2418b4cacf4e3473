// Makes a project from one of the templates of `flow new`.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { plain } from "./plain";
import { parseTemplates } from "./templates";
import type { FlowServer } from "./server/server";

const call = promisify(execFile);

/** In milliseconds. It writes a few files. */
const limit = 60_000;

export async function newProject(server: FlowServer): Promise<void> {
  const command = server.command();
  if (command === undefined) return;
  const flow = async (...words: string[]) => (await call(command.program, [...command.first, ...words], { timeout: limit })).stdout;
  const template = await vscode.window.showQuickPick(parseTemplates(await flow("new", "--list")), { title: "What to begin with" });
  if (template === undefined) return;
  const folder = await chooseFolder();
  if (folder === undefined) return;
  try {
    await flow("new", template.label, "--into", folder.fsPath);
  } catch (error) {
    return void vscode.window.showErrorMessage(plain((error as { stderr?: string }).stderr?.trim() || String(error)));
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "ci.flow"), { preview: false });
  if (vscode.workspace.getWorkspaceFolder(folder) === undefined) await offerToOpen(folder);
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders?.[0]?.uri;
  return (await vscode.window.showOpenDialog({
    title: "Where to make the project",
    openLabel: "Make it here",
    canSelectFolders: true,
    canSelectFiles: false,
    ...(open === undefined ? {} : { defaultUri: open }),
  }))?.[0];
}

async function offerToOpen(folder: vscode.Uri): Promise<void> {
  const open = "Open the folder";
  if (await vscode.window.showInformationMessage("The project was made.", open) === open) await vscode.commands.executeCommand("vscode.openFolder", folder);
}
