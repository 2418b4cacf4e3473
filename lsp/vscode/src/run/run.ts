// Runs a pipeline in a terminal of the editor, and asks for the parameters that have no default.
import * as vscode from "vscode";
import { plain } from "../plain";
import { placeOf, taskType, type FlowTask, type FlowTasks } from "./tasks";
import type { FlowServer } from "../server/server";
import type { Parameter, PipelineEntry, Project, RunArguments } from "../protocol";

export class PipelineRuns {
  constructor(private readonly server: FlowServer, private readonly tasks: FlowTasks) {}

  /** Runs what the arguments name, or what a person chooses. */
  async run(given: Partial<RunArguments> | undefined, extra: string[] = []): Promise<void> {
    const chosen = await this.find(given);
    if (chosen === undefined) return;
    const parameters = await askFor(chosen.pipeline.parameters);
    if (parameters === undefined) return;
    await vscode.workspace.saveAll(false);
    const job = given?.job === undefined ? [] : [`--job=${given.job}`];
    await this.execute({ type: taskType, command: "run", pipeline: chosen.pipeline.name, arguments: [...job, ...parameters, ...extra] }, chosen.project.uri);
  }

  /** Calls `flow` with one word for a project: the one that is given, that of the active file, or the only one. */
  async call(command: "build" | "check", project: string | undefined): Promise<void> {
    const uri = project ?? (await this.chooseProject())?.uri;
    if (uri === undefined) return;
    await vscode.workspace.saveAll(false);
    await this.execute({ type: taskType, command }, uri);
  }

  private async execute(definition: FlowTask, project: string): Promise<void> {
    const { folder, definition: place } = placeOf(vscode.Uri.parse(project, true).fsPath);
    const task = this.tasks.create({ ...definition, ...place }, folder);
    if (task === undefined) return void vscode.window.showErrorMessage("The `flow` command was not found.");
    await vscode.tasks.executeTask(task);
  }

  private async projects(): Promise<Project[]> {
    const projects = (await this.server.projects())?.projects ?? [];
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    return projects.sort((a, b) => Number(holds(b, active)) - Number(holds(a, active)));
  }

  private async chooseProject(): Promise<Project | undefined> {
    const projects = await this.projects();
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const own = projects.find(project => holds(project, active));
    if (own !== undefined || projects.length === 1) return own ?? projects[0];
    if (projects.length === 0) return void vscode.window.showInformationMessage("There is no Flow project here. `Flow: New Project…` makes one.");
    return (await vscode.window.showQuickPick(projects.map(project => ({ label: project.title ?? project.name, description: project.uri, project })), { title: "Project" }))?.project;
  }

  private async find(given: Partial<RunArguments> | undefined): Promise<{ project: Project; pipeline: PipelineEntry } | undefined> {
    const all = (await this.projects()).flatMap(project => project.pipelines.map(pipeline => ({ project, pipeline })));
    if (given?.pipeline !== undefined) {
      const named = all.find(entry => entry.pipeline.name === given.pipeline && (given.project === undefined || entry.project.uri === given.project));
      if (named === undefined) void vscode.window.showWarningMessage(plain(`There is no pipeline \`${given.pipeline}\` any more.`));
      return named;
    }
    if (all.length === 0) return void vscode.window.showInformationMessage("There is no pipeline to run here.");
    const choices = all.map(entry => ({
      label: entry.pipeline.name,
      description: entry.pipeline.title ?? "",
      detail: `${entry.project.title ?? entry.project.name}: ${entry.pipeline.jobs.map(job => job.name).join(", ")}`,
      entry,
    }));
    return (await vscode.window.showQuickPick(choices, { title: "Run a pipeline", matchOnDescription: true, matchOnDetail: true }))?.entry;
  }
}

const holds = (project: Project, uri: string | undefined): boolean => uri !== undefined && project.sources.includes(uri);

/** The arguments for the parameters that must be given; undefined when the person gave up. A secret is no argument: `flow run` reads it elsewhere. */
async function askFor(parameters: Parameter[]): Promise<string[] | undefined> {
  const args: string[] = [];
  for (const parameter of parameters.filter(p => p.isRequired && p.type !== "secret")) {
    const title = `${parameter.name}: ${parameter.type}`;
    const value = parameter.values === null
      ? await vscode.window.showInputBox({ title, prompt: plain(parameter.documentation ?? "A value for this parameter"), ignoreFocusOut: true })
      : await vscode.window.showQuickPick(parameter.values, { title, placeHolder: parameter.documentation ?? "", ignoreFocusOut: true });
    if (value === undefined) return undefined;
    args.push(`--param=${parameter.name}=${value}`);
  }
  return args;
}
