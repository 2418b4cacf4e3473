// The page of the graph: draws it, shows where the cursor is, and says what was chosen. It runs in a web view.
import { drawGraph } from "./draw";
import { element } from "./elements";
import { duration } from "../../run/text";
import type { FromPage, ToPage } from "../messages";
import type { Graph } from "../../protocol";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const host = acquireVsCodeApi();
const [header, main, footer] = ["header", "main", "footer"].map(name => document.querySelector(name) as HTMLElement) as [HTMLElement, HTMLElement, HTMLElement];
let shown: { graph: Graph; cursor: string | null } | undefined;

window.addEventListener("message", (event: MessageEvent<ToPage>) => {
  const message = event.data;
  if (message.kind === "graph") render(message);
  else if (shown?.graph.name === message.pipeline) markCursor(message.job);
});

function render(message: Extract<ToPage, { kind: "graph" }>): void {
  const graph = message.graphs.find(g => g.name === message.pipeline);
  if (graph === undefined) return;
  const cursor = shown?.graph.name === graph.name ? shown.cursor : null;
  const focused = (document.activeElement as HTMLElement | null)?.dataset["job"];
  shown = { graph, cursor };
  header.replaceChildren(...headline(graph, message.graphs), ...(message.errors > 0 ? [staleness(message.errors)] : []));
  const results = message.results?.pipeline === graph.name ? new Map(message.results.jobs) : new Map();
  main.replaceChildren(drawGraph(graph, results, post));
  footer.replaceChildren(...legend(graph));
  markCursor(cursor);
  if (focused !== undefined) jobElement(focused)?.focus();
}

const post = (message: FromPage): void => host.postMessage(message);

function headline(graph: Graph, all: Graph[]): Node[] {
  const title = element("h1", {}, graph.title ?? graph.name);
  const run = element("button", { type: "button" }, "Run");
  run.addEventListener("click", () => post({ kind: "run", pipeline: graph.name, job: null }));
  return all.length === 1 ? [title, run] : [title, run, chooser(graph, all)];
}

function chooser(graph: Graph, all: Graph[]): HTMLElement {
  const select = element("select", { "aria-label": "Pipeline" }) as HTMLSelectElement;
  select.append(...all.map(g => element("option", { value: g.name, ...(g.name === graph.name ? { selected: "" } : {}) }, g.name)));
  select.addEventListener("change", () => post({ kind: "pipeline", name: select.value }));
  return select;
}

const staleness = (errors: number): HTMLElement =>
  element("p", { class: "stale", role: "status" }, `${errors === 1 ? "An error" : `${errors} errors`} in the sources: this is what is understood of them.`);

function legend(graph: Graph): Node[] {
  const sample = (kind: string, text: string) => element("span", { class: `sample ${kind}` }, text);
  const total = `About ${duration(graph.estimatedSeconds * 1000)} in all, the budget is ${duration(graph.budgetSeconds * 1000)}`;
  return [
    element("p", {}, `${total} (${graph.estimate}).`),
    element("p", {}, sample("data", "hands on data"), sample("order", "only comes before"), graph.jobs.some(j => j.needs.some(n => n.isCircular)) ? sample("circular", "goes round in a circle") : sample("critical", "critical path")),
  ];
}

const jobElement = (name: string): SVGElement | null => document.querySelector<SVGElement>(`[data-job="${CSS.escape(name)}"]`);

function markCursor(job: string | null): void {
  if (shown !== undefined) shown.cursor = job;
  for (const one of document.querySelectorAll(".job.cursor")) one.classList.remove("cursor");
  const found = job === null ? null : jobElement(job);
  found?.classList.add("cursor");
  found?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

host.postMessage({ kind: "ready" });
