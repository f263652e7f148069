import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

describe('the fuzz drill', () => {
  it('finds nothing in its short form, and notices a handler that commits before it refuses', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join('tests', 'drills', 'fuzz', 'run.ts'), '--calls', '1000', '--controls', '1'],
      { encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' } },
    );
    expect(stdout).toMatch(/drill:fuzz: tried 1000, lost 0, corrupt 0\n$/u);
    expect(stdout).toMatch(/after its own commit: noticed/u);
    expect(status).toBe(0);
  }, 400_000);
});
