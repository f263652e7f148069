import { runOnShim } from './onShim.mjs';

/** Every call to the disk fails once, and from then on, in plain Node. Resolves to the exit code. */
export function runFaults(ready, args) {
  return runOnShim(ready, 'faults', args);
}
