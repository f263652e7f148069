import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWNER, openWriter } from '../../../tests/support/builders/openWriter';
import { dumpTables } from '../../../tests/support/builders/dump';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { type TestShop, makeShop } from '../../../tests/support/shop';
import { AppError } from '@shared/errors/AppError';
import { Customer } from '../features/customers/customers.entity';
import { setWriterPragmas, assertWriterPragmas } from './pragmas';
import type { Unit } from './unit';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(() => shop.close());

const audited = (
  commandId = randomUUID(),
  name = 'customers.create',
): { name: string; commandId: string } => ({
  name,
  commandId,
});

const newCustomer = (unit: Unit, name: string): Promise<number> =>
  unit.insert(Customer, {
    name,
    createdAt: unit.moment.at,
    createdOn: unit.moment.on,
    createdBy: unit.actor.id,
    updatedAt: unit.moment.at,
  });

const names = (): string[] => shop.reader.column<string>('SELECT "name" FROM "customers" ORDER BY "id"');
const asOwner = (): typeof OWNER => OWNER;

/** As when the disk is full: the file may not grow by more than a few pages. */
const fillDisk = (): Promise<unknown> =>
  shop.writer.unit('test', OWNER, (unit) => {
    const pages = unit.column<number>('PRAGMA page_count')[0] ?? 0;
    unit.all(`PRAGMA max_page_count = ${String(pages + 2)}`);
  });
const freeDisk = (): Promise<unknown> =>
  shop.writer.unit('test', OWNER, (unit) => unit.all('PRAGMA max_page_count = 1000000'));

describe('opening', () => {
  it('leaves every safety pragma as asked for, after a first write', async () => {
    const pragma = (name: string): Promise<unknown> =>
      shop.writer.unit('test', OWNER, (unit) => unit.column(`PRAGMA ${name}`)[0]);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('trusted_schema')).toBe(0);
    expect(await pragma('cell_size_check')).toBe(1);
    expect(await pragma('secure_delete')).toBe(1);
    expect(await pragma('recursive_triggers')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(2000);
    expect(await pragma('wal_autocheckpoint')).toBe(0);
    expect(await pragma('application_id')).toBe(0x7368756b);
  });

  it.each([
    'synchronous = NORMAL',
    'foreign_keys = OFF',
    'trusted_schema = ON',
    'cell_size_check = OFF',
    'secure_delete = OFF',
    'secure_delete = FAST',
    'recursive_triggers = OFF',
    'busy_timeout = 0',
    'journal_mode = DELETE',
  ])('refuses a connection on which somebody set %s', (wrong) => {
    const db = new Database(join(shop.dir, 'other.db'));
    setWriterPragmas(db);
    expect(() => {
      assertWriterPragmas(db);
    }).not.toThrow();
    db.pragma(wrong);
    expect(() => {
      assertWriterPragmas(db);
    }).toThrow(`pragma ${wrong.split(' ')[0] ?? ''}`);
    db.close();
  });

  it('tells that the file is in use where another process is writing', async () => {
    const file = join(scratchDir(), 'held.shuke');
    await (await openWriter(file)).close();
    const holder = new Database(file);
    holder.exec('BEGIN IMMEDIATE');
    await expect(openWriter(file)).rejects.toMatchObject({ code: 'data.locked' });
    holder.exec('ROLLBACK');
    holder.close();
  });
});

