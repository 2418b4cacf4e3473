// What `flow` is called with. The names of folders and pipelines, and the values of parameters, are the text of others: none may become an option,
// and none may be expanded on the way.

/** What a task says that it does. */
export interface Call {
  command: string;
  project?: string;
  pipeline?: string;
  arguments?: string[];
}

/** The arguments of `flow`, one for each word. */
export function wordsOf(call: Call): string[] {
  const project = call.project ?? ".";
  return [
    call.command,
    project.startsWith("-") ? `./${project}` : project,
    ...(call.arguments ?? []),
    ...(call.pipeline === undefined ? [] : call.pipeline.startsWith("-") ? ["--", call.pipeline] : [call.pipeline]),
  ];
}

/** Whether VS Code would put something else in its place when it starts the process of a task: `${workspaceFolder}`, `${env:NAME}`, `${command:name}`. */
export const isExpanded = (text: string): boolean => /\$\{.*?\}/.test(text);
