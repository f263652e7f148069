import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeSnapshot, packInputOf, placesIn } from '../../../../tests/support/builders/backups';
import { tempDir } from '../../../../tests/support/shop';
import { forkHelper } from '../forkHelper';
import type { HelperPort } from '../port';

let home: string;
let helper: HelperPort;
const faults: string[] = [];
beforeAll(() => {
  home = tempDir();
  helper = forkHelper({
    entry: resolve('src/main/helper/helper.ts'),
    nodeOptions: ['--import', 'tsx'],
    onFault: (trace) => faults.push(trace),
  });
});
/* The process starts with the first request. */
beforeEach(() => {
  vi.stubEnv('TSX_TSCONFIG_PATH', resolve('tsconfig.node.json'));
});
afterAll(() => {
  helper.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Processes start slowly on a machine that is busy. */
describe('the helper process with backups', { timeout: 120_000 }, () => {
  it('proves, packs, lists, opens, compares and salvages, and leaves nothing beside the files', async () => {
    const file = await makeSnapshot(home);
    const packed = await helper.request('pack', packInputOf(file, home));
    const { label } = packed;
    const results = await helper.request('put', { ...packed, dirs: placesIn(home) });
    expect(results.map(({ error }) => error)).toEqual([null, null]);
    const dir = join(home, 'stick');
    expect(await helper.request('shelf', { dir })).toEqual([{ label, isThere: true }]);
    const workFile = join(home, 'opened.shuke');
    const ask = { path: join(dir, label.fileName), label, identities: [], code: null, workFile };
    const { facts } = await helper.request('open', ask);
    expect(facts).toEqual(label.facts);
    const { lines } = await helper.request('compare', { now: null, then: workFile });
    expect(lines[0]?.then).toBe(facts.customers);
    const { tables } = await helper.request('salvage', { file, reference: null, into: join(home, 'new') });
    expect(tables.find(({ name }) => name === 'customers')).toEqual({ name: 'customers', read: 62, lost: 0 });
    expect(readdirSync(home).sort()).toEqual([
      'local',
      'new',
      'opened.shuke',
      'snapshot.shuke',
      'stick',
      'work',
    ]);
    expect(faults).toEqual([]);
  });

  it('refuses what its threads find while it packs, leaves nothing of it, and lives on', async () => {
    const file = join(home, 'snapshot.shuke');
    const bytes = readFileSync(file);
    writeFileSync(join(home, 'bad.shuke'), bytes.fill(0xff, 4_096 * 20, 4_096 * 21));
    const packing = helper.request('pack', packInputOf(join(home, 'bad.shuke'), home));
    await expect(packing).rejects.toMatchObject({ code: 'backup.notWhole', params: { what: 'integrity' } });
    const { made, label } = await helper.request('pack', packInputOf(file, home));
    expect(label.facts.customers).toBe(62);
    expect(readdirSync(join(home, 'work')).map((name) => join(home, 'work', name))).toContain(made);
    expect(faults).toEqual([]);
  });
});
