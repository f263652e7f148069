import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { tempDir } from '../shop';

/** A folder of the running test's own, gone when it ends. */
export function scratchDir(): string {
  const dir = tempDir();
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}
