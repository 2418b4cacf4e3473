// The view in the explorer: projects, their pipelines and jobs.
import * as vscode from "vscode";
import { rangeOf } from "../preview/preview";
import type { FlowServer } from "../server/server";
import type { JobEntry, Location, PipelineEntry, Project } from "../protocol";

export type Node =
  | { kind: "project"; project: Project }
  | { kind: "pipeline"; project: Project; pipeline: PipelineEntry }
  | { kind: "job"; project: Project; pipeline: PipelineEntry; job: JobEntry };

export class ProjectTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly parts: vscode.Disposable[];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: FlowServer) {
    this.parts = [
      this.changed,
      vscode.window.registerTreeDataProvider("flow.projects", this),
      server.onProjects(() => this.refresh()),
      server.onState(() => this.refresh()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  refresh(): void {
    this.changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.kind) {
      case undefined: {
        const nodes = ((await this.server.projects())?.projects ?? []).map(project => ({ kind: "project" as const, project }));
        const only = nodes.length === 1 ? nodes[0] : undefined;
        return only === undefined ? nodes : this.getChildren(only);
      }
      case "project": return node.project.pipelines.map(pipeline => ({ kind: "pipeline", project: node.project, pipeline }));
      case "pipeline": return node.pipeline.jobs.map(job => ({ kind: "job", project: node.project, pipeline: node.pipeline, job }));
      case "job": return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    switch (node.kind) {
      case "project": return item(node.kind, node.project.name, node.project.title, Expanded, "package", node.project.source ?? undefined);
      case "pipeline": return item(node.kind, node.pipeline.name, node.pipeline.title, Collapsed, "rocket", node.pipeline.source);
      case "job": return item(node.kind, node.job.name, node.job.title, None, "gear", node.job.source);
    }
  }
}

function item(kind: Node["kind"], name: string, title: string | null, state: vscode.TreeItemCollapsibleState, icon: string, source: Location | undefined): vscode.TreeItem {
  const made = new vscode.TreeItem(name, state);
  made.contextValue = kind;
  made.description = title ?? "";
  made.iconPath = new vscode.ThemeIcon(icon);
  if (source !== undefined) {
    made.command = { title: "Open", command: "vscode.open", arguments: [vscode.Uri.parse(source.uri, true), { selection: rangeOf(source.range) }] };
  }
  return made;
}
