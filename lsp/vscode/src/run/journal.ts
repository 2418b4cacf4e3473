// The journal of a run: one line of JSON for each change. What it says about lines of the sources is read from here.

import { groupBy } from "../group";

/** How something stands that a line of a source stands for. */
export type Status = "running" | "succeeded" | "failed" | "skipped" | "cancelled" | "warned" | "timed-out";

export interface LineResult {
  /** Relative to the project, with '/'. */
  file: string;
  /** From 0. */
  line: number;
  kind: "job" | "step";
  /** Of all cells of a job the worst, and the number of cells in each state. */
  status: Status;
  milliseconds: number;
  cells: number;
  message: string | undefined;
}

export interface RunResult {
  pipeline: string;
  /** Undefined while it runs. */
  result: Status | undefined;
  milliseconds: number;
  message: string | undefined;
  lines: LineResult[];
  /** How each job stands, by name. */
  jobs: Map<string, Status>;
}

interface Entry {
  kind: string;
  pipeline?: string;
  job?: string;
  cell?: string;
  step?: string;
  result?: string;
  exitCode?: number;
  milliseconds?: number;
  location?: string;
  message?: string;
}

interface Part {
  job: string;
  kind: "job" | "step";
  location: string;
  status: Status;
  milliseconds: number;
  message: string | undefined;
}

/** The worst first. */
const order: Status[] = ["failed", "timed-out", "cancelled", "running", "warned", "succeeded", "skipped"];

/** What the text of a journal says, also when its last line is not written yet. */
export function readJournal(text: string): RunResult | undefined {
  const entries = text.split("\n").flatMap(parse);
  const start = entries.find(entry => entry.kind === "RunStarted");
  if (start === undefined) return undefined;
  const parts = new Map<string, Part>();
  for (const entry of entries) note(parts, entry);
  const end = entries.find(entry => entry.kind === "RunEnded" || entry.kind === "RunRefused");
  return {
    pipeline: start.pipeline ?? "",
    result: end && (end.kind === "RunRefused" ? "failed" : statusOf(end.result)),
    milliseconds: end?.milliseconds ?? 0,
    message: entries.find(entry => entry.kind === "RunRefused")?.message,
    lines: byLine([...parts.values()], end !== undefined),
    jobs: byJob([...parts.values()]),
  };
}

function parse(line: string): Entry[] {
  try {
    return line.length === 0 ? [] : [JSON.parse(line) as Entry];
  } catch {
    return []; // being written
  }
}

function note(parts: Map<string, Part>, entry: Entry): void {
  const { job, location } = entry;
  const key = [job, entry.cell, entry.step].join("\u0000");
  switch (entry.kind) {
    case "CellStarted":
    case "StepStarted":
      if (job !== undefined && location !== undefined) {
        parts.set(key, { job, kind: entry.kind === "CellStarted" ? "job" : "step", location, status: "running", milliseconds: 0, message: undefined });
      }
      break;
    case "CellEnded":
    case "StepEnded":
    case "JobSkipped": {
      const at = location ?? parts.get(key)?.location;
      if (job !== undefined && at !== undefined) {
        parts.set(key, {
          job,
          kind: entry.kind === "StepEnded" ? "step" : "job",
          location: at,
          status: entry.kind === "JobSkipped" ? "skipped" : statusOf(entry.result),
          milliseconds: entry.milliseconds ?? 0,
          message: reason(entry),
        });
      }
      break;
    }
  }
}

const reason = (entry: Entry): string | undefined =>
  entry.exitCode !== undefined && entry.exitCode !== 0 ? `exit code ${entry.exitCode}` : entry.kind === "StepEnded" ? undefined : entry.message;

const statusOf = (result: string | undefined): Status => order.find(status => status === result) ?? "succeeded";

const worst = (all: Status[]): Status => order.find(status => all.includes(status)) ?? "succeeded";

function byLine(parts: Part[], isOver: boolean): LineResult[] {
  const groups = groupBy(parts, part => `${part.kind} ${part.location}`);
  return [...groups.values()].flatMap(group => {
    const first = group[0];
    const place = first && /^(.*\.flow):(\d+)$/.exec(first.location); // whoever wrote the journal does not choose other files to be read
    if (!first || !place) return [];
    const status = worst(group.map(part => part.status));
    return [{
      file: place[1] ?? "",
      line: Number(place[2]) - 1,
      kind: first.kind,
      status: status === "running" && isOver ? "cancelled" as const : status,
      milliseconds: Math.max(...group.map(part => part.milliseconds)),
      cells: group.length,
      message: group.find(part => part.status === status)?.message,
    }];
  });
}

const byJob = (parts: Part[]): Map<string, Status> =>
  new Map([...groupBy(parts.filter(part => part.kind === "job"), part => part.job)].map(([job, group]) => [job, worst(group.map(part => part.status))]));
