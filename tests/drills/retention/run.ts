import fc from 'fast-check';
import { note, verdict } from '../support/report';
import { BROKEN, histories, KEEPING, type Keeping, live } from './histories';

/* Started by scripts/drill.mjs. Arguments: --histories N, --seed N. */

const DRILL = 'drill:retention';
/** Within so many histories a broken keeping must be found out. */
const CONTROL_HISTORIES = 2_000;

const numberAfter = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

/** The first promise that is broken, with its history in short; null where all hold. */
function broken(keeping: Keeping, numRuns: number, seed: number): string | null {
  const checked = fc.check(
    fc.property(histories, (history) => {
      live(history, keeping);
    }),
    { numRuns, seed, endOnFailure: true },
  );
  if (!checked.failed) return null;
  const [history = []] = checked.counterexample ?? [];
  return `${String(checked.errorInstance)} after ${String(history.length)} happenings (seed ${String(seed)})`;
}

const tried = numberAfter('--histories', 10_000);
const seed = numberAfter('--seed', 1);
let lost = 0;

const found = broken(KEEPING, tried, seed);
if (found !== null) {
  lost += 1;
  note(DRILL, found);
}
for (const [name, keeping] of Object.entries(BROKEN)) {
  const how = broken(keeping, CONTROL_HISTORIES, seed);
  note(DRILL, how === null ? `${name}: NOT found out` : `${name}: found out, ${how}`);
  if (how === null) lost += 1;
}
verdict(DRILL, { tried, lost, corrupt: 0 });
process.exitCode = lost === 0 ? 0 : 1;
