// The journal of a run that was started as a task. A watcher of files is not enough: when folders are made one in the other at once, as by the first
// run in a project, the watchers of some systems miss what is in them.
import * as vscode from "vscode";
import type { RunResults } from "./results";
import { taskType, type FlowTask } from "./tasks";

/** In milliseconds, between two looks. */
const interval = 500;

export class FollowedRuns implements vscode.Disposable {
  private readonly following = new Map<vscode.TaskExecution, { stop: () => void; look: () => Promise<void> }>();
  private readonly parts: vscode.Disposable[];

  constructor(private readonly results: RunResults) {
    this.parts = [
      vscode.tasks.onDidStartTask(event => void this.follow(event.execution)),
      vscode.tasks.onDidEndTask(event => void this.end(event.execution)),
    ];
  }

  dispose(): void {
    for (const { stop } of this.following.values()) stop();
    vscode.Disposable.from(...this.parts).dispose();
  }

  private async follow(execution: vscode.TaskExecution): Promise<void> {
    const project = projectOf(execution.task);
    if (project === undefined) return;
    const before = newestRun(project);
    const look = async () => {
      const run = await newestRun(project);
      if (run !== undefined && run !== await before) await this.results.read(vscode.Uri.joinPath(project, ".flow/runs", run, "journal.jsonl"));
    };
    const timer = setInterval(() => void look(), interval);
    this.following.set(execution, { stop: () => clearInterval(timer), look });
  }

  private async end(execution: vscode.TaskExecution): Promise<void> {
    const followed = this.following.get(execution);
    this.following.delete(execution);
    followed?.stop();
    await followed?.look();
  }
}

/** The folder of the project that a task runs a pipeline of; undefined for all other tasks. */
function projectOf(task: vscode.Task): vscode.Uri | undefined {
  const { type, command, project } = task.definition as FlowTask;
  if (type !== taskType || command !== "run") return undefined;
  if (typeof task.scope !== "object") return project === undefined ? undefined : vscode.Uri.file(project);
  return project === undefined ? task.scope.uri : vscode.Uri.joinPath(task.scope.uri, project);
}

/** The folder of the last run, which is a number. */
async function newestRun(project: vscode.Uri): Promise<string | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(project, ".flow/runs"));
    return entries.map(([name]) => name).filter(name => /^\d+$/.test(name)).sort((a, b) => Number(a) - Number(b)).at(-1);
  } catch {
    return undefined; // nothing ran yet
  }
}
