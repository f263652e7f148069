// npm run drill:NAME [-- ARGS]: one of the drills that prove what docs/security.md and docs/reliability.md promise. The last line is the sum.
import { runAttack } from './drills/attack.mjs';
import { runFaults } from './drills/faults.mjs';
import { runFuzz } from './drills/fuzz.mjs';
import { runNetwork } from './drills/network.mjs';
import { runPower } from './drills/power.mjs';
import { ScriptError, runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

const DRILLS = { attack: runAttack, faults: runFaults, fuzz: runFuzz, network: runNetwork, power: runPower };

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(DRILLS, name ?? '')) {
    throw new ScriptError(
      `there is no drill ${name ?? 'without a name'}`,
      `npm run drill:NAME, where NAME is ${Object.keys(DRILLS).join(', ')}`,
    );
  }
  return DRILLS[name](await setUp(), args);
});
