import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupLabel, BackupManifest } from '@shared/features/backup/backup.manifest.rules';
import { MIGRATIONS } from '../../../src/main/db/migrations';
import { makeRecoveryCode } from '../../../src/main/helper/backup/recoveryCode';
import type { Random } from '../../../src/main/sample/random';
import { forgedZip, type Part } from './archives';
import { sha256, type Good, type Stock } from './stock';

/** One damaged or foreign backup: what lies in the folder, and how a person would ask for it. */
export type Case = { kind: string; path: string; label: BackupLabel | null; code: string | null };

type Made = { file: Buffer | null; name?: string; label?: BackupLabel | null; code?: string | null };
type Maker = (stock: Stock, random: Random, path: string) => Made;

const PAGE_BYTES = 4_096;

const copied = (bytes: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};
const flip = (bytes: Buffer, random: Random, from = 0): Buffer =>
  copied(bytes, (copy) => {
    const at = random.whole(from, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.whole(0, 7));
  });
const noise = (count: number, random: Random): Buffer =>
  Buffer.from(Array.from({ length: count }, () => random.whole(0, 255)));

/** The only hash that the helper of the control knows. */
const BLIND = '0'.repeat(64);

/** The label that a forger would write: it fits the file. */
const fitting = (label: BackupLabel, file: Buffer): BackupLabel => ({
  ...label,
  fileBytes: file.length,
  fileSha256: label.fileSha256 === BLIND ? BLIND : sha256(file),
});

const manifestOf = ({ label }: Good): BackupManifest => {
  const { fileName: _name, fileBytes: _bytes, fileSha256: _hash, ...manifest } = label;
  return manifest;
};

/** A backup made by hand of any content, with every hash as it must be. */
function forged(good: Good, content: Buffer, more: Partial<BackupManifest> = {}, parts: Part[] = []): Made {
  const manifest = {
    ...manifestOf(good),
    contentSha256: sha256(content),
    ...more,
    facts: { ...good.label.facts, bytes: content.length, ...more.facts },
  };
  const file = forgedZip([
    { name: 'shop.shuke', content },
    { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)) },
    ...parts,
  ]);
  return { file, label: fitting({ ...good.label, ...manifest }, file) };
}

const parts = (good: Good, content: Buffer, names: readonly [string, string]): Made => {
  const file = forgedZip([
    { name: names[0], content },
    { name: names[1], content: Buffer.from(JSON.stringify(manifestOf(good))) },
  ]);
  return { file, label: fitting(good.label, file) };
};

/** A shop's file after some SQL. */
function meddled(stock: Stock, sql: string): Buffer {
  /* A database in memory has no log: its head says so, and afterwards that it has one again. */
  const logged = (bytes: Buffer, version: 1 | 2): Buffer =>
    copied(bytes, (copy) => copy.fill(version, 18, 20));
  const db = new Database(logged(stock.shop, 1));
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  const bytes = db.serialize();
  db.close();
  return logged(bytes, 2);
}

const newer = (stock: Stock): Made => {
  const schema = (MIGRATIONS.at(-1)?.version ?? 0) + 1;
  return forged(stock.plain, meddled(stock, `PRAGMA user_version = ${String(schema)}`), {
    program: '9.0.0',
    facts: { ...stock.plain.label.facts, schema },
  });
};

const PACKED_AGAIN = 'a bit of the shop, packed again';

/** Damage that only a hash can see. The control must let some of it through. */
const FLIPS: Record<string, Maker> = {
  'a bit of the file': ({ plain }, random) => ({ file: flip(plain.file, random), label: plain.label }),
  [PACKED_AGAIN]: ({ plain, shop }, random) => {
    const file = forgedZip([
      { name: 'shop.shuke', content: flip(shop, random, 100) },
      { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifestOf(plain))) },
    ]);
    return { file, label: fitting(plain.label, file) };
  },
};

