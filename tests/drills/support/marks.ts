import { openSync, writeSync } from 'node:fs';

/** What an act changes, told by one value of the shop's file: it is either as before or as after, and never else. */
export type Probe = {
  /** SQL that gives one value. */
  sql: string;
  before: string | number;
  after: string | number;
};

/** An act begins, or was told to a person as done: from then on what it changed must be there. */
export type Mark = { act: string } & ({ state: 'begun'; probe: Probe } | { state: 'done' });

/** Writes marks where the shim sees them, so that they have their place among the writes to the disk. */
export function openMarks(path: string): (mark: Mark) => void {
  const file = openSync(path, 'a');
  return (mark) => void writeSync(file, JSON.stringify(mark));
}

/** What must hold at one moment, from the marks until then. */
export class Promises {
  readonly #acts = new Map<string, { probe: Probe; isDone: boolean }>();

  take(mark: Mark): void {
    if (mark.state === 'begun') this.#acts.set(mark.act, { probe: mark.probe, isDone: false });
    else {
      const act = this.#acts.get(mark.act);
      if (act === undefined) throw new Error(`${mark.act} was done before it began`);
      act.isDone = true;
    }
  }

  /** Acts of which not all is there although they were told as done, and acts of which a part is there. */
  broken(valueOf: (sql: string) => string | number | null): { lost: string[]; halves: string[] } {
    const lost: string[] = [];
    const halves: string[] = [];
    /* Where two acts change one value, the later one decides; while it is under way its `before` is what the earlier left. */
    const last = new Map<string, { act: string; probe: Probe; isDone: boolean }>();
    for (const [act, { probe, isDone }] of this.#acts) last.set(probe.sql, { act, probe, isDone });
    for (const { act, probe, isDone } of last.values()) {
      const value = valueOf(probe.sql);
      if (value === probe.after) continue;
      if (value !== probe.before) halves.push(`${act}: ${String(value)}`);
      else if (isDone) lost.push(act);
    }
    return { lost, halves };
  }

  /** How many acts were told as done. */
  get done(): number {
    return [...this.#acts.values()].filter(({ isDone }) => isDone).length;
  }
}
