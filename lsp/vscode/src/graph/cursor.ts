// Which pipeline and job a line of a source belongs to.
import type { Graph } from "../protocol";

export interface Place {
  pipeline: string;
  job: string | null;
}

/** The pipeline whose header is the nearest one above the line, and its job likewise. */
export function placeAt(graphs: Graph[], uri: string, line: number): Place | undefined {
  const graph = nearest(graphs.filter(g => g.source.uri === uri), g => g.source.range.start.line, line);
  if (graph === undefined) return undefined;
  const jobs = graph.jobs.filter(j => j.source.uri === uri && j.source.range.start.line >= graph.source.range.start.line);
  return { pipeline: graph.name, job: nearest(jobs, j => j.source.range.start.line, line)?.name ?? null };
}

function nearest<T>(all: T[], lineOf: (one: T) => number, line: number): T | undefined {
  return all.filter(one => lineOf(one) <= line).sort((a, b) => lineOf(b) - lineOf(a))[0];
}
