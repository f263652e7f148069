import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import type { HelperPort } from '../../../src/main/helper/port';
import {
  identityOfCode,
  makeIdentity,
  makeRecoveryCode,
  recipientOf,
} from '../../../src/main/helper/backup/recoveryCode';
import { SAMPLE_ID } from '../../../src/main/db/pragmas';
import { makeSnapshot } from '../../support/builders/backups';

/** A good backup as it lies on a stick. */
export type Good = { file: Buffer; label: BackupLabel; name: string };

/** What cases are made of, and what must not change. */
export type Stock = {
  dir: string;
  /** The shop's own file. */
  live: string;
  shop: Buffer;
  /** Its pages after the first one, from 1, that hold something: with a free one nothing is lost. */
  pages: number[];
  plain: Good;
  /** A later one of the same shop. */
  later: Good;
  sealed: Good;
  /** Encrypted to somebody else. */
  others: Good;
  sample: Good;
  pcKey: string;
  code: string;
};

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Makes a shop and good backups of it through the helper, as the program does. */
export async function makeStock(dir: string, helper: HelperPort): Promise<Stock> {
  mkdirSync(dir, { recursive: true });
  const live = join(dir, 'shop.shuke');
  copyFileSync(await makeSnapshot(dir, 80), live);
  const [pcKey, code, other] = [await makeIdentity(), makeRecoveryCode(), await makeIdentity()];
  const recipients = [await recipientOf(await identityOfCode(code)), await recipientOf(pcKey)];
  const make = async (
    file: string,
    sequence: number,
    isSample: boolean,
    to: string[] | null,
    by: string | null,
  ) => {
    const place = join(dir, `place-${String(sequence)}`);
    mkdirSync(place);
    const packed = await helper.request('pack', {
      file,
      manifest: {
        format: 1,
        id: randomUUID(),
        sequence,
        madeAt: new Date(Date.UTC(2026, 10, 20, 8, sequence)).toISOString(),
        reason: 'hourly',
        program: '0.1.0',
        shopName: '清和茶礼',
        isSample,
      },
      recipients: to,
      identity: by,
      workDir: join(dir, 'work'),
    });
    const results = await helper.request('put', { ...packed, dirs: [place] });
    if (results[0]?.error !== null) throw new Error(`no backup: ${results[0]?.error.code ?? ''}`);
    const { label } = packed;
    return { label, name: label.fileName, file: readFileSync(join(place, label.fileName)) };
  };
  const sampleFile = join(dir, 'sample.shuke');
  copyFileSync(live, sampleFile);
  const sample = new Database(sampleFile);
  sample.pragma(`application_id = ${String(SAMPLE_ID)}`);
  sample.close();
  const later = join(dir, 'later.shuke');
  copyFileSync(live, later);
  const shop = new Database(later);
  shop.exec(
    `INSERT INTO "products" ("code", "name", "createdAt") VALUES ('X', 'X', '2026-11-22T00:00:00.000Z')`,
  );
  shop.close();
  return {
    dir,
    live,
    shop: readFileSync(live),
    pages: pagesInUse(live),
    plain: await make(live, 1, false, null, null),
    later: await make(later, 2, false, null, null),
    sealed: await make(live, 3, false, recipients, pcKey),
    others: await make(live, 4, false, [await recipientOf(other)], other),
    sample: await make(sampleFile, 5, true, null, null),
    pcKey,
    code,
  };
}

function pagesInUse(file: string): number[] {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare('SELECT "pageno" FROM "dbstat" WHERE "pageno" > 1 ORDER BY 1')
      .pluck()
      .all() as number[];
  } finally {
    db.close();
  }
}
