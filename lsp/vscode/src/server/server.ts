// The language server: started, stopped and asked from here, and nowhere else.
import * as vscode from "vscode";
import { LanguageClient, State, type LanguageClientOptions, type Middleware } from "vscode-languageclient/node";
import { findCommand, isFile, type FlowCommand } from "./command";
import { settings } from "./settings";
import type { Explanation, GraphAnswer, Preview, ProjectList } from "../protocol";

export const selector = [{ scheme: "file", language: "flow" }, { scheme: "untitled", language: "flow" }];

/** The commands of this extension that the server may put into code lenses and code actions. */
const clientCommands = ["flow.run", "flow.plan", "flow.preview", "flow.explain", "flow.showReferences", "flow.rename"];

export type ServerState =
  | { kind: "untrusted" }
  | { kind: "missing" }
  | { kind: "stopped" }
  | { kind: "starting" }
  | { kind: "failed"; reason: string }
  | { kind: "running"; version: string };

export class FlowServer implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel = vscode.window.createOutputChannel("Flow", { log: true });
  private readonly changed = new vscode.EventEmitter<ServerState>();
  private readonly previews = new vscode.EventEmitter<string>();
  private readonly graphs = new vscode.EventEmitter<string>();
  private readonly lists = new vscode.EventEmitter<void>();
  private client: LanguageClient | undefined;
  private started: Promise<void> = Promise.resolve();
  private isRestartPlanned = false;
  private current: ServerState = { kind: "stopped" };

  /** The state is another one now. */
  readonly onState = this.changed.event;
  /** The generated files of a project are other ones now. */
  readonly onPreview = this.previews.event;
  /** The graphs of a project are other ones now. */
  readonly onGraph = this.graphs.event;
  /** The projects are other ones now. */
  readonly onProjects = this.lists.event;

  constructor(private readonly extensionFolder: string) {}

  get state(): ServerState {
    return this.current;
  }

  /** The `flow` command, also for runs and tasks. */
  command(): FlowCommand | undefined {
    return findCommand({
      configured: settings.serverPath(),
      extensionFolder: this.extensionFolder,
      searchPath: process.env["PATH"] ?? "",
      isWindows: process.platform === "win32",
      isFile,
    });
  }

  start(): Promise<void> {
    this.started = this.run();
    return this.started;
  }

  private async run(): Promise<void> {
    if (!vscode.workspace.isTrusted) return this.become({ kind: "untrusted" });
    const command = this.command();
    if (command === undefined) return this.become({ kind: "missing" });
    this.become({ kind: "starting" });
    const client = this.createClient(command);
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.log.error(String(error));
      this.become({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop() === true) await client.stop();
    await client?.dispose();
  }

  /** One after the other, and one for all that are asked for meanwhile: trust that is granted changes settings too, and no server may be left behind. */
  restart(): Promise<void> {
    if (!this.isRestartPlanned) {
      this.isRestartPlanned = true;
      this.started = this.started.then(() => this.startAgain());
    }
    return this.started;
  }

  private async startAgain(): Promise<void> {
    this.isRestartPlanned = false;
    this.become({ kind: "starting" }); // a server that is about to end is not well
    try {
      await this.stop();
    } catch (error) {
      this.log.warn(`The language server did not end in order: ${String(error)}`);
    }
    await this.run();
  }

  dispose(): void {
    void this.stop();
    for (const part of [this.log, this.changed, this.previews, this.graphs, this.lists]) part.dispose();
  }

  projects(): Promise<ProjectList | null> {
    return this.ask("flow/projects", { watch: true });
  }

  preview(uri: string, target: string, watch = true): Promise<Preview | null> {
    return this.ask("flow/preview", { textDocument: { uri }, target, watch });
  }

  graph(uri: string, watch = true): Promise<GraphAnswer | null> {
    return this.ask("flow/graph", { textDocument: { uri }, watch });
  }

  explain(code: string): Promise<Explanation | null> {
    return this.ask("flow/explain", { code });
  }

  /** Asks as soon as the server runs. There is no answer where it does not. */
  private async ask<T>(method: string, params: object): Promise<T | null> {
    await this.started;
    if (this.client?.state !== State.Running) return null;
    try {
      return await this.client.sendRequest<T | null>(method, params);
    } catch (error) {
      this.log.warn(`${method}: ${String(error)}`);
      return null;
    }
  }

  private createClient(command: FlowCommand): LanguageClient {
    const folder = vscode.workspace.workspaceFolders?.find(f => f.uri.scheme === "file")?.uri.fsPath;
    const options: LanguageClientOptions = {
      documentSelector: selector,
      outputChannel: this.log,
      initializationOptions: { commands: clientCommands, checkTargets: settings.checkTargets() },
      markdown: { isTrusted: false, supportHtml: false },
      middleware: middleware(),
    };
    const client = new LanguageClient("flow", "Flow", {
      command: command.program,
      args: [...command.first, ...settings.serverArguments()],
      options: folder === undefined ? {} : { cwd: folder },
    }, options);
    client.onDidChangeState(change => this.follow(client, change.newState));
    client.onNotification("flow/previewChanged", (p: { project: string }) => this.previews.fire(p.project));
    client.onNotification("flow/graphChanged", (p: { project: string }) => this.graphs.fire(p.project));
    client.onNotification("flow/projectsChanged", () => this.lists.fire());
    return client;
  }

  private follow(client: LanguageClient, state: State): void {
    if (client !== this.client) return;
    switch (state) {
      case State.Running: return this.become({ kind: "running", version: client.initializeResult?.serverInfo?.version ?? "" });
      case State.Starting: return this.become({ kind: "starting" });
      case State.StartFailed: return this.become({ kind: "failed", reason: "it ended before it answered. The log says more." });
      case State.Stopped: return this.current.kind === "failed" ? undefined : this.become({ kind: "stopped" }); // why it failed says more
    }
  }

  private become(state: ServerState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

/** What the settings leave out is left out here, so that every server can be asked the same. */
function middleware(): Middleware {
  return {
    provideInlayHints: async (document, range, token, next) =>
      (await next(document, range, token))?.filter(hint => settings.hints(kindOf(hint))),
    provideCodeLenses: (document, token, next) => settings.codeLens() ? next(document, token) : [],
  };
}

const kindOf = (hint: vscode.InlayHint) =>
  hint.kind === vscode.InlayHintKind.Type ? "types" : hint.kind === vscode.InlayHintKind.Parameter ? "parameters" : "others";
