// What the extension and the page of the graph say to each other.
import type { Graph } from "../protocol";
import type { Status } from "../run/journal";

/** To the page. */
export type ToPage =
  | { kind: "graph"; graphs: Graph[]; pipeline: string; errors: number; results: { pipeline: string; jobs: [string, Status][] } | null }
  | { kind: "cursor"; pipeline: string; job: string | null };

/** From the page. */
export type FromPage =
  | { kind: "ready" }
  | { kind: "pipeline"; name: string }
  | { kind: "job"; pipeline: string; job: string }
  | { kind: "edge"; pipeline: string; job: string; index: number }
  | { kind: "run"; pipeline: string; job: string | null };
