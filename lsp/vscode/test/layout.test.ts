import assert from "node:assert/strict";
import { curve, layOut, type Layout } from "../src/graph/layout";
import { placeAt } from "../src/graph/cursor";
import type { Graph, GraphJob } from "../src/protocol";

const at = (line: number) => ({ uri: "file:///ci.flow", range: { start: { line, character: 2 }, end: { line, character: 9 } } });

/** A graph from lines such as `c 2: a b`: a job, its level, and what it needs. */
function graph(text: string, criticalPath: string[] = []): Graph {
  const jobs = text.split("\n").map((line, index): GraphJob => {
    const [, name = "", level = "0", needs = ""] = /^(\w+) (\d+):(.*)$/.exec(line.trim()) ?? [];
    return {
      name, title: null, source: at(2 + 10 * index), level: Number(level), cells: 1, loops: [], condition: null, calls: null,
      estimatedSeconds: 60, startSeconds: 0, endSeconds: 60, isCritical: false,
      needs: needs.trim().split(/\s+/).filter(n => n.length > 0).map(job => ({ job, kind: "data", reason: "", source: at(0), isCircular: false })),
    };
  });
  return { name: "ci", title: null, source: at(0), estimate: "", estimatedSeconds: 0, budgetSeconds: 0, criticalPath, levels: [], jobs };
}

const overlaps = ({ boxes }: Layout) => boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height));

const wide = graph("a 0:\nb 0:\nc 0:\nd 1: a b\ne 1: b c\nf 2: d e a\ng 3: f a c");

export const tests: Record<string, () => void> = {
  "no job covers another, and all are inside": () => {
    const layout = layOut(wide);
    assert.deepEqual(overlaps(layout), []);
    for (const box of layout.boxes) assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= layout.width && box.y + box.height <= layout.height);
  },

  "every edge runs from left to right, from the one job to the other": () => {
    const layout = layOut(wide);
    assert.equal(layout.edges.length, 10);
    for (const edge of layout.edges) {
      const from = layout.boxes.find(b => b.name === edge.from);
      const to = layout.boxes.find(b => b.name === edge.to);
      assert.deepEqual(edge.points[0], { x: (from?.x ?? 0) + (from?.width ?? 0), y: (from?.y ?? 0) + (from?.height ?? 0) / 2 });
      assert.deepEqual(edge.points.at(-1), { x: to?.x, y: (to?.y ?? 0) + (to?.height ?? 0) / 2 });
      edge.points.forEach((p, i) => assert.ok(i === 0 || p.x > (edge.points[i - 1]?.x ?? 0)));
    }
  },

  "an edge that leads back runs below all jobs": () => {
    const layout = layOut(graph("a 0: a c\nb 1: a\nc 2: b"));
    const bottom = Math.max(...layout.boxes.map(box => box.y + box.height));
    const back = layout.edges.filter(e => e.to === "a");
    assert.deepEqual(back.map(e => e.from), ["a", "c"]);
    for (const { points } of back) {
      const [start, below, along, end] = points;
      assert.ok(start !== undefined && below !== undefined && along !== undefined && end !== undefined && end.x < start.x);
      assert.ok(below.y > bottom && below.y === along.y && below.y < layout.height);
      assert.ok(!/NaN|undefined/.test(curve(points)));
    }
    assert.notEqual(back[0]?.points[1]?.y, back[1]?.points[1]?.y);
  },

  "an edge that passes a level goes around its jobs": () => {
    const layout = layOut(graph("a 0:\nb 1: a\nc 2: b a"));
    const passing = layout.edges.find(e => e.from === "a" && e.to === "c");
    const b = layout.boxes.find(box => box.name === "b");
    assert.ok(passing?.points.every(p => p.y < (b?.y ?? 0) || p.y > (b?.y ?? 0) + (b?.height ?? 0) || p.x <= (b?.x ?? 0) - 1 || p.x >= (b?.x ?? 0) + (b?.width ?? 0) + 1));
  },

  "edges that need not cross do not": () => {
    const layout = layOut(graph("a 0:\nb 0:\nx 1: b\ny 1: a"));
    const y = (name: string) => layout.boxes.find(box => box.name === name)?.y ?? 0;
    assert.equal(y("a") < y("b"), y("y") < y("x"));
  },

  "only edges along the critical path are critical": () => {
    const layout = layOut(graph("a 0:\nb 1: a\nc 2: b a", ["a", "b", "c"]));
    assert.deepEqual(layout.edges.filter(e => e.isCritical).map(e => e.from + e.to), ["ab", "bc"]);
  },

  "an empty pipeline has a layout": () => assert.deepEqual(layOut({ ...wide, jobs: [] }).boxes, []),

  "a curve is level at its ends, and a straight line where it can be": () => {
    assert.equal(curve([{ x: 0, y: 0 }, { x: 10, y: 20 }]), "M0 0C5 0 5 20 10 20");
    assert.equal(curve([{ x: 0, y: 5 }, { x: 10, y: 5 }]), "M0 5H10");
  },

  "a line belongs to the nearest job above it": () => {
    const place = (line: number) => placeAt([wide], "file:///ci.flow", line);
    assert.deepEqual(place(1), { pipeline: "ci", job: null });
    assert.deepEqual(place(2), { pipeline: "ci", job: "a" });
    assert.deepEqual(place(27), { pipeline: "ci", job: "c" });
    assert.equal(placeAt([wide], "file:///other.flow", 5), undefined);
  },
};
