import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { HISTORY_FIELDS, SILENT_COLUMNS } from '@shared/features/history/history.rules';
import { sightOf } from '../customers/customers.sight.queries';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { WINDOW_SQL } from './history.acts';
import { conditionOf, type ActFilter } from './history.filter';
import { countDenied } from './history.service';

const OWNER = { id: 1, name: '', role: 'owner' } as const;

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
  await shop.writer.unit('test', shop.actor, (unit) =>
    unit.run(`INSERT INTO "staff" ("id", "name", "role") VALUES (2, '小李', 'manager'), (3, '小周', 'desk')`),
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const create = async (name: string, phone?: string): Promise<CustomerId> =>
  (
    await shop.call('customers.create', {
      name,
      ...(phone !== undefined && { phones: [{ text: phone }] }),
    })
  ).id;
const listed = async (input: Partial<CallInput<'history.list'>>): Promise<string[]> =>
  (await shop.call('history.list', { offset: 0, limit: 50, ...input })).acts.map(
    ({ channel, subject }) => `${channel} ${subject ?? '-'}`,
  );
const searched = async (text: string, more: Partial<CallInput<'history.search'>> = {}): Promise<string[]> =>
  (await shop.call('history.search', { text, fields: [], ...more })).acts.map(
    ({ channel, by }) => `${channel} ${by}`,
  );
const lastAct = async (): Promise<CallOutput<'history.act'>> => {
  const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
  return shop.call('history.act', { id: acts[0]?.id ?? 0 });
};

describe('the acts asked for', () => {
  it('are those of one customer, one feature, one kind, and of the days from one to another', async () => {
    const id = await create('甲');
    await create('乙');
    shop.clock.set('2026-11-25T01:00:00.000Z');
    await shop.call('customers.remove', { ids: [id] });
    await shop.call('settings.setAppearance', { theme: 'dark' });
    expect(await listed({ customerId: id })).toEqual(['customers.remove 甲', 'customers.create 甲']);
    expect(await listed({ feature: 'settings' })).toEqual(['settings.setAppearance -']);
    expect(await listed({ kind: 'removal' })).toEqual(['customers.remove 甲']);
    expect(await listed({ from: '2026-11-25' })).toHaveLength(2);
    expect(await listed({ to: '2026-11-24' })).toEqual(['customers.create 乙', 'customers.create 甲']);
    expect(await listed({ from: '2026-11-24', to: '2026-11-24', customerId: id })).toEqual([
      'customers.create 甲',
    ]);
    const { total } = await shop.call('history.list', { offset: 0, limit: 1, feature: 'customers' });
    expect(total).toBe(3);
  });

  it('are one’s own alone where the right reaches no further, whoever is asked for', async () => {
    const id = await create('甲', '13800138000');
    const all = { offset: 0, limit: 50 };
    const { acts } = await shop.call('history.list', all);
    shop.signIn({ id: 3 });
    await create('丙');
    expect(await listed({})).toEqual(['customers.create 丙']);
    expect(await listed({ byId: 1 })).toEqual([]);
    expect(await listed({ customerId: id })).toEqual([]);
    expect(await searched('138')).toEqual([]);
    await expect(shop.call('history.act', { id: acts[0]?.id ?? 0 })).rejects.toThrow('history.notFound');
    await shop.writer.unit('test', shop.actor, (unit) => {
      for (const personId of [1, 3]) {
        countDenied(unit, [
          { personId, channel: 'staff.list', on: '2026-11-24' as never, minute: 1, count: 2 },
        ]);
      }
    });
    expect((await shop.call('history.denied', all)).rows.map(({ by }) => by)).toEqual(['小周']);
  });
});

describe('who changed this phone', () => {
  it('is answered by its number, however it is written, also after it is gone', async () => {
    const id = await create('甲', '138 0013 8000');
    await create('乙', '13900139000');
    shop.signIn({ id: 2 });
    await shop.call('customers.edit', { id, version: 1, fields: { phones: [{ text: '13700137000' }] } });
    expect(await searched('13800138000')).toEqual(['customers.edit 小李', 'customers.create ']);
    expect(await searched('138-0013')).toEqual(['customers.edit 小李', 'customers.create ']);
    expect(await searched('13700137000')).toEqual(['customers.edit 小李']);
    expect(await searched('13800138000', { byId: 1 })).toEqual(['customers.create ']);
    expect(await searched('没有这个')).toEqual([]);
  });

  it('is answered by the name of the field too', async () => {
    const id = await create('甲', '13800138000');
    await shop.call('customers.edit', { id, version: 1, fields: { address: '朝阳路 1 号' } });
    await shop.call('customers.edit', { id, version: 2, fields: { region: '朝阳' } });
    expect(await searched('地址', { fields: ['customers.address'] })).toHaveLength(1);
    expect(await searched('朝阳')).toHaveLength(2);
    expect(await searched('手机', { fields: ['customerPhones.display'] })).toEqual(['customers.create ']);
  });

  it('takes signs of searching for what they are, and finds no name of a column', async () => {
    await create('100%_"\\');
    for (const text of ['%', '_', '"', '\\', '100%_"\\']) expect(await searched(text), text).toHaveLength(1);
    for (const text of ['salutation', '甲', '{', ':']) expect(await searched(text), text).toEqual([]);
  });
});

describe('an act that is opened', () => {
  it('shows each field before and after, and nothing that only orders or numbers', async () => {
    const id = await create('甲', '13800138000');
    expect((await lastAct()).changes.map(({ how, tableName }) => `${how} ${tableName}`)).toEqual([
      'made customers',
      'made customerPhones',
    ]);
    await shop.call('customers.edit', { id, version: 1, fields: { address: '朝阳路', name: '甲乙' } });
    const { changes, isErased, more } = await lastAct();
    expect(changes).toEqual([
      {
        tableName: 'customers',
        subject: '甲乙',
        how: 'changed',
        fields: [
          { name: 'customers.name', before: '甲', after: '甲乙' },
          { name: 'customers.address', before: null, after: '朝阳路' },
        ],
        others: 0,
      },
    ]);
    expect({ isErased, more }).toEqual({ isErased: false, more: 0 });
  });

  it('shows the parts of a setting', async () => {
    await shop.call('settings.setAppearance', { theme: 'light' });
    await shop.call('settings.setAppearance', { theme: 'dark' });
    expect((await lastAct()).changes[0]?.fields).toEqual([
      { name: 'settings.theme', before: 'light', after: 'dark' },
    ]);
  });

  it('says so where what was changed has been erased', async () => {
    await create('甲');
    await shop.writer.unit('test', shop.actor, (unit) =>
      unit.run('UPDATE "auditDetails" SET "before" = NULL, "after" = NULL'),
    );
    expect(await lastAct()).toMatchObject({ changes: [], isErased: true });
  });
});

it('every column that an act can change has a name on screen or tells nobody anything', () => {
  const tables = [...new Set(HISTORY_FIELDS.map((field) => field.split('.')[0] ?? ''))];
  const nameless = tables
    .filter((table) => table !== 'settings')
    .flatMap((table) =>
      shop.reader
        .column<string>('SELECT "name" FROM pragma_table_info(?)', table)
        .map((name) => `${table}.${name}`),
    )
    .filter(
      (field) =>
        !(HISTORY_FIELDS as readonly string[]).includes(field) &&
        !SILENT_COLUMNS.has(field.split('.')[1] ?? ''),
    );
  expect(nameless).toEqual([]);
});

describe('the windows of a long trail', () => {
  const planOf = (filter: ActFilter, ownId: number | null = null): string => {
    const { sql, values } = conditionOf(filter, ownId, sightOf(shop.reader, OWNER));
    return shop.reader
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${WINDOW_SQL(sql)}`, ...values, 50, 900_000)
      .map(({ detail }) => detail)
      .join('\n');
  };

  it.each<[ActFilter, string]>([
    [{}, 'audit_onDay'],
    [{ byId: 2 }, 'audit_actorId'],
    [{ byId: 2, kind: 'door' }, 'audit_actorId'],
    [{ byId: 2, feature: 'customers', from: '2026-01-01' }, 'audit_actorId'],
    [{ channel: 'transfer.saveResult' }, 'audit_channel'],
    [{ channel: 'transfer.saveResult', from: '2026-01-01', to: '2026-02-01' }, 'audit_channel'],
    [{ kind: 'out' }, 'audit_onDay'],
    [{ feature: 'customers' }, 'audit_onDay'],
    [{ from: '2026-01-01', to: '2026-02-01', kind: 'removal' }, 'audit_onDay'],
  ])('of %j come from an index alone, day by day', (filter, index) => {
    const plan = planOf(filter);
    expect(plan).toContain(`COVERING INDEX ${index}`);
    /* Acts of one day alone are sorted: the rows of a window come day by day. */
    expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
  });

  it('of one customer begin with what was changed of them', () => {
    expect(planOf({ customerId: 7, byId: 2, from: '2026-01-01' })).toContain('auditDetails_customerId');
  });

  it('of the last act that can be undone walk back from the newest', () => {
    const [first] = shop.reader.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT a."id" FROM "audit" a WHERE +a."actorId" = ? AND +a."channel" IN (?)
       ORDER BY a."id" DESC LIMIT 1`,
      1,
      'customers.edit',
    );
    expect(first?.detail).toBe('SCAN a');
  });
});