const DAMAGED: Record<string, Maker> = {
  ...FLIPS,
  'a byte of the file': ({ plain }, random) => ({
    file: copied(plain.file, (copy) => {
      const at = random.whole(0, copy.length - 1);
      copy[at] = ((copy[at] ?? 0) + random.whole(1, 255)) & 255;
    }),
    label: plain.label,
  }),
  'a sector of zeros': ({ plain }, random) => ({
    file: copied(plain.file, (copy) => {
      const at = random.whole(0, Math.floor(copy.length / 512) - 1) * 512;
      copy.fill(0, at, at + 512);
    }),
    label: plain.label,
  }),
  'a page of noise': ({ plain }, random) => ({
    file: copied(plain.file, (copy) => {
      noise(PAGE_BYTES, random).copy(copy, random.whole(0, copy.length - PAGE_BYTES));
    }),
    label: plain.label,
  }),
  'cut off': ({ plain }, random) => ({
    file: plain.file.subarray(0, random.whole(1, plain.file.length - 1)),
    label: random.chance(0.5) ? plain.label : null,
  }),
  'grown at its end': ({ plain }, random) => ({
    file: Buffer.concat([plain.file, noise(random.whole(1, 5_000), random)]),
    label: plain.label,
  }),
  'nothing in it': ({ plain }, random) => ({
    file: Buffer.alloc(0),
    label: random.chance(0.5) ? plain.label : null,
  }),
  'a page of the shop lost, and every hash made anew': ({ plain, shop, pages }, random) =>
    forged(
      plain,
      copied(shop, (copy) => {
        const page = random.pick(pages);
        copy.fill(random.chance(0.5) ? 0 : 0xff, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
      }),
    ),
  'a row put in by hand, and every hash made anew': (stock, random) =>
    forged(
      stock.plain,
      meddled(
        stock,
        random.pick([
          `UPDATE "sales" SET "amountCents" = "amountCents" + 1 WHERE "id" = ${String(random.whole(1, 50))}`,
          `UPDATE "customers" SET "name" = '别人' WHERE "id" = ${String(random.whole(1, 50))}`,
          'DELETE FROM "audit" WHERE "id" = -1; INSERT INTO "customerNotes" ("customerId", "text", "at", "onDay", "minute", "actorId") VALUES (9999, \'\', \'\', \'\', 0, 1)',
          'CREATE TRIGGER "evil" AFTER INSERT ON "customers" BEGIN DELETE FROM "sales"; END',
          'CREATE VIEW "evil" AS SELECT 1',
        ]),
      ),
    ),
};

const SWAPPED: Record<string, Maker> = {
  'the label of another one': ({ plain, later }) => ({ file: plain.file, label: later.label }),
  'another one under its name': ({ plain, later }) => ({ file: later.file, label: plain.label }),
  'a label that tells of other content': ({ plain }, random) => ({
    file: plain.file,
    label: random.pick([
      { ...plain.label, madeAt: '2030-01-01T00:00:00.000Z' },
      { ...plain.label, id: '00000000-0000-4000-8000-000000000000' },
      { ...plain.label, facts: { ...plain.label.facts, customers: 1 } },
      { ...plain.label, isSample: true },
      { ...plain.label, shopName: 'X' },
    ]),
  }),
  'counts that are not so': ({ plain, shop }, random) =>
    forged(plain, shop, { facts: { ...plain.label.facts, rows: random.whole(1, 9) } }),
};

const ARCHIVES: Record<string, Maker> = {
  'a name that leads out of the folder': ({ plain, shop }, random) =>
    parts(plain, shop, [
      random.pick([
        '../shop.shuke',
        '/etc/shop.shuke',
        '..\\shop.shuke',
        'C:\\shop.shuke',
        'a/../../shop.shuke',
      ]),
      'manifest.json',
    ]),
  'two parts of one name': ({ plain, shop }, random) =>
    random.chance(0.5)
      ? parts(plain, shop, ['shop.shuke', 'shop.shuke'])
      : forged(plain, shop, {}, [{ name: 'shop.shuke', content: noise(9_000, random) }]),
  'a part too many': ({ plain, shop }) => forged(plain, shop, {}, [{ name: 'more', content: shop }]),
  'no manifest': ({ plain, shop }, random) =>
    parts(plain, shop, ['shop.shuke', random.pick(['x', 'MANIFEST.JSON'])]),
  'a manifest of nonsense': ({ plain, shop }, random) => {
    const file = forgedZip([
      { name: 'shop.shuke', content: shop },
      {
        name: 'manifest.json',
        content: random.pick([
          Buffer.from('{'),
          Buffer.from('[]'),
          Buffer.from(JSON.stringify({ ...manifestOf(plain), format: 2 })),
          Buffer.from(JSON.stringify({ ...manifestOf(plain), facts: { ...plain.label.facts, bytes: -1 } })),
          noise(500, random),
          Buffer.alloc(200_000, 0x20),
        ]),
      },
    ]);
    return { file, label: fitting(plain.label, file) };
  },
  'a bomb that declares its size': ({ plain }, random) => {
    const content = Buffer.alloc(random.whole(280, 320) * 1_048_576);
    return forged(plain, content);
  },
  'a bomb that declares a small size': ({ plain, shop }, random) => {
    const content = Buffer.concat([shop, Buffer.alloc(random.whole(20, 60) * 1_048_576)]);
    const file = forgedZip([
      { name: 'shop.shuke', content, declared: shop.length },
      { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifestOf(plain))) },
    ]);
    return { file, label: fitting(plain.label, file) };
  },
  'a size that is never reached': ({ plain, shop }) => {
    const file = forgedZip([
      { name: 'shop.shuke', content: shop.subarray(0, shop.length / 2), declared: shop.length },
      { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifestOf(plain))) },
    ]);
    return { file, label: fitting(plain.label, file) };
  },
};

