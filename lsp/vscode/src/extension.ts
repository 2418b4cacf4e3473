// The extension: what it offers, joined. The language itself is the business of the server.
import * as vscode from "vscode";
import { Explanations } from "./explain";
import { GraphPanel } from "./graph/panel";
import { newProject } from "./newProject";
import { PreviewCommands, rangeOf, runnerTarget } from "./preview/preview";
import { ProjectTree, type Node } from "./projects/tree";
import { FollowedRuns } from "./run/follow";
import { RunResults } from "./run/results";
import { PipelineRuns } from "./run/run";
import { FlowTasks, taskType } from "./run/tasks";
import { isReady } from "./ready";
import { FlowServer } from "./server/server";
import { needsRestart } from "./server/settings";
import { Snippets } from "./snippets";
import { createStatus, openStatus } from "./server/status";
import type { ExplainArguments, PlanArguments, PreviewArguments, ReferencesArguments, RenameArguments, RunArguments } from "./protocol";

type Arguments = Partial<RunArguments & PlanArguments & PreviewArguments & ExplainArguments>;

/** A command is called with its arguments, with a node of the tree, or, from a menu, with the file that is open. */
type Given = Arguments | Node | vscode.Uri | undefined;

type Commands = Record<string, (...given: never[]) => unknown>;

let running: FlowServer | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new FlowServer(context.extensionPath);
  running = server;
  const results = new RunResults();
  const tasks = new FlowTasks(server);
  const runs = new PipelineRuns(server, tasks);
  const previews = new PreviewCommands(server);
  const graph = new GraphPanel(context.extensionUri, server, results);
  const tree = new ProjectTree(server);
  const explanations = new Explanations(server);
  context.subscriptions.push(server, results, new FollowedRuns(results), previews, graph, tree, explanations, new Snippets(context.extensionUri, server), createStatus(server), vscode.tasks.registerTaskProvider(taskType, tasks));

  const calling: Commands = {
    "flow.new": () => newProject(server),
    "flow.run": (given: Given) => runs.run(argumentsOf(given)),
    "flow.dryRun": (given: Given) => runs.run(argumentsOf(given), ["--dry-run"]),
    "flow.plan": (given: Given) => graph.open(argumentsOf(given)),
    "flow.preview": (given: Given) => previews.open(argumentsOf(given)?.uri, undefined, argumentsOf(given)?.pipeline),
    "flow.previewRunner": (given: Given) => previews.open(argumentsOf(given)?.uri, runnerTarget),
    "flow.goToGenerated": () => previews.goToGenerated(),
    "flow.build": (given: Given) => runs.call("build", argumentsOf(given)?.project),
    "flow.check": (given: Given) => runs.call("check", argumentsOf(given)?.project),
    "flow.explain": (given: Given) => explanations.open(argumentsOf(given)),
  };
  const others: Commands = {
    "flow.goToSource": () => previews.goToSource(),
    "flow.clearResults": () => results.clear(),
    "flow.refresh": () => tree.refresh(),
    "flow.restart": () => server.restart(),
    "flow.showLog": () => server.log.show(),
    "flow.status": () => openStatus(server),
    "flow.showReferences": ({ uri, position, locations }: ReferencesArguments) => vscode.commands.executeCommand(
      "editor.action.showReferences",
      vscode.Uri.parse(uri, true),
      new vscode.Position(position.line, position.character),
      locations.map(l => new vscode.Location(vscode.Uri.parse(l.uri, true), rangeOf(l.range)))),
    "flow.rename": rename,
  };
  const register = (name: string, command: Commands[string]) => context.subscriptions.push(vscode.commands.registerCommand(name, command));
  for (const [name, command] of Object.entries(calling)) register(name, (given: never) => isReady(server) ? command(given) : undefined);
  for (const [name, command] of Object.entries(others)) register(name, command);

  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.restart()),
    vscode.workspace.onDidChangeConfiguration(change => { if (needsRestart(change)) void server.restart(); }));
  await vscode.commands.executeCommand("setContext", "flow.active", true);
  await server.start();
}

/** Asks for a better name than the one that an extraction made up. */
async function rename({ uri, position }: RenameArguments): Promise<void> {
  const place = new vscode.Position(position.line, position.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: new vscode.Range(place, place) });
  await vscode.commands.executeCommand("editor.action.rename");
}

/** VS Code waits for this, so that the language server can end in order. */
export const deactivate = (): Promise<void> | undefined => running?.stop();

/** The arguments of a command, whichever way it was called. */
function argumentsOf(given: Given): Arguments | undefined {
  if (given === undefined || given instanceof vscode.Uri) return undefined;
  if (!("kind" in given)) return given;
  const project = given.project.uri;
  switch (given.kind) {
    case "project": return { project };
    case "pipeline": return { project, pipeline: given.pipeline.name, uri: given.pipeline.source.uri };
    case "job": return { project, pipeline: given.pipeline.name, uri: given.pipeline.source.uri, job: given.job.name };
  }
}
