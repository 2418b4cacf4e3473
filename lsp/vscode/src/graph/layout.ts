// Where the jobs of a pipeline stand and how the edges between them run: levels from left to right, as few crossings as
// the mean of the neighbours gives, and a lane of its own for an edge that passes a level. An edge that leads back, which
// closes a circle, runs below all jobs.
import type { Graph, GraphNeed } from "../protocol";

export interface Box {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Edge {
  from: string;
  to: string;
  need: GraphNeed;
  isCritical: boolean;
  /** The corners that a curve goes through, from the right side of the one box to the left side of the other. */
  points: { x: number; y: number }[];
}

export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  edges: Edge[];
}

export const sizes = { width: 166, height: 62, between: 52, above: 22, lane: 16, margin: 20, turn: 18 };

/** A place in a level: a job, or the lane of an edge that passes. */
interface Slot {
  key: string;
  level: number;
  height: number;
  before: Slot[];
  after: Slot[];
  y: number;
}

const sweeps = 8;

export function layOut(graph: Graph): Layout {
  const slots = new Map(graph.jobs.map(job => [job.name, slot(job.name, job.level, sizes.height)]));
  const chains = graph.jobs.flatMap(job => job.needs.flatMap(need => {
    const from = slots.get(need.job);
    const to = slots.get(job.name);
    return from === undefined || to === undefined ? [] : [{ need, to: job.name, chain: from.level < to.level ? connect(from, to) : [from, to] }];
  }));
  const levels = levelsOf([...slots.values(), ...chains.flatMap(c => c.chain.slice(1, -1))]);
  reduceCrossings(levels);
  stack(levels);
  const tallest = Math.max(sizes.height, ...levels.map(heightOf));
  const back = chains.filter(c => leadsBack(c.chain));
  const boxes = graph.jobs.map(job => box(job.name, slots.get(job.name)));
  const edges = chains.map(({ need, to, chain }) => ({
    from: need.job,
    to,
    need,
    isCritical: follows(graph.criticalPath, need.job, to),
    points: leadsBack(chain) ? pointsBack(chain, sizes.margin + tallest + sizes.lane * (1 + back.findIndex(c => c.chain === chain))) : pointsOf(chain),
  }));
  return {
    boxes,
    edges,
    width: 2 * sizes.margin + levels.length * sizes.width + Math.max(0, levels.length - 1) * sizes.between,
    height: 2 * sizes.margin + tallest + sizes.lane * back.length,
  };
}

const slot = (key: string, level: number, height: number): Slot => ({ key, level, height, before: [], after: [], y: 0 });

const left = (level: number): number => sizes.margin + level * (sizes.width + sizes.between);

const box = (name: string, at: Slot | undefined): Box =>
  ({ name, x: left(at?.level ?? 0), y: at?.y ?? 0, width: sizes.width, height: sizes.height });

const follows = (path: string[], from: string, to: string): boolean => path.some((job, index) => job === from && path[index + 1] === to);

/** The slots from one job to the other, with a lane in each level between. */
function connect(from: Slot, to: Slot): Slot[] {
  const chain = [from];
  for (let level = from.level + 1; level < to.level; level++) chain.push(slot(`${from.key} ${to.key}`, level, sizes.lane));
  chain.push(to);
  for (let i = 1; i < chain.length; i++) {
    chain[i - 1]?.after.push(chain[i] as Slot);
    chain[i]?.before.push(chain[i - 1] as Slot);
  }
  return chain;
}

function levelsOf(slots: Slot[]): Slot[][] {
  const levels: Slot[][] = [];
  for (const one of slots) (levels[one.level] ??= []).push(one);
  return Array.from(levels, level => level ?? []);
}

/** Orders each level by the mean place of the neighbours, forwards and backwards in turn. */
function reduceCrossings(levels: Slot[][]): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forwards = sweep % 2 === 0;
    for (const level of forwards ? levels : levels.toReversed()) order(level, s => forwards ? s.before : s.after, levels);
  }
}

function order(level: Slot[], neighbours: (slot: Slot) => Slot[], levels: Slot[][]): void {
  const place = (s: Slot) => levels[s.level]?.indexOf(s) ?? 0;
  const mean = new Map(level.map((s, index) => {
    const places = neighbours(s).map(n => (place(n) + 0.5) / (levels[n.level]?.length ?? 1));
    return [s, places.length === 0 ? (index + 0.5) / level.length : places.reduce((a, b) => a + b, 0) / places.length];
  }));
  level.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
}

const heightOf = (level: Slot[]): number => level.reduce((sum, s) => sum + s.height, 0) + Math.max(0, level.length - 1) * sizes.above;

/** Puts the slots of each level below each other, around the middle of the tallest level. */
function stack(levels: Slot[][]): void {
  const tallest = Math.max(0, ...levels.map(heightOf));
  for (const level of levels) {
    let y = sizes.margin + (tallest - heightOf(level)) / 2;
    for (const s of level) {
      s.y = y;
      y += s.height + sizes.above;
    }
  }
}

function pointsOf(chain: Slot[]): { x: number; y: number }[] {
  const middle = (s: Slot) => s.y + s.height / 2;
  return chain.flatMap((s, index) => {
    const start = { x: left(s.level), y: middle(s) };
    const end = { x: left(s.level) + sizes.width, y: middle(s) };
    return index === 0 ? [end] : index === chain.length - 1 ? [start] : [start, end];
  });
}

const leadsBack = (chain: Slot[]): boolean => (chain[0]?.level ?? 0) >= (chain.at(-1)?.level ?? 0);

/** From the right side of the one job, below all others, to the left side of the other. */
function pointsBack([from, to]: Slot[], y: number): { x: number; y: number }[] {
  if (from === undefined || to === undefined) return [];
  const end = { x: left(from.level) + sizes.width, y: from.y + from.height / 2 };
  const start = { x: left(to.level), y: to.y + to.height / 2 };
  return [end, { x: end.x, y }, { x: start.x, y }, start];
}

/** The path of a curve through the points, level at each of them; where it leads back it goes out before it turns. */
export function curve(points: { x: number; y: number }[]): string {
  return points.map((p, index) => {
    const from = points[index - 1];
    if (from === undefined) return `M${p.x} ${p.y}`;
    if (from.x === p.x) return `C${from.x + turn(points, index)} ${from.y} ${p.x + turn(points, index)} ${p.y} ${p.x} ${p.y}`;
    const bend = (p.x - from.x) / 2;
    return from.y === p.y ? `H${p.x}` : `C${from.x + bend} ${from.y} ${p.x - bend} ${p.y} ${p.x} ${p.y}`;
  }).join("");
}

/** To the right where it leaves a job, to the left where it comes to one. */
const turn = (points: { x: number; y: number }[], index: number): number => index === points.length - 1 ? -sizes.turn : sizes.turn;
