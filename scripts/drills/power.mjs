import { runOnShim } from './onShim.mjs';

/** Simulated power cuts, in plain Node. Resolves to the exit code. */
export function runPower(ready, args) {
  return runOnShim(ready, 'power', args);
}
