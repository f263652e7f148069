import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupFileName } from '../../../shared/features/backup/backup.names.rules';
import { makeSnapshot, packInputOf, quietWork } from '../../../../tests/support/builders/backups';
import { tempDir } from '../../../../tests/support/shop';
import type { OpenInput, Packed, PackInput } from './acts';
import { openBackup } from './openBackup';
import { pack } from './pack';
import { shelf } from './shelf';

let home: string;
let input: PackInput;
let packed: Packed;
beforeAll(async () => {
  home = tempDir();
  input = await packInputOf(await makeSnapshot(home), home);
  packed = await pack(input, quietWork);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const stick = (name = packed.fileName): string => join(home, 'stick', name);
const openInput = (more: Partial<OpenInput> = {}): OpenInput => ({
  path: stick(),
  label: packed.label,
  identities: [],
  code: null,
  workFile: join(home, 'opened.shuke'),
  ...more,
});

describe('a backup', () => {
  it('lies in each folder with its label, and nothing else does', () => {
    expect(packed.fileName).toBe(backupFileName(new Date(input.manifest.madeAt), input.manifest.id, false));
    expect(packed.results.map(({ error }) => error)).toEqual([null, null]);
    for (const dir of input.dirs) {
      expect(readdirSync(dir).sort()).toEqual([packed.fileName, `${packed.fileName}.json`]);
      expect(sha256(join(dir, packed.fileName))).toBe(packed.sha256);
    }
    expect(readdirSync(input.workDir)).toEqual([]);
    expect(packed.label.contentSha256).toBe(sha256(input.file));
  });

  it('is found on its shelf', async () => {
    expect(await shelf({ dir: join(home, 'stick') }, quietWork)).toEqual([
      { label: packed.label, isThere: true },
    ]);
  });

  it('opens again as the shop that it was made of, byte for byte', async () => {
    const opened = await openBackup(openInput(), quietWork);
    expect(opened).toEqual({
      manifest: { ...input.manifest, isEncrypted: false, contentSha256: packed.label.contentSha256 },
      facts: input.manifest.facts,
      broughtFrom: null,
    });
    expect(sha256(join(home, 'opened.shuke'))).toBe(sha256(input.file));
    expect(existsSync(join(home, 'opened.shuke-wal'))).toBe(false);
    expect(await openBackup(openInput({ label: null }), quietWork)).toEqual(opened);
  });

  it('tells for each folder why it did not get there, and gets into the others', async () => {
    const dir = join(home, 'more');
    mkdirSync(dir);
    const file = join(home, 'no-folder');
    writeFileSync(file, '');
    const { results, fileName } = await pack(
      { ...input, dirs: [join(home, 'nowhere'), dir, file] },
      quietWork,
    );
    expect(results.map(({ error }) => error?.code ?? null)).toEqual([
      'backup.placeGone',
      null,
      'backup.placeGone',
    ]);
    expect(readdirSync(dir).sort()).toEqual([fileName, `${fileName}.json`]);
  });

  it('takes away what cuts left half-written, and nothing that is young', async () => {
    const dir = join(home, 'cut');
    mkdirSync(dir);
    const old = join(dir, 'shuke-20250101-000000-00000000.zip.part');
    writeFileSync(old, 'x');
    utimesSync(old, new Date('2026-01-01'), new Date('2026-01-01'));
    writeFileSync(join(dir, 'shuke-20250102-000000-00000000.zip.part'), 'x');
    await pack({ ...input, dirs: [dir] }, quietWork);
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([
      'shuke-20250102-000000-00000000.zip.part',
    ]);
  });

  it('counts only with a label that fits its name', async () => {
    const dir = join(home, 'labels');
    mkdirSync(dir);
    const good = JSON.stringify(packed.label);
    writeFileSync(join(dir, `${packed.fileName}.json`), good);
    writeFileSync(join(dir, 'shuke-20200101-000000-00000000.zip.json'), good);
    writeFileSync(join(dir, 'shuke-20200102-000000-00000000.zip.json'), '{');
    writeFileSync(join(dir, 'shuke-20200103-000000-00000000.zip.json'), 'x'.repeat(70_000));
    mkdirSync(join(dir, 'shuke-20200104-000000-00000000.zip.json'));
    writeFileSync(join(dir, 'shuke-backup.json'), '{}');
    expect(await shelf({ dir }, quietWork)).toEqual([{ label: packed.label, isThere: false }]);
    copyFileSync(stick(), join(dir, packed.fileName));
    expect((await shelf({ dir }, quietWork))[0]?.isThere).toBe(true);
    await expect(shelf({ dir: join(home, 'nowhere') }, quietWork)).rejects.toThrow('backup.placeGone');
  });
});
