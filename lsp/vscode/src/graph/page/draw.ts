// Draws a pipeline as SVG. Every job and every edge can be reached with the keyboard and says what it is.
import { curve, layOut, type Box, type Edge, type Layout } from "../layout";
import { shape } from "./elements";
import { duration, signs } from "../../run/text";
import type { FromPage } from "../messages";
import type { Graph, GraphJob } from "../../protocol";
import type { Status } from "../../run/journal";

/** To which part of its size a graph shrinks where there is little room. */
const smallest = 0.7;

type Post = (message: FromPage) => void;

export function drawGraph(graph: Graph, results: Map<string, Status>, post: Post): SVGElement {
  const layout = layOut(graph);
  const svg = shape("svg", { width: layout.width, height: layout.height, viewBox: `0 0 ${layout.width} ${layout.height}`, role: "group", "aria-label": `Pipeline ${graph.name}` });
  svg.style.minWidth = `${Math.round(layout.width * smallest)}px`; // below that it is scrolled
  svg.append(arrows());
  svg.append(...layout.edges.map(edge => drawEdge(graph, edge, post)));
  for (const job of graph.jobs) {
    const box = layout.boxes.find(b => b.name === job.name);
    if (box !== undefined) svg.append(drawJob(graph, job, box, results.get(job.name), post));
  }
  svg.addEventListener("keydown", event => move(event, layout));
  return svg;
}

function arrows(): SVGElement {
  const marker = (id: string) => shape("marker", { id, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, shape("path", { d: "M0 0L10 5L0 10z" }));
  return shape("defs", {}, marker("arrow"), marker("arrow-critical"), marker("arrow-circular"));
}

function drawEdge(graph: Graph, edge: Edge, post: Post): SVGElement {
  const path = curve(edge.points);
  const says = `${edge.to} ${edge.need.kind === "data" ? "takes from" : "comes after"} ${edge.from}: ${edge.need.reason}${edge.need.isCircular ? "\nThese jobs wait for each other in a circle." : ""}`;
  const mark = edge.need.isCircular ? "circular" : edge.isCritical ? "critical" : "";
  const line = shape("g", { class: `edge ${edge.need.kind} ${mark}`.trim(), role: "img", "aria-label": says },
    shape("title", {}, says),
    shape("path", { class: "hit", d: path }),
    shape("path", { class: "line", d: path, "marker-end": `url(#arrow${mark === "" ? "" : `-${mark}`})` }));
  const index = graph.jobs.find(j => j.name === edge.to)?.needs.indexOf(edge.need) ?? -1;
  line.addEventListener("click", () => post({ kind: "edge", pipeline: graph.name, job: edge.to, index }));
  return line;
}

function drawJob(graph: Graph, job: GraphJob, box: Box, result: Status | undefined, post: Post): SVGElement {
  const group = shape("g", {
    class: ["job", job.isCritical ? "critical" : "", result ?? "", job.calls === null ? "" : "call"].join(" ").trim(),
    transform: `translate(${box.x} ${box.y})`,
    "data-job": job.name,
    tabindex: 0,
    role: "button",
    "aria-label": spoken(job, result),
  });
  group.append(
    shape("title", {}, spoken(job, result)),
    ...(job.cells === 1 ? [] : [shape("rect", { class: "behind", x: 5, y: 5, width: box.width, height: box.height, rx: 6 })]),
    shape("rect", { class: "card", width: box.width, height: box.height, rx: 6 }),
    shape("text", { class: "name", x: 12, y: 25 }, shorten(job.name, 18)),
    shape("text", { class: "detail", x: 12, y: 47 }, shorten(details(job).join(" · "), 25)),
    ...(result === undefined ? [] : [shape("text", { class: "result", x: box.width - 12, y: 25, "text-anchor": "end" }, signs[result])]));
  group.addEventListener("click", () => post({ kind: "job", pipeline: graph.name, job: job.name }));
  return group;
}

function details(job: GraphJob): string[] {
  const cells = job.cells === 1 ? [] : [job.cells === null ? "cells: at run time" : `${job.cells} cells`];
  return [`≈ ${duration(job.estimatedSeconds * 1000)}`, ...cells, ...(job.condition === null ? [] : ["when …"]), ...(job.calls === null ? [] : [`calls ${job.calls}`])];
}

function spoken(job: GraphJob, result: Status | undefined): string {
  return [
    job.title === null ? job.name : `${job.name} (${job.title})`,
    `about ${duration(job.estimatedSeconds * 1000)}, from ${duration(job.startSeconds * 1000)} to ${duration(job.endSeconds * 1000)}`,
    ...(job.cells === 1 ? [] : [job.cells === null ? `cells of ${job.loops.join(", ")} known only at run time` : `${job.cells} cells of ${job.loops.join(", ")}`]),
    ...(job.condition === null ? [] : [`when ${job.condition}`]),
    ...(job.calls === null ? [] : [`calls ${job.calls}`]),
    ...(job.isCritical ? ["on the critical path"] : []),
    ...(result === undefined ? [] : [`last run: ${result}`]),
  ].join("\n");
}

const shorten = (text: string, length: number): string => text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** Arrow keys go to the nearest job in that direction; Enter and the space bar choose. */
function move(event: KeyboardEvent, layout: Layout): void {
  const at = layout.boxes.find(box => box.name === (event.target as SVGElement).dataset["job"]);
  if (at === undefined) return;
  if (event.key === "Enter" || event.key === " ") (event.target as SVGElement).dispatchEvent(new MouseEvent("click"));
  else {
    const next = neighbour(layout.boxes, at, event.key);
    if (next === undefined) return;
    document.querySelector<SVGElement>(`[data-job="${CSS.escape(next.name)}"]`)?.focus();
  }
  event.preventDefault();
}

function neighbour(boxes: Box[], at: Box, key: string): Box | undefined {
  const ahead: Record<string, (box: Box) => number> = {
    ArrowRight: box => box.x - at.x,
    ArrowLeft: box => at.x - box.x,
    ArrowDown: box => box.x === at.x ? box.y - at.y : 0,
    ArrowUp: box => box.x === at.x ? at.y - box.y : 0,
  };
  const distance = ahead[key];
  return distance && boxes
    .filter(box => distance(box) > 0)
    .sort((a, b) => distance(a) - distance(b) || Math.abs(a.y - at.y) - Math.abs(b.y - at.y))[0];
}
