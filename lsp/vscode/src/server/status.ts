// The item in the status bar: version, state, and what can be done about it.
import * as vscode from "vscode";
import type { FlowServer, ServerState } from "./server";

interface Shown {
  icon: string;
  text: string;
  /** How urgent it is, by the colour of the item. */
  color: "warning" | "error" | undefined;
}

function shown(state: ServerState): Shown {
  switch (state.kind) {
    case "running": return { icon: "$(check)", text: `flow ${state.version}`.trim(), color: undefined };
    case "starting": return { icon: "$(sync~spin)", text: "The language server starts.", color: undefined };
    case "stopped": return { icon: "$(circle-slash)", text: "The language server does not run.", color: "warning" };
    case "failed": return { icon: "$(error)", text: `The language server could not start: ${state.reason}`, color: "error" };
    case "missing": return { icon: "$(warning)", text: "The `flow` command was not found. Set `flow.server.path`, or install the .NET runtime for the one that the extension brings.", color: "warning" };
    case "untrusted": return { icon: "$(shield)", text: "The language server starts when you trust this folder.", color: undefined };
  }
}

export function createStatus(server: FlowServer): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("flow.status", vscode.StatusBarAlignment.Right, 90);
  item.name = "Flow";
  item.command = "flow.status";
  const update = (state: ServerState) => {
    const { icon, text, color } = shown(state);
    item.text = `${icon} Flow`;
    item.tooltip = `${text}\n\nClick for more.`;
    item.accessibilityInformation = { label: `Flow: ${text}`, role: "button" };
    item.backgroundColor = color && new vscode.ThemeColor(`statusBarItem.${color}Background`);
  };
  const show = () => vscode.window.activeTextEditor?.document.languageId === "flow" || server.state.kind === "failed" ? item.show() : item.hide();
  update(server.state);
  show();
  return vscode.Disposable.from(
    item,
    server.onState(state => { update(state); show(); }),
    vscode.window.onDidChangeActiveTextEditor(show));
}

/** What a click on the item offers. */
export async function openStatus(server: FlowServer): Promise<void> {
  const command = server.command();
  const where = command === undefined ? "no `flow` command" : [command.program, ...command.first].join(" ");
  const choices = [
    { label: "$(refresh) Restart the language server", command: "flow.restart" },
    { label: "$(output) Show the log", command: "flow.showLog" },
    { label: "$(settings-gear) Settings", command: "workbench.action.openSettings", argument: "@ext:flow-authors.flow-language" },
    { label: "$(mortar-board) Walkthrough", command: "workbench.action.openWalkthrough", argument: "flow-authors.flow-language#start" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: `${shown(server.state).text}`, placeHolder: where });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command, ...(chosen.argument === undefined ? [] : [chosen.argument]));
}
