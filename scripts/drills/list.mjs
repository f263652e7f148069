import { join } from 'node:path';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { runAttack } from './attack.mjs';
import { runBackup } from './backup.mjs';
import { runErase } from './erase.mjs';
import { runFaults } from './faults.mjs';
import { runFuzz } from './fuzz.mjs';
import { runKill } from './kill.mjs';
import { runLedger } from './ledger.mjs';
import { runNetwork } from './network.mjs';
import { runPower } from './power.mjs';
import { runRetention } from './retention.mjs';
import { runRoles } from './roles.mjs';

/** All drills by name. */
export const DRILLS = {
  attack: runAttack,
  backup: runBackup,
  erase: runErase,
  faults: runFaults,
  fuzz: runFuzz,
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
};

/**
 * Runs the drills of docs/reliability.md one after the other, each in a process of its own, in full or in their short
 * form. Resolves to {passed, failed, skipped}, each drill being one test.
 */
export async function runDrills(names, isShort) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) {
    const args = isShort ? RELIABILITY[name] : [];
    const code = await runAttached(process.execPath, [join(repoDir, 'scripts', 'drill.mjs'), name, ...args], {
      cwd: repoDir,
      env: childEnv(),
    });
    if (code === 0) sum.passed += 1;
    else sum.failed += 1;
    if (code !== 0) say('drills', `drill:${name} FAILED`);
  }
  return sum;
}
