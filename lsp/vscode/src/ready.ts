// Commands that call `flow` say why they cannot, instead of finding nothing.
import * as vscode from "vscode";
import type { FlowServer } from "./server/server";

/** Whether `flow` may be called here. If not, the person is told what to do about it. */
export function isReady(server: FlowServer): boolean {
  if (!vscode.workspace.isTrusted) {
    void offer("This folder is not trusted, so nothing of it is executed: Flow's language server and its runs wait until you trust it.", "Manage Workspace Trust", "workbench.trust.manage");
    return false;
  }
  if (server.command() === undefined) {
    void offer("The `flow` command was not found. Set `flow.server.path`, or install the .NET runtime 10.0 for the one that this extension brings.", "Open Settings", "workbench.action.openSettings", "flow.server.path");
    return false;
  }
  return true;
}

async function offer(message: string, action: string, command: string, ...args: unknown[]): Promise<void> {
  if (await vscode.window.showWarningMessage(message, action) === action) await vscode.commands.executeCommand(command, ...args);
}
