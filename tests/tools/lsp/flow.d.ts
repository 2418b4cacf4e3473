// The messages that are Flow's own, for the checker beside this folder; lsp/README.md explains them.
type uinteger = number;
interface Position { line: uinteger; character: uinteger }
interface Range { start: Position; end: Position }
interface Location { uri: string; range: Range }
interface Document { textDocument: { uri: string } }

interface Parameter { name: string; type: string; values: string[] | null; default: string | null; isRequired: boolean; documentation: string | null }
interface Job { name: string; title: string | null; source: Location }
interface Pipeline { name: string; title: string | null; source: Location; parameters: Parameter[]; jobs: Job[] }
interface Project {
  uri: string; name: string; title: string | null; isDeclared: boolean; source: Location | null; sources: string[]; pipelines: Pipeline[];
  errors: uinteger; warnings: uinteger; notes: uinteger;
}
interface PreviewFile {
  path: string; uri: string; languageId: "yaml" | "csharp" | "json" | "plaintext"; text: string; isWritten: boolean;
  lines: { line: uinteger; source: Location }[]; sources: { uri: string; line: uinteger; lines: uinteger[] }[];
}
interface GraphJob {
  name: string; title: string | null; source: Location; level: uinteger; cells: uinteger | null; loops: string[]; condition: string | null; calls: string | null;
  estimatedSeconds: uinteger; startSeconds: uinteger; endSeconds: uinteger; isCritical: boolean;
  needs: { job: string; kind: "data" | "order"; reason: string; source: Location; isCircular: boolean }[];
}
interface Graph {
  name: string; title: string | null; source: Location; estimate: string; estimatedSeconds: uinteger; budgetSeconds: uinteger; criticalPath: string[];
  levels: string[][]; jobs: GraphJob[];
}

export interface Requests {
  "flow/projects": { params: { watch?: boolean }; result: { projects: Project[] } };
  "flow/preview": {
    params: Document & { target?: string; watch?: boolean };
    result: { project: string; target: string; isComplete: boolean; errors: uinteger; files: PreviewFile[] } | null;
  };
  "flow/graph": {
    params: Document & { pipeline?: string; watch?: boolean };
    result: { project: string; isComplete: boolean; errors: uinteger; pipelines: Graph[] } | null;
  };
  "flow/explain": { params: { code: string }; result: { code: string; title: string; severity: "error" | "warning" | "note"; markdown: string } | null };
  "flow/idle": { params: undefined; result: { heapBytes: number } };
  "flow/text": { params: Document; result: { version: uinteger | null; text: string } | null };
}

export interface Notifications {
  "flow/previewChanged": { params: { project: string } };
  "flow/graphChanged": { params: { project: string } };
  "flow/projectsChanged": { params: undefined };
}
