// Which `flow` is called: the one that the settings name, the one that the extension brings, or the one on the PATH.
import { existsSync, statSync } from "node:fs";
import path from "node:path";

/** A program with the arguments that come before all others. */
export interface FlowCommand {
  program: string;
  first: string[];
  origin: "settings" | "extension" | "path";
}

export interface Surroundings {
  /** `flow.server.path`, empty for none. */
  configured: string;
  extensionFolder: string;
  searchPath: string;
  isWindows: boolean;
  isFile(file: string): boolean;
}

/** The command to call, or undefined where there is none. */
export function findCommand(around: Surroundings): FlowCommand | undefined {
  if (around.configured.length > 0) return { program: around.configured, first: [], origin: "settings" };
  const carried = path.join(around.extensionFolder, "server", "flow.dll");
  const dotnet = onSearchPath("dotnet", around);
  if (dotnet !== undefined && around.isFile(carried)) return { program: dotnet, first: [carried], origin: "extension" };
  const flow = onSearchPath("flow", around);
  return flow === undefined ? undefined : { program: flow, first: [], origin: "path" };
}

function onSearchPath(name: string, around: Surroundings): string | undefined {
  const ending = around.isWindows ? ".exe" : ""; // a batch file would have its arguments read again by cmd.exe
  return around.searchPath
    .split(around.isWindows ? ";" : ":")
    .filter(folder => path.isAbsolute(folder)) // any other would be one of the folder that is open
    .map(folder => path.join(folder, name + ending))
    .find(around.isFile);
}

export const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();
