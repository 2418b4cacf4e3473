// The settings of the extension, read when they are needed.
import * as vscode from "vscode";

const section = () => vscode.workspace.getConfiguration("flow");

export const settings = {
  serverPath: () => section().get<string>("server.path", "").trim(),
  serverArguments: () => section().get<string[]>("server.arguments", ["lsp"]),
  checkTargets: () => section().get<boolean>("diagnostics.targets", true),
  hints: (kind: "types" | "parameters" | "others") => section().get<boolean>(`inlayHints.${kind}`, true),
  codeLens: () => section().get<boolean>("codeLens", true),
  previewFollows: () => section().get<boolean>("preview.follow", true),
  runResults: () => section().get<boolean>("run.results", true),
};

/** The settings that the server learns only when it starts. */
export const needsRestart = (change: vscode.ConfigurationChangeEvent): boolean =>
  ["flow.server", "flow.diagnostics"].some(name => change.affectsConfiguration(name));
