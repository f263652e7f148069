import { loadavg } from 'node:os';
import { LIMITS, limitOf, type BenchName } from './limits';

/** Prints results as JSON lines on stdout, and remembers whether one was over its limit. */
export class Report {
  isOver = false;
  #bareWindowMs: number | null = null;

  /** The first line: how fast this machine is. Times of later lines are judged by it. */
  machine(bareWindowMs: number): void {
    this.#bareWindowMs = bareWindowMs;
    print({ name: 'machine.bare_window_ms', value: round(bareWindowMs), unit: 'ms', limit: null });
  }

  /** One measured value beside its limit. */
  value(name: BenchName, value: number): void {
    if (this.#bareWindowMs === null) throw new Error('the machine was not measured first');
    const limit = limitOf(name, this.#bareWindowMs);
    if (value > limit) this.isOver = true;
    print({ name, value: round(value), unit: LIMITS[name].unit, limit: round(limit) });
    note(
      `${name}: ${value > limit ? 'OVER its limit' : 'within its limit'}, load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
}

/** Tells the person something; results alone go to stdout. */
export function note(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}

const round = (value: number): number => Math.round(value * 100) / 100;

function print(line: { name: string; value: number; unit: string; limit: number | null }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
