import { openSync, writeSync } from 'node:fs';

/** What an act changes, told by one value of the shop's file: it is either as before or as after, and never else. */
export type Probe = {
  /** SQL that gives one value. */
  sql: string;
  before: string | number;
  after: string | number;
};

export type Mark =
  /** An act begins; it is told to a person as done: from then on what it changed must be there. */
  | { state: 'begun'; act: string; probe: Probe }
  | { state: 'done'; act: string }
  /** A backup of all that is there now is told as made, in so many places. */
  | { state: 'kept'; backup: string; copies: number }
  /** A restore of it begins; it is told as done. Until then the shop is exactly as it was or exactly as it was kept. */
  | { state: 'restoring'; backup: string }
  /** `safety` is the backup of what was there until then. */
  | { state: 'restored'; backup: string; safety: string | null };

/** Writes marks where the shim sees them, so that they have their place among the writes to the disk. */
export function openMarks(path: string): (mark: Mark) => void {
  const file = openSync(path, 'a');
  return (mark) => void writeSync(file, JSON.stringify(mark));
}

/** What broke a promise: acts of which nothing is there although they were told as done, and values that are neither. */
export type Broken = { lost: string[]; halves: string[] };

type Value = string | number | null;
/** What one value must be, from the last act on it. */
type Expected = { act: string; probe: Probe; isDone: boolean };
type State = Map<string, Expected>;

/** What must hold at one moment, from the marks until then. */
export class Promises {
  #state: State = new Map();
  readonly #kept = new Map<string, { state: State; copies: number }>();
  #restoring: string | null = null;

  take(mark: Mark): void {
    switch (mark.state) {
      case 'begun':
        this.#state.set(mark.probe.sql, { act: mark.act, probe: mark.probe, isDone: false });
        return;
      case 'done': {
        const begun = [...this.#state.entries()].find(([, { act }]) => act === mark.act);
        if (begun === undefined) throw new Error(`${mark.act} was done before it began`);
        this.#state.set(begun[0], { ...begun[1], isDone: true });
        return;
      }
      case 'kept':
        this.#keep(mark.backup, mark.copies);
        return;
      case 'restoring':
        this.#restoring = mark.backup;
        return;
      case 'restored':
        if (mark.safety !== null) this.#keep(mark.safety, 1);
        this.#state = this.#stateOf(mark.backup);
        this.#restoring = null;
    }
  }

  #keep(backup: string, copies: number): void {
    this.#kept.set(backup, { state: new Map(this.#state), copies });
  }

  /** How the shop is after a restore: what came after the backup was never done. */
  #stateOf(backup: string): State {
    const kept = this.#kept.get(backup)?.state;
    if (kept === undefined) throw new Error(`the backup ${backup} was never told as made`);
    const gone = [...this.#state].filter(([sql]) => !kept.has(sql));
    return new Map([
      ...kept,
      ...gone.map(([sql, { act, probe }]): [string, Expected] => {
        const undone = { sql, before: probe.before, after: probe.before };
        return [sql, { act: `${act}, undone by the restore`, probe: undone, isDone: true }];
      }),
    ]);
  }

  broken(valueOf: (sql: string) => Value): Broken {
    const now = judge(this.#state, valueOf);
    if (this.#restoring === null) return now;
    const then = judge(this.#stateOf(this.#restoring), valueOf);
    return then.lost.length + then.halves.length === 0 ? then : now;
  }

  /** The backups that must be there, each in so many places. */
  get kept(): { backup: string; copies: number }[] {
    return [...this.#kept].map(([backup, { copies }]) => ({ backup, copies }));
  }

  /** What a backup does not hold although it was there when the backup was made. */
  brokenIn(backup: string, valueOf: (sql: string) => Value): Broken {
    return judge(this.#kept.get(backup)?.state ?? new Map<string, Expected>(), valueOf);
  }

  /** How many acts and backups must be there: a drill that promised nothing has tried nothing. */
  get done(): number {
    return [...this.#state.values()].filter(({ isDone }) => isDone).length + this.#kept.size;
  }

  /** Every value that was promised about. */
  get probes(): string[] {
    return [
      ...new Set(
        [this.#state, ...[...this.#kept.values()].map(({ state }) => state)].flatMap((state) => [
          ...state.keys(),
        ]),
      ),
    ];
  }
}

function judge(state: State, valueOf: (sql: string) => Value): Broken {
  const broken: Broken = { lost: [], halves: [] };
  for (const [sql, { act, probe, isDone }] of state) {
    const value = valueOf(sql);
    if (value === probe.after) continue;
    if (value !== probe.before) broken.halves.push(`${act}: ${String(value)}`);
    else if (isDone) broken.lost.push(act);
  }
  return broken;
}