describe('a command', () => {
  it('is done once: the same id again answers the stored result', async () => {
    const act = audited();
    const first = await shop.writer.command(act, asOwner, async (unit) => ({
      id: await newCustomer(unit, '甲'),
    }));
    const second = await shop.writer.command(act, asOwner, async (unit) => ({
      id: await newCustomer(unit, '乙'),
    }));
    expect(second).toEqual(first);
    expect(names()).toEqual(['甲']);
    expect(shop.reader.column('SELECT count(*) FROM "audit"')).toEqual([1]);
  });

  it('refuses the id of an act of another kind', async () => {
    const id = randomUUID();
    await shop.writer.command(audited(id), asOwner, (unit) => newCustomer(unit, '甲'));
    const before = dumpTables(shop.reader);
    await expect(
      shop.writer.command(audited(id, 'customers.remove'), asOwner, (unit) => newCustomer(unit, '乙')),
    ).rejects.toMatchObject({ code: 'ipc.badInput' });
    expect(dumpTables(shop.reader)).toEqual(before);
  });

  it('keeps both results where two overlap', async () => {
    const slow = (name: string): Promise<number> =>
      shop.writer.command(audited(), asOwner, async (unit) => {
        const id = await newCustomer(unit, name);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return id;
      });
    const ids = await Promise.all([slow('甲'), slow('乙'), slow('丙')]);
    expect(new Set(ids).size).toBe(3);
    expect(names()).toEqual(['甲', '乙', '丙']);
  });

  it('leaves nothing where it throws, neither rows nor an audit row', async () => {
    const before = dumpTables(shop.reader);
    await expect(
      shop.writer.command(audited(), asOwner, async (unit) => {
        await newCustomer(unit, '甲');
        throw new AppError('customers.noIdentity');
      }),
    ).rejects.toMatchObject({ code: 'customers.noIdentity' });
    expect(dumpTables(shop.reader)).toEqual(before);
  });

  it('leaves nothing where the person may not act', async () => {
    const before = dumpTables(shop.reader);
    const nobody = (): never => {
      throw new AppError('ipc.denied');
    };
    await expect(
      shop.writer.command(audited(), nobody, (unit) => newCustomer(unit, '甲')),
    ).rejects.toMatchObject({ code: 'ipc.denied' });
    expect(dumpTables(shop.reader)).toEqual(before);
  });

  it('does not hold up those that come after one that threw', async () => {
    const failed = shop.writer.command(audited(), asOwner, () => Promise.reject(new Error('no')));
    const done = shop.writer.command(audited(), asOwner, (unit) => newCustomer(unit, '甲'));
    await expect(failed).rejects.toThrow('no');
    await done;
    expect(names()).toEqual(['甲']);
  });

  it('is seen by no reader before it is committed', async () => {
    let during: string[] = ['not looked'];
    await shop.writer.command(audited(), asOwner, async (unit) => {
      const id = await newCustomer(unit, '甲');
      during = names();
      return id;
    });
    expect(during).toEqual([]);
    expect(names()).toEqual(['甲']);
  });

  it('refuses a row that points nowhere', async () => {
    await expect(
      shop.writer.unit('test', OWNER, (unit) =>
        unit.run('INSERT INTO "customerTags" ("customerId", "tag") VALUES (999, ?)', 'x'),
      ),
    ).rejects.toThrow('FOREIGN KEY');
  });
});

describe('a full disk', () => {
  const big = (unit: Unit): number => {
    for (let at = 0; at < 50; at += 1) {
      unit.run(
        'INSERT INTO "products" ("code", "name", "createdAt") VALUES (?, ?, ?)',
        String(at),
        'x'.repeat(4_000),
        '',
      );
    }
    return 0;
  };

  it('is told, and nothing of the act stays', async () => {
    const before = dumpTables(shop.reader);
    await fillDisk();
    await expect(
      shop.writer.command(audited(), asOwner, (unit) => Promise.resolve(big(unit))),
    ).rejects.toMatchObject({ code: 'data.diskFull' });
    await freeDisk();
    expect(dumpTables(shop.reader)).toEqual(before);
  });

  it('costs no later act: what is saved after it is there for others, refused acts in between or not', async () => {
    await fillDisk();
    for (let at = 0; at < 3; at += 1) {
      await expect(
        shop.writer.command(audited(), asOwner, (unit) => Promise.resolve(big(unit))),
      ).rejects.toMatchObject({ code: 'data.diskFull' });
    }
    await freeDisk();
    await shop.writer.command(audited(), asOwner, (unit) => newCustomer(unit, '甲'));
    expect(names()).toEqual(['甲']);
    await expect(
      shop.writer.command(audited(), asOwner, () => Promise.reject(new AppError('customers.noIdentity'))),
    ).rejects.toMatchObject({ code: 'customers.noIdentity' });
    await shop.writer.command(audited(), asOwner, (unit) => newCustomer(unit, '乙'));
    expect(names()).toEqual(['甲', '乙']);
  });
});

