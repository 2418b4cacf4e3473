// The results of a suite that is no .NET project, in the form that tests/tools/summary.mjs counts.
import { writeFileSync } from "node:fs";

/** A suite: each step is one test. Steps build on each other, as a person's session does, but a failed step does not end it. */
export class Suite {
  #results = [];

  /** @param {string} name what results begin with
   *  @param {{ onFailure?: (step: string) => Promise<void> }} options what is done before the next step when one failed */
  constructor(name, { onFailure } = {}) {
    this.name = name;
    this.onFailure = onFailure;
  }

  /** Runs one step. It passes when `body` neither throws nor rejects. */
  async step(name, body) {
    const start = Date.now();
    try {
      await within(stepLimit, body());
      this.#add({ name, outcome: "Passed", message: "" });
      console.log(`  passed ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      this.#add({ name, outcome: "Failed", message: String(error.stack ?? error) });
      console.log(`  FAILED ${name}: ${error.message}`);
      await this.onFailure?.(name).catch(problem => console.log(`  (${problem.message})`));
    }
  }

  /** Says of all steps at once that they need a tool which is absent. */
  skip(reason) {
    this.#add({ name: "all", outcome: "NotExecuted", message: reason });
    console.log(`  skipped: ${reason}`);
  }

  /** Writes the results, and sets the exit code. */
  end(file) {
    if (file !== undefined) writeFileSync(file, JSON.stringify(this.#results, null, 2));
    const failed = this.#results.filter(r => r.outcome === "Failed").length;
    console.log(`${this.name}: ${this.#results.length - failed} of ${this.#results.length} steps passed`);
    process.exitCode = failed === 0 ? 0 : 1;
  }

  #add(result) {
    this.#results.push({ ...result, name: `${this.name}: ${result.name}` });
  }
}

/** How many seconds anything may take; more than any machine needs, less than a run may cost. */
export const patience = Number(process.env.EDITOR_PATIENCE ?? 60);

/** How many milliseconds a step may take, whatever it does: not all that a browser is asked has a limit of its own. */
const stepLimit = Math.max(300_000, 5 * patience * 1000);

/** The result of `work`, or a failure when it does not come in time. */
function within(milliseconds, work) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no end after ${Math.round(milliseconds / 1000)} s`)), milliseconds); });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Polls `find` until it gives something; fails with what it gave last. There is no fixed wait anywhere: a slow machine only takes longer. */
export async function until(what, find, limit = patience * 1000) {
  const end = Date.now() + limit;
  let last;
  for (;;) {
    try {
      last = await within(Math.max(1000, end - Date.now()), find());
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what} did not come; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}
