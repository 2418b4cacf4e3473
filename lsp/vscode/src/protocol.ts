// Flow's own requests, beside those of the Language Server Protocol. lsp/README.md describes them.
import type { Location } from "vscode-languageclient";

export type { Location };

/** What starts a run: the answer of `flow/projects`. */
export interface ProjectList {
  projects: Project[];
}

export interface Project {
  uri: string;
  name: string;
  title: string | null;
  isDeclared: boolean;
  source: Location | null;
  sources: string[];
  pipelines: PipelineEntry[];
  errors: number;
  warnings: number;
  notes: number;
}

export interface PipelineEntry {
  name: string;
  title: string | null;
  source: Location;
  parameters: Parameter[];
  jobs: JobEntry[];
}

export interface JobEntry {
  name: string;
  title: string | null;
  source: Location;
}

export interface Parameter {
  name: string;
  type: string;
  values: string[] | null;
  default: string | null;
  isRequired: boolean;
  documentation: string | null;
}

/** The answer of `flow/preview`. */
export interface Preview {
  project: string;
  target: string;
  isComplete: boolean;
  errors: number;
  files: PreviewFile[];
}

export interface PreviewFile {
  path: string;
  uri: string;
  languageId: string;
  text: string;
  isWritten: boolean;
  /** Generated line (from 0) to its source, sorted by line. */
  lines: { line: number; source: Location }[];
  /** Source line to its generated lines. */
  sources: { uri: string; line: number; lines: number[] }[];
}

/** The answer of `flow/graph`. */
export interface GraphAnswer {
  project: string;
  isComplete: boolean;
  errors: number;
  pipelines: Graph[];
}

export interface Graph {
  name: string;
  title: string | null;
  source: Location;
  /** The label that stands beside every figure. */
  estimate: string;
  estimatedSeconds: number;
  budgetSeconds: number;
  criticalPath: string[];
  levels: string[][];
  jobs: GraphJob[];
}

export interface GraphJob {
  name: string;
  title: string | null;
  source: Location;
  level: number;
  /** 1 without a matrix; null when it is known only at run time. */
  cells: number | null;
  loops: string[];
  condition: string | null;
  calls: string | null;
  estimatedSeconds: number;
  startSeconds: number;
  endSeconds: number;
  isCritical: boolean;
  needs: GraphNeed[];
}

export interface GraphNeed {
  job: string;
  kind: "data" | "order";
  reason: string;
  source: Location;
  /** Whether the jobs wait for each other in a circle, which this is a part of. */
  isCircular: boolean;
}

/** The answer of `flow/explain`. */
export interface Explanation {
  code: string;
  title: string;
  severity: "error" | "warning" | "note";
  markdown: string;
}

/** The arguments of the commands in code lenses and code actions. */
export interface RunArguments {
  project: string;
  pipeline: string;
  job?: string;
}

export interface PlanArguments {
  project: string;
  pipeline: string;
  uri: string;
}

export interface PreviewArguments {
  project: string;
  pipeline?: string;
  uri: string;
}

export interface ReferencesArguments {
  uri: string;
  position: { line: number; character: number };
  locations: Location[];
}

export interface RenameArguments {
  uri: string;
  position: { line: number; character: number };
}

export interface ExplainArguments {
  code: string;
}
