import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeBackup,
  makeSnapshot,
  packInputOf,
  placesIn,
  quietWork,
} from '../../../../tests/support/builders/backups';
import { tempDir } from '../../../../tests/support/shop';
import type { Opened, OpenInput, PackInput } from './acts';
import { openBackup } from './openBackup';
import { pack } from './pack';
import { identityOfCode, makeIdentity, makeRecoveryCode, recipientOf } from './recoveryCode';

const code = makeRecoveryCode();
let home: string;
let pcKey: string;
let input: PackInput;
let packed: Awaited<ReturnType<typeof makeBackup>>;
let path: string;

beforeAll(async () => {
  home = tempDir();
  pcKey = await makeIdentity();
  const recipients = [await recipientOf(await identityOfCode(code)), await recipientOf(pcKey)];
  const plain = packInputOf(await makeSnapshot(home), home);
  input = { ...plain, recipients, identity: pcKey };
  packed = await makeBackup(input, placesIn(home));
  path = join(home, 'stick', packed.label.fileName);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const opened = (more: Partial<OpenInput>): Promise<Opened> =>
  openBackup(
    { path, label: packed.label, identities: [], code: null, workFile: join(home, 'opened'), ...more },
    quietWork,
  );

describe('an encrypted backup', () => {
  it('was opened again with the key of this PC before it was called good', () => {
    expect(packed.results.map(({ error }) => error)).toEqual([null, null]);
    expect(packed.label.fileName).toMatch(/\.zip\.age$/u);
  });

  it('does not count where the key of this PC does not open it', async () => {
    const other = await makeIdentity();
    await expect(pack({ ...input, identity: other }, quietWork)).rejects.toThrow('backup.notVerified');
  });

  it('opens with the key of this PC and with the recovery code, and brings the same shop', async () => {
    const shop = readFileSync(input.file);
    for (const by of [{ identities: [pcKey] }, { code: code.toLowerCase().replaceAll('-', '') }]) {
      expect((await opened(by)).facts).toEqual(packed.label.facts);
      expect(readFileSync(join(home, 'opened')).equals(shop)).toBe(true);
    }
  });

  it('tells nothing of the shop to who finds the stick', () => {
    expect(packed.label.shopName).toBe('');
    const file = readFileSync(path);
    expect(file.includes('清和茶礼')).toBe(false);
    expect(file.includes('shop.shuke')).toBe(false);
  });

  it('asks for the code on another PC, and says when it is not this one', async () => {
    await expect(opened({ identities: [await makeIdentity()] })).rejects.toThrow('backup.codeNeeded');
    await expect(opened({ code: makeRecoveryCode() })).rejects.toThrow('backup.codeWrong');
    await expect(opened({ code: 'no code' })).rejects.toThrow('backup.codeWrong');
  });

  it('refuses every altered piece, also where its label is gone', async () => {
    const bytes = readFileSync(path);
    const altered = join(home, 'altered.zip.age');
    for (const at of [30, 120, 250, 400, 700, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      writeFileSync(altered, copy);
      for (const label of [packed.label, null]) {
        const opening = opened({ path: altered, label, code });
        await expect(opening, String(at)).rejects.toThrow(/^backup\.(damaged|codeWrong)$/u);
      }
      expect(readFileSync(path).equals(bytes)).toBe(true);
    }
    writeFileSync(altered, bytes.subarray(0, -70_000));
    await expect(opened({ path: altered, label: null, code })).rejects.toThrow('backup.damaged');
  });

  it('is an ordinary zip to the ordinary age tool and the line on the sheet', async () => {
    const sheet = join(home, 'sheet.txt');
    writeFileSync(sheet, `# recovery\n${await identityOfCode(code)}\n`);
    const zip = join(home, 'by-hand.zip');
    execFileSync('age', ['--decrypt', '--identity', sheet, '--output', zip, path]);
    const { manifest } = await opened({ path: zip, label: null });
    expect(readFileSync(join(home, 'opened')).equals(readFileSync(input.file))).toBe(true);
    expect(manifest).toMatchObject({ shopName: '清和茶礼', isEncrypted: true });
  });
});
