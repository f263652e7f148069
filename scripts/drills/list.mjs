import { join } from 'node:path';
import { repoDir } from '../lib/places.mjs';
import { childEnv, run, runAttached } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { runAttack } from './attack.mjs';
import { runBackup } from './backup.mjs';
import { runErase } from './erase.mjs';
import { runFaults } from './faults.mjs';
import { runFeedback } from './feedback.mjs';
import { runFuzz } from './fuzz.mjs';
import { runImport } from './import.mjs';
import { runKill } from './kill.mjs';
import { runLedger } from './ledger.mjs';
import { runNetwork } from './network.mjs';
import { runPower } from './power.mjs';
import { runRetention } from './retention.mjs';
import { runRoles } from './roles.mjs';

const SCRIPT = join(repoDir, 'scripts', 'drill.mjs');

/** All drills by name. */
export const DRILLS = {
  attack: runAttack,
  backup: runBackup,
  erase: runErase,
  faults: runFaults,
  feedback: runFeedback,
  fuzz: runFuzz,
  import: runImport,
  kill: runKill,
  ledger: runLedger,
  network: runNetwork,
  power: runPower,
  retention: runRetention,
  roles: runRoles,
};

/** The drills of docs/reliability.md, with the arguments of the short form that is part of npm test. */
export const RELIABILITY = {
  power: ['--cuts', '200'],
  faults: ['--every', '97'],
  kill: ['--kills', '5'],
  backup: ['--cases', '50', '--salvages', '2'],
  retention: ['--histories', '150'],
  ledger: ['--acts', '500'],
  erase: ['--shops', '1'],
  import: ['--flips', '4', '--noises', '12', '--every', '5'],
  feedback: ['--posts', '600', '--valid', '30', '--untimed'],
};

/** The longest short drill takes half a minute. */
const SHORT_LIMIT_MS = 5 * 60_000;
const AT_ONCE = 2;

/**
 * Runs the drills of docs/reliability.md in full, one after the other, each in a process of its own.
 * Resolves to {passed, failed, skipped, names} as `sumOf`.
 */
export async function runFull(names) {
  const results = [];
  for (const name of names) {
    const code = await runAttached(process.execPath, [SCRIPT, name], { cwd: repoDir, env: childEnv() });
    results.push(told(name, code));
  }
  return sumOf(results);
}

/** Runs them in their short form, two at a time; what each says is printed at its end. Resolves as `sumOf`. */
export async function runShort(names) {
  const waiting = [...names];
  const results = [];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const { code, output } = await run(process.execPath, [SCRIPT, name, ...RELIABILITY[name]], {
        cwd: repoDir,
        env: childEnv(),
        timeoutMs: SHORT_LIMIT_MS,
      });
      console.log(output.trimEnd());
      results.push(told(name, code));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sumOf(results);
}

function told(name, code) {
  if (code !== 0) say('drills', `drill:${name} FAILED`);
  return { name: `drill:${name}`, isGood: code === 0 };
}

/** Each drill is one test; `names` are those of what failed. */
function sumOf(results) {
  const names = results.filter(({ isGood }) => !isGood).map(({ name }) => name);
  return { passed: results.length - names.length, failed: names.length, skipped: 0, names };
}
