// How results and durations are written.
import type { LineResult, Status } from "./journal";

export const signs: Record<Status, string> = {
  running: "●",
  succeeded: "✓",
  failed: "✗",
  skipped: "–",
  cancelled: "⊘",
  warned: "!",
  "timed-out": "✗",
};

/** `85 ms`, `12.3 s`, `10 min`, `4 min 05 s`, `1 h 02 min`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return `${Math.round(milliseconds)} ms`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [high, low, units] = whole < 3600 ? [Math.floor(whole / 60), whole % 60, ["min", "s"]] : [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), ["h", "min"]];
  return low === 0 ? `${high} ${units[0]}` : `${high} ${units[0]} ${String(low).padStart(2, "0")} ${units[1]}`;
}

/** What stands behind a line: `✓ 12.3 s`, `✗ exit code 1 after 3.0 s`. */
export function lineText(result: LineResult): string {
  const cells = result.cells > 1 ? ` (${result.cells} cells)` : "";
  switch (result.status) {
    case "running": return `${signs.running} running${cells}`;
    case "skipped": return `${signs.skipped} skipped${result.message === undefined ? "" : `: ${short(result.message)}`}`;
    case "succeeded": return `${signs.succeeded} ${duration(result.milliseconds)}${cells}`;
    default: return `${signs[result.status]} ${short(result.message ?? result.status)} after ${duration(result.milliseconds)}${cells}`;
  }
}

/** One line, since it stands behind one. */
function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