const FOREIGN: Record<string, Maker> = {
  'some other file': (_stock, random) => ({
    file: random.pick([
      Buffer.from('hello '.repeat(random.whole(1, 9_000))),
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(5_000, random)]),
      Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), noise(5_000, random)]),
      forgedZip([]),
      forgedZip([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]),
    ]),
    label: null,
  }),
  'a bare shop': ({ shop }) => ({ file: shop, label: null }),
  'no database in it': ({ plain }, random) => forged(plain, noise(PAGE_BYTES * 2, random)),
  'the database of another program': ({ plain }) => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE "x" ("y"); INSERT INTO "x" VALUES (1)');
    db.pragma(`user_version = ${String(plain.label.facts.schema)}`);
    const bytes = db.serialize();
    db.close();
    return forged(plain, bytes);
  },
  'a sample shop': ({ sample }) => ({ file: sample.file, label: sample.label }),
  'a sample shop that says it is none': (stock) =>
    forged(stock.plain, meddled(stock, 'PRAGMA application_id = 0x73687573')),
  'a real shop that says it is a sample': ({ plain, shop }) => forged(plain, shop, { isSample: true }),
  'one of a newer program': newer,
};

const SEALED: Record<string, Maker> = {
  'encrypted to somebody else': ({ others }) => ({ file: others.file, label: others.label }),
  'another code': ({ others }) => ({ file: others.file, label: others.label, code: makeRecoveryCode() }),
  'no code at all': ({ others }) => ({ file: others.file, label: others.label, code: 'ABCD-EFGH' }),
  'a bit of what is encrypted': ({ sealed }, random) => ({
    file: flip(sealed.file, random),
    label: random.chance(0.3) ? sealed.label : null,
  }),
  'a head of noise': ({ sealed }, random) => ({
    file: copied(sealed.file, (copy) => noise(100, random).copy(copy, random.whole(22, 200))),
    label: null,
  }),
  'encrypted and cut off': ({ sealed }, random) => ({
    file: sealed.file.subarray(0, random.whole(1, sealed.file.length - 1)),
    label: null,
  }),
  'encrypted nothing': () => ({ file: Buffer.from('age-encryption.org/v1\n'), label: null }),
};

const NO_FILES: Record<string, Maker> = {
  'a folder in its place': ({ plain }, _random, path) => {
    mkdirSync(path);
    return { file: null, label: plain.label };
  },
  'a link to a good one': (stock, _random, path) => {
    const aside = join(stock.dir, 'aside.zip');
    writeFileSync(aside, stock.plain.file);
    symlinkSync(aside, path);
    return { file: null, label: stock.plain.label };
  },
  'a link to a device': ({ plain }, random, path) => {
    symlinkSync(random.pick(['/dev/zero', '/dev/random', '/proc/self/mem']), path);
    return { file: null, label: plain.label };
  },
  'a link to the live shop': (stock, _random, path) => {
    symlinkSync(stock.live, path);
    return { file: null, label: null };
  },
  'a pipe': ({ plain }, _random, path) => {
    execFileSync('mkfifo', [path]);
    return { file: null, label: plain.label };
  },
  'nothing there': ({ plain }) => ({ file: null, label: plain.label }),
};

const KINDS = Object.entries({ ...DAMAGED, ...SWAPPED, ...ARCHIVES, ...FOREIGN, ...SEALED, ...NO_FILES });

/** The cases in turn, each kind as often as the others; bombs, which take long to make, more seldom. */
export function caseAt(at: number, stock: Stock, random: Random, path: string): Case {
  const isBombs = Math.floor(at / KINDS.length) % 6 === 0;
  const [kind, make] = KINDS[at % KINDS.length] as [string, Maker];
  return isBombs || !kind.startsWith('a bomb')
    ? lay(kind, make, stock, random, path)
    : flipAt(at, stock, random, path);
}

/** Damage that only a hash can see, since the archive is whole. */
export function flipAt(_at: number, stock: Stock, random: Random, path: string): Case {
  return lay(PACKED_AGAIN, FLIPS[PACKED_AGAIN] as Maker, stock, random, path);
}

function lay(kind: string, make: Maker, stock: Stock, random: Random, path: string): Case {
  rmSync(path, { recursive: true, force: true });
  const { file, label = null, code = null } = make(stock, random, path);
  if (file !== null) writeFileSync(path, file);
  return { kind, path, label, code };
}
