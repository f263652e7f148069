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
import { AppError } from '../../../shared/errors/AppError';
import { backupFileName } from '../../../shared/features/backup/backup.names.rules';
import {
  makeBackup,
  makeSnapshot,
  packInputOf,
  placesIn,
  quietWork,
} from '../../../../tests/support/builders/backups';
import { tempDir } from '../../../../tests/support/shop';
import type { OpenInput, PackInput } from './acts';
import { openBackup } from './openBackup';
import { pack } from './pack';
import { shelf } from './shelf';
import type { Look } from '../../db/proof';

let home: string;
let input: PackInput;
let dirs: string[];
let packed: Awaited<ReturnType<typeof makeBackup>>;
beforeAll(async () => {
  home = tempDir();
  input = packInputOf(await makeSnapshot(home), home);
  dirs = placesIn(home);
  packed = await makeBackup(input, dirs);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const stick = (name = packed.label.fileName): string => join(home, 'stick', name);
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
    const { fileName, fileSha256 } = packed.label;
    expect(fileName).toBe(backupFileName(new Date(input.manifest.madeAt), input.manifest.id, false));
    expect(packed.results.map(({ error }) => error)).toEqual([null, null]);
    for (const dir of dirs) {
      expect(readdirSync(dir).sort()).toEqual([fileName, `${fileName}.json`]);
      expect(sha256(join(dir, fileName))).toBe(fileSha256);
    }
    expect(readdirSync(input.workDir)).toEqual([]);
    expect(packed.label.contentSha256).toBe(sha256(input.file));
  });

  it('of a copy that does not hold is none, and nothing is left of it', async () => {
    const notWhole = new AppError('backup.notWhole', { what: 'trail' });
    const late = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(notWhole), 50));
    await expect(pack(input, quietWork, late)).rejects.toThrow(notWhole);
    await expect(pack(input, quietWork, () => Promise.reject(notWhole))).rejects.toThrow(notWhole);
    expect(readdirSync(input.workDir)).toEqual([]);
  });

  it('whose packing fails lets go of the copy before it says so', async () => {
    let isHeld = true;
    const holding: Look = async (_file, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await new Promise((resolve) => setTimeout(resolve, 20));
      isHeld = false;
      return null;
    };
    const unsealed = { ...input, recipients: ['age1nobody'] };
    await expect(pack(unsealed, quietWork, holding)).rejects.toThrow();
    expect(isHeld).toBe(false);
  });

  it('is found on its shelf', async () => {
    expect(await shelf({ dir: join(home, 'stick') }, quietWork)).toEqual([
      { label: packed.label, isThere: true },
    ]);
  });

  it('opens again as the shop that it was made of, byte for byte', async () => {
    const opened = await openBackup(openInput(), quietWork);
    const { facts, contentSha256 } = packed.label;
    expect(opened).toEqual({
      manifest: { ...input.manifest, isEncrypted: false, contentSha256, facts },
      facts,
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
    const { results, label } = await makeBackup(input, [join(home, 'nowhere'), dir, file]);
    expect(results.map(({ error }) => error?.code ?? null)).toEqual([
      'backup.placeGone',
      null,
      'backup.placeGone',
    ]);
    expect(readdirSync(dir).sort()).toEqual([label.fileName, `${label.fileName}.json`]);
  });

  it('takes away what cuts left half-written, and nothing that is young', async () => {
    const dir = join(home, 'cut');
    mkdirSync(dir);
    const old = join(dir, 'shuke-20250101-000000-00000000.zip.part');
    writeFileSync(old, 'x');
    utimesSync(old, new Date('2026-01-01'), new Date('2026-01-01'));
    writeFileSync(join(dir, 'shuke-20250102-000000-00000000.zip.part'), 'x');
    await makeBackup(input, [dir]);
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([
      'shuke-20250102-000000-00000000.zip.part',
    ]);
  });

  it('counts only with a label that fits its name', async () => {
    const dir = join(home, 'labels');
    mkdirSync(dir);
    const good = JSON.stringify(packed.label);
    writeFileSync(join(dir, `${packed.label.fileName}.json`), good);
    writeFileSync(join(dir, 'shuke-20200101-000000-00000000.zip.json'), good);
    writeFileSync(join(dir, 'shuke-20200102-000000-00000000.zip.json'), '{');
    writeFileSync(join(dir, 'shuke-20200103-000000-00000000.zip.json'), 'x'.repeat(70_000));
    mkdirSync(join(dir, 'shuke-20200104-000000-00000000.zip.json'));
    writeFileSync(join(dir, 'shuke-backup.json'), '{}');
    expect(await shelf({ dir }, quietWork)).toEqual([{ label: packed.label, isThere: false }]);
    copyFileSync(stick(), join(dir, packed.label.fileName));
    expect((await shelf({ dir }, quietWork))[0]?.isThere).toBe(true);
    await expect(shelf({ dir: join(home, 'nowhere') }, quietWork)).rejects.toThrow('backup.placeGone');
  });
});
