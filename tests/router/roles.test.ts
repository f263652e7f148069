import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PERMISSIONS, SIGHT_RIGHTS } from '@shared/features/staff/staff.rules';
import { allChannels } from '@shared/ipc/contracts';

it('every right that a channel asks for, or an answer hangs on, is one that roles have or have not, and none is left over', () => {
  const asked = new Set([...allChannels().map(({ channel }) => channel.permission), ...SIGHT_RIGHTS]);
  expect([...asked].sort()).toEqual([...PERMISSIONS].sort());
});

it('every channel, asked by every role, locked and signed out, answers whom it may and refuses all others', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('tests', 'drills', 'roles', 'run.ts')],
    { encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' } },
  );
  const cells = allChannels().length * 21;
  expect(stdout).toContain('control, the owner written on each request: noticed');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`drill:roles: tried ${String(cells)}, lost 0, corrupt 0`);
  expect(status).toBe(0);
}, 400_000);
