// Tasks: check, build and format a project, and run its pipelines. The problem matcher `$flow` reads what they find.
import path from "node:path";
import * as vscode from "vscode";
import { DirectTerminal } from "./terminal";
import { isExpanded, wordsOf, type Call } from "./words";
import type { FlowServer } from "../server/server";

export const taskType = "flow";

export interface FlowTask extends vscode.TaskDefinition, Call {
  command: "check" | "build" | "run" | "fmt";
}

export class FlowTasks implements vscode.TaskProvider {
  constructor(private readonly server: FlowServer) {}

  async provideTasks(): Promise<vscode.Task[]> {
    const projects = (await this.server.projects())?.projects ?? [];
    return projects.flatMap(project => {
      const place = placeOf(vscode.Uri.parse(project.uri, true).fsPath);
      const definitions: FlowTask[] = [
        { type: taskType, command: "check", ...place.definition },
        { type: taskType, command: "build", ...place.definition },
        ...project.pipelines.map(p => ({ type: taskType, command: "run" as const, pipeline: p.name, ...place.definition })),
      ];
      return definitions.flatMap(definition => this.create(definition, place.folder) ?? []);
    });
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const definition = task.definition as FlowTask;
    const folder = typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
    return this.create(definition, folder);
  }

  /** The task, with every word as it is written; undefined where there is no `flow` command. */
  create(definition: FlowTask, folder: vscode.WorkspaceFolder | undefined): vscode.Task | undefined {
    const command = this.server.command();
    if (command === undefined || !vscode.workspace.isTrusted) return undefined;
    const execution = execute(command.program, [...command.first, ...wordsOf(definition)], folder?.uri.fsPath);
    const task = new vscode.Task(definition, folder ?? vscode.TaskScope.Workspace, nameOf(definition), "flow", execution, "$flow");
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated, clear: true, focus: false };
    if (definition.command !== "run") task.group = vscode.TaskGroup.Build;
    return task;
  }
}

function execute(program: string, words: string[], cwd: string | undefined): vscode.ProcessExecution | vscode.CustomExecution {
  return [program, cwd ?? "", ...words].some(isExpanded)
    ? new vscode.CustomExecution(async () => new DirectTerminal(program, words, cwd))
    : new vscode.ProcessExecution(program, words, cwd === undefined ? {} : { cwd });
}

/** A folder, as a task names it: relative to the workspace folder that it is in. */
export function placeOf(project: string): { folder: vscode.WorkspaceFolder | undefined; definition: { project?: string } } {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(project));
  if (folder === undefined) return { folder, definition: { project } };
  const relative = path.relative(folder.uri.fsPath, project).split(path.sep).join("/");
  return { folder, definition: relative.length === 0 ? {} : { project: relative } };
}

const nameOf = (definition: FlowTask): string =>
  [definition.command, definition.pipeline, definition.project === undefined ? undefined : `(${definition.project})`].filter(part => part !== undefined).join(" ");