describe('a unit of a task', () => {
  it('writes no audit row unless it is the act itself', async () => {
    await shop.writer.unit('test.rows', OWNER, (unit) => newCustomer(unit, '甲'));
    expect(shop.reader.column('SELECT count(*) FROM "audit"')).toEqual([0]);
    await shop.writer.unit('test.end', OWNER, () => ({ importId: 7 }), audited(undefined, 'transfer.run'));
    expect(shop.reader.all('SELECT "channel", "result" FROM "audit"')).toEqual([
      { channel: 'transfer.run', result: '{"importId":7}' },
    ]);
  });

  it('is reported by name where it holds the lane for too long', async () => {
    const slow: string[] = [];
    const file = join(scratchDir(), 'slow.shuke');
    const writer = await openWriter(file, {
      onSlowUnit: (name, ms) => slow.push(`${name} ${String(ms >= 150)}`),
    });
    await writer.unit('test.quick', OWNER, () => undefined);
    await writer.unit('test.slow', OWNER, () => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(slow).toContain('test.slow true');
    await writer.close();
  });
});

describe('looking a command up', () => {
  it('knows those that landed and no others', async () => {
    const act = audited();
    expect(shop.writer.knows(act)).toBe(false);
    await shop.writer.command(act, asOwner, (unit) => newCustomer(unit, '甲'));
    expect(shop.writer.knows(act)).toBe(true);
    expect(() => shop.writer.knows({ ...act, name: 'customers.remove' })).toThrow('ipc.badInput');
  });
});

describe('closing', () => {
  it('moves all work into the one file', async () => {
    const file = join(scratchDir(), 'closed.shuke');
    const writer = await openWriter(file);
    await writer.command(audited(), asOwner, (unit) => newCustomer(unit, '甲'));
    await writer.close();
    const db = new Database(file, { readonly: true });
    expect(db.prepare('SELECT "name" FROM "customers"').pluck().all()).toEqual(['甲']);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});

describe('a snapshot', () => {
  const inCopy = (path: string): unknown[] => {
    const copy = new Database(path, { readonly: true });
    try {
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
      return copy.prepare('SELECT "name" FROM "customers" ORDER BY "id"').pluck().all();
    } finally {
      copy.close();
    }
  };

  it('begun beside an open unit waits for it, and holds all of it', async () => {
    const path = join(shop.dir, 'copy.shuke');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const saving = shop.writer.command(audited(), asOwner, async (unit) => {
      await newCustomer(unit, '一');
      await held;
      return newCustomer(unit, '二');
    });
    const copying = shop.writer.snapshot(path);
    await new Promise((resolve) => setTimeout(resolve, 20));
    letGo();
    await Promise.all([saving, copying]);
    expect(inCopy(path)).toEqual(['一', '二']);
  });

  it('is whole while people save on, and holds each save whole or not at all', async () => {
    const path = join(shop.dir, 'copy.shuke');
    const copying = shop.writer.snapshot(path);
    for (let at = 0; at < 20; at += 1) {
      await shop.writer.command(audited(), asOwner, async (unit) => {
        await newCustomer(unit, `${String(at)}a`);
        return newCustomer(unit, `${String(at)}b`);
      });
    }
    await copying;
    const copied = inCopy(path);
    expect(copied).toEqual(names().slice(0, copied.length));
    expect(copied.length % 2).toBe(0);
  });

  it('into a folder that is not there fails, and the shop goes on', async () => {
    await expect(shop.writer.snapshot(join(shop.dir, 'nowhere', 'copy'))).rejects.toThrow();
    await shop.writer.command(audited(), asOwner, (unit) => newCustomer(unit, '单玉珍'));
    expect(names()).toEqual(['单玉珍']);
  });
});
