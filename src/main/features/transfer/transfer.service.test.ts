import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivedAndRebuilt } from '../../../../tests/support/builders/derived';
import { BOOKS, type Dump, dumpTables } from '../../../../tests/support/builders/dump';
import {
  customerItem,
  fakeHelper,
  layoutOf,
  type MadeFile,
  phoneOf,
  rowsOf,
  saleItem,
} from '../../../../tests/support/builders/foreignFiles';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { addProduct, addSale } from '../../../../tests/support/builders/sales';
import { type TestShop, makeShop, tempDir } from '../../../../tests/support/shop';
import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { TransferLayout, TransferTarget } from '@shared/features/transfer/transfer.contract';
import type { Events } from '@shared/ipc/envelope';
import type { Writer } from '../../db/writer';
import type { TaskContext } from '../../ipc/handlers';
import { openAccount } from '../sales/sales.service';
import { recoverImports, runImport, undoImport } from './transfer.service';

const files = fakeHelper();
let template = '';
let shop: TestShop;

/* A shop with two cards, one of them with gaps and with a slip that has one line. */
beforeAll(async () => {
  const made = await makeShop();
  const { id } = await made.call('customers.create', {
    name: '单雄信',
    number: 'C1',
    phones: [{ text: '16000000001' }],
  });
  await made.call('customers.create', { name: '秦琼', number: 'C2', region: '朝阳', tags: ['VIP'] });
  await made.writer.unit('test', OWNER, (unit) => {
    const productId = addProduct(unit, 'P1', '绿茶');
    addSale(unit, {
      customerId: id,
      on: '2026-03-01',
      minute: 600,
      number: 'S1',
      lines: [{ name: '绿茶', cents: 1_000, productId }],
    });
    openAccount(unit, id);
  });
  await made.writer.checkpoint();
  template = join(tempDir(), 'template.shuke');
  copyFileSync(made.file, template);
  await made.close();
});
afterAll(() => {
  rmSync(dirname(template), { recursive: true, force: true });
});
beforeEach(async () => {
  shop = await makeShop(files.helper, template);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  const { kept, rebuilt } = await derivedAndRebuilt(shop);
  expect(kept).toEqual(rebuilt);
  await shop.close();
});

const SALES = rowsOf([
  saleItem({ saleNumber: 'S1', customerNumber: 'C1' }),
  saleItem({ saleNumber: 'S1', customerNumber: 'C1', productCode: 'P2', productName: '红茶' }),
  saleItem({ saleNumber: 'S2', customerNumber: 'C9', customerName: '尉迟恭', customerPhone: '16000000009' }),
  saleItem({ saleNumber: 'S2', customerNumber: 'C9', customerName: '尉迟恭', customerPhone: '16000000009' }),
  'dateMissing',
  saleItem({
    saleNumber: 'CS3',
    kind: 'return',
    customerNumber: 'C2',
    quantityMilli: -1_000,
    amountCents: -1_000,
  }),
  saleItem({ saleNumber: 'S4', kind: 'writeoff', quantityMilli: -3_000, amountCents: -3_000 }),
  saleItem({ saleNumber: 'S5', customerNumber: 'C8', productCode: 'P3', productName: '花' }),
  saleItem({ saleNumber: 'S6', customerNumber: 'C2', soldOn: '2026-04-01', amountCents: 7_000 }),
]);
const PEOPLE = rowsOf([
  customerItem({ number: 'C1', region: '海淀', phones: [phoneOf('16000000011')], tags: ['新'] }),
  customerItem({ number: 'C9', name: '尉迟恭', phones: [phoneOf('16000000009')] }),
  customerItem({ name: '程咬金', phones: [phoneOf('16000000008')], note: '斧头' }),
  'noIdentity',
  customerItem({ number: 'C2', name: '秦琼', region: '浦东' }),
  customerItem({ number: 'C7', name: '罗成' }),
]);

let lastFile = 0;
type Ask = { token: string; layout: TransferLayout; expectedRows: null };
function put(target: TransferTarget, file: MadeFile, on = shop): Ask {
  lastFile += 1;
  const path = `/made/${String(lastFile)}.csv`;
  files.put(path, file);
  return { token: on.give(path), layout: layoutOf(target), expectedRows: null };
}
const rows = (): Dump => dumpTables(shop.reader, BOOKS);
const states = (): string[] =>
  shop.reader.column<string>('SELECT "state" FROM "transferImports" ORDER BY "id"');
const run = (target: TransferTarget, file: MadeFile): ReturnType<typeof shop.call<'transfer.run'>> =>
  shop.call('transfer.run', put(target, file));
const undo = (importId: number): ReturnType<typeof shop.call<'transfer.undo'>> =>
  shop.call('transfer.undo', { importId });

/** All that screens could show of the shop. */
async function everything(): Promise<unknown> {
  const ids = shop.reader.column<CustomerId>('SELECT "id" FROM "customers" ORDER BY "id"');
  const answer = async (act: Promise<unknown>): Promise<unknown> =>
    act.catch((error: unknown) => (error as Error).message);
  const page = { offset: 0, limit: 200 };
  const found = ['尉迟', 'yuchi', 'ycg', 'C9', '0009', '0011', '1', '新', '海淀', '秦', 'c'].map((text) =>
    answer(shop.call('customers.find', { text, limit: 50 })),
  );
  const lists = (['spend', 'name', 'lastVisit'] as const).map((sort) =>
    answer(shop.call('customers.list', { filter: { group: 'all' }, sort, direction: 'asc', ...page })),
  );
  const cards = ids.flatMap((id) => [
    answer(shop.call('customers.card', { id })),
    answer(shop.call('customers.timeline', { id, kinds: [], ...page })),
  ]);
  const others = [
    shop.call('customers.counts', {}),
    shop.call('customers.tags', {}),
    shop.call('customers.similar', {
      name: '尉迟恭',
      phones: ['16000000009', '16000000011'],
      exceptId: null,
    }),
  ];
  const told = await Promise.all([...found, ...lists, ...others, ...cards]);
  /* Of cards that nobody can open, nothing is told. */
  return told.filter(
    (one) => one !== 'customers.notFound' && JSON.stringify(one) !== '{"entries":[],"total":0}',
  );
}

describe('an import of sales', () => {
  it('brings lines, slips, customers and products, and counts them', async () => {
    const { counts } = await run('sales', { rows: SALES, blank: 4 });
    expect(counts).toEqual({
      read: 9,
      blank: 4,
      imported: 7,
      merged: 0,
      skipped: 2,
      skippedBy: { alreadyThere: 1, dateMissing: 1 },
      warnedBy: {},
      newCustomers: 2,
      newProducts: 2,
      newSales: { sale: 3, return: 1, writeoff: 1, adjustment: 0 },
      amountCents: 7_000,
      customerAmountCents: 10_000,
    });
    const { rows: list } = await shop.call('customers.list', {
      filter: { group: 'all' },
      sort: 'number',
      direction: 'asc',
      offset: 0,
      limit: 9,
    });
    expect(list.map((row) => [row.number, row.name, row.spendCents, row.saleCount])).toEqual([
      ['C1', '单雄信', 2_000, 1],
      ['C2', '秦琼', 6_000, 1],
      ['C8', '', 1_000, 1],
      ['C9', '尉迟恭', 2_000, 1],
    ]);
  });

  it('keeps exact repeats, and the first of two times of one slip', async () => {
    await run('sales', {
      rows: rowsOf([
        saleItem({ saleNumber: 'S9', soldMinute: 600 }),
        saleItem({ saleNumber: 'S9', soldMinute: 601 }),
        saleItem({ saleNumber: 'S9', soldMinute: 600 }),
      ]),
    });
    expect(
      shop.reader.all(`SELECT "soldMinute", "lineCount", "amountCents" FROM "sales" WHERE "number" = 'S9'`),
    ).toEqual([{ soldMinute: 600, lineCount: 3, amountCents: 3_000 }]);
  });

  it('adds of an overlapping file only what is new', async () => {
    await run('sales', { rows: SALES });
    const further = [
      ...SALES.map((row) => row.item ?? 'dateMissing'),
      saleItem({
        saleNumber: 'S2',
        customerNumber: 'C9',
        customerName: '尉迟恭',
        customerPhone: '16000000009',
      }),
      saleItem({ saleNumber: 'S7' }),
    ] as const;
    const { counts } = await run('sales', { rows: rowsOf(further) });
    expect(counts).toMatchObject({
      imported: 2,
      skipped: 9,
      newCustomers: 0,
      newProducts: 0,
      newSales: { sale: 1 },
    });
    /* The third of three equal lines is one more than the shop had. */
    expect(shop.reader.column(`SELECT "lineCount" FROM "sales" WHERE "number" = 'S2'`)).toEqual([3]);
  });

  it('tells its progress and its end, and that data changed', async () => {
    await run('sales', { rows: SALES });
    const told = shop.events.map(({ event }) => event);
    expect(told).toContain('task.progress');
    expect(told.filter((event) => event === 'task.ended')).toHaveLength(1);
    expect(shop.events.find(({ event }) => event === 'data.changed')?.payload).toEqual({
      features: ['customers', 'products', 'sales', 'transfer', 'history'],
    });
    const { imports, total } = await shop.call('transfer.list', { offset: 0, limit: 10 });
    expect(total).toBe(1);
    expect(imports[0]).toMatchObject({ state: 'done', target: 'sales', counts: { read: 9 } });
  });

  it('is one act in the history, which only an undo of the import takes back', async () => {
    await run('sales', { rows: SALES });
    const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
    expect(acts[0]).toMatchObject({ channel: 'transfer.run', canUndo: false });
    await expect(shop.call('history.undo', { actId: acts[0]?.id ?? 0 })).rejects.toThrow(
      'history.notUndoable',
    );
  });
});

describe('while an import runs', () => {
  it.each<[TransferTarget, MadeFile['rows']]>([
    ['sales', SALES],
    ['customers', PEOPLE],
  ])('nothing of its %s is to be seen anywhere', async (target, made) => {
    const before = await everything();
    const seen: unknown[] = [];
    await run(target, {
      rows: made,
      batch: 2,
      before: async () => {
        seen.push(await everything());
      },
    });
    expect(seen.length).toBeGreaterThan(3);
    for (const one of seen) expect(one).toEqual(before);
    expect(await everything()).not.toEqual(before);
  });

  it('another import and an undo are refused, and a dry run is not', async () => {
    const { importId } = await run('customers', { rows: PEOPLE });
    const codes: string[] = [];
    await run('sales', {
      rows: SALES,
      before: async (batch) => {
        if (batch !== 0) return;
        const tries = [
          run('sales', { rows: SALES }),
          undo(importId),
          shop.call('transfer.dryRun', put('sales', { rows: SALES })),
        ];
        for (const act of tries)
          codes.push(
            await act.then(
              () => 'ok',
              (error: unknown) => (error as Error).message,
            ),
          );
      },
    });
    expect(codes).toEqual(['transfer.running', 'transfer.running', 'ok']);
    expect(states()).toEqual(['done', 'done']);
  });

  it('people go on working, and what they do stays when the import is taken back', async () => {
    const { importId } = await run('sales', {
      rows: SALES,
      batch: 3,
      before: async (batch) => {
        if (batch !== 1) return;
        await shop.call('customers.create', { name: '新客户', number: 'N1' });
        const { id } = (await shop.call('customers.find', { text: 'C2' })).rows[0] ?? { id: 0 };
        await shop.call('customers.edit', { id, version: 1, fields: { likes: '马' } });
      },
    });
    expect((await undo(importId)).kept).toBe(0);
    expect((await shop.call('customers.find', { text: '新客户' })).rows).toHaveLength(1);
    expect((await shop.call('customers.counts', {})).all).toBe(3);
  });
});

describe('stopping an import', () => {
  it.each([0, 1, 2, 3, -1])('before batch %i takes every row out again', async (at) => {
    for (const [target, made] of [
      ['sales', SALES],
      ['customers', PEOPLE],
    ] as const) {
      const before = rows();
      const taskId = randomUUID();
      const file: MadeFile = {
        rows: made,
        batch: 2,
        before: (batch) => {
          if (batch === at || (at === 3 && batch === -1)) shop.stopTask(taskId);
        },
      };
      await expect(shop.call('transfer.run', put(target, file), taskId)).rejects.toThrow(
        'transfer.cancelled',
      );
      expect(rows()).toEqual(before);
    }
    expect(states()).toEqual(['cancelled', 'cancelled']);
    expect(shop.reader.column(`SELECT count(*) FROM "audit" WHERE "channel" = 'transfer.run'`)).toEqual([0]);
  });

  it('when all rows are in but none counts yet still takes them out, though the helper has nothing left to stop', async () => {
    const taskId = randomUUID();
    const deaf = await makeShop(
      {
        ...files.helper,
        request: async (act, input, options) => {
          const result = await files.helper.request(act, input, {
            ...(options?.onBatch && { onBatch: options.onBatch }),
          });
          deaf.stopTask(taskId);
          return result;
        },
      },
      template,
    );
    const before = dumpTables(deaf.reader, BOOKS);
    await expect(deaf.call('transfer.run', put('sales', { rows: SALES }, deaf), taskId)).rejects.toThrow(
      'transfer.cancelled',
    );
    expect(dumpTables(deaf.reader, BOOKS)).toEqual(before);
    await deaf.close();
  });

  it('by closing the program does the same', async () => {
    const before = rows();
    const copy = join(shop.dir, 'after.shuke');
    let isClosing = false;
    const other = await makeShop(files.helper, template);
    const ask = put(
      'sales',
      {
        rows: SALES,
        batch: 2,
        before: async (batch) => {
          if (batch !== 1 || isClosing) return;
          isClosing = true;
          setTimeout(() => void closing(), 0);
          await new Promise((resolve) => setTimeout(resolve, 20));
        },
      },
      other,
    );
    let done: Promise<void> = Promise.resolve();
    const closing = (): Promise<void> => {
      done = other.close();
      return done;
    };
    /* The file is looked at as it is left, before the folder goes. */
    const close = other.writer.close.bind(other.writer);
    other.writer.close = async () => {
      await close();
      copyFileSync(other.file, copy);
    };
    await expect(other.call('transfer.run', ask)).rejects.toThrow('transfer.cancelled');
    await done;
    const left = await makeShop(files.helper, copy);
    expect(dumpTables(left.reader, BOOKS)).toEqual(before);
    await left.close();
  });
});

describe('a file that fails in the middle', () => {
  it('leaves the shop as it was and says what the helper said', async () => {
    const before = rows();
    const file: MadeFile = {
      rows: SALES,
      batch: 2,
      before: (batch) => {
        if (batch === 2) throw new AppError('transfer.helperCrashed');
      },
    };
    await expect(run('sales', file)).rejects.toThrow('transfer.helperCrashed');
    expect(rows()).toEqual(before);
    expect(states()).toEqual(['failed']);
  });

  it('is no import where rows got lost on the way', async () => {
    const before = rows();
    const liar = { ...files.helper };
    const other = await makeShop(
      {
        ...liar,
        request: async (act, input, options) => {
          const result = await files.helper.request(act, input, options);
          return { ...result, read: 99 } as never;
        },
      },
      template,
    );
    await expect(other.call('transfer.run', put('sales', { rows: SALES }, other))).rejects.toThrow('a bug');
    expect(dumpTables(other.reader, BOOKS)).toEqual(before);
    expect(String(other.bugs[0])).toContain('import lost count');
    await other.close();
  });
});

describe('a full disk during an import', () => {
  const limit = (pages: number): Promise<unknown> =>
    shop.writer.unit('test', OWNER, (unit) => {
      const present = unit.column<number>('PRAGMA page_count')[0] ?? 0;
      unit.all(`PRAGMA max_page_count = ${String(present + pages)}`);
    });

  it('is told, and leaves the shop as it was', async () => {
    const before = rows();
    const many = Array.from({ length: 300 }, (_, at) =>
      customerItem({ number: `F${String(at)}`, name: '程咬金', note: '斧'.repeat(500) }),
    );
    const file: MadeFile = {
      rows: rowsOf(many),
      batch: 20,
      before: async (batch) => {
        if (batch === 3) await limit(4);
      },
    };
    await expect(run('customers', file)).rejects.toThrow('data.diskFull');
    await limit(1_000_000);
    expect(rows()).toEqual(before);
    expect(states()).toEqual(['failed']);
    await shop.call('customers.create', { name: '之后' });
    expect((await shop.call('customers.find', { text: '之后' })).rows).toHaveLength(1);
  });
});

/** A writer that dies at a given unit: from then on nothing reaches the file. */
function mortal(
  writer: Writer,
  livesFor: number,
  death: () => Error,
): { writer: Writer; used: () => number } {
  let used = 0;
  const dying = {
    unit: async (...args: Parameters<Writer['unit']>): Promise<unknown> => {
      used += 1;
      if (used > livesFor) throw death();
      return writer.unit(...args);
    },
  };
  return { writer: dying as unknown as Writer, used: () => used };
}

const powerCut = (): Error => new Error('power cut');

function contextOf(on: TestShop, writer: Writer, paths: Readonly<Record<string, string>>): TaskContext {
  return {
    writer,
    reader: on.reader,
    helper: files.helper,
    fileOf: (token) => Promise.resolve({ path: paths[token] ?? '', name: 'x.csv' }),
    actor: OWNER,
    commandId: randomUUID(),
    signal: new AbortController().signal,
    progress: () => undefined,
    changed: () => undefined,
  };
}

/** The same shop as a new process finds it on the disk. */
async function reopened(from: TestShop): Promise<TestShop> {
  await from.writer.checkpoint();
  const copy = join(from.dir, 'copy.shuke');
  copyFileSync(from.file, copy);
  const next = await makeShop(files.helper, copy);
  await from.close();
  return next;
}

const recover = (on: TestShop, writer = on.writer): Promise<number> =>
  recoverImports({ writer, reader: on.reader, actor: OWNER, progress: () => undefined });

describe('a crash', () => {
  const FOREVER = 1_000;
  /** Runs an import that dies at unit `livesFor`; answers how many units it used. */
  async function importDying(
    target: TransferTarget,
    made: MadeFile['rows'],
    livesFor: number,
  ): Promise<number> {
    files.put('/crash.csv', { rows: made, batch: 3 });
    const { writer, used } = mortal(shop.writer, livesFor, powerCut);
    const ask = { token: 't', layout: layoutOf(target), expectedRows: null };
    await runImport(contextOf(shop, writer, { t: '/crash.csv' }), ask).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'power cut') throw error;
    });
    return used();
  }

  it.each<[TransferTarget, MadeFile['rows']]>([
    ['sales', SALES],
    ['customers', PEOPLE],
  ])(
    'at any unit of an import of %s leaves, once the shop is open again, all of it or nothing',
    async (target, made) => {
      const before = rows();
      const units = await importDying(target, made, FOREVER);
      const after = rows();
      expect(units).toBeGreaterThan(6);
      const ends = new Set<string>();
      for (let at = 0; at < units; at += 1) {
        await shop.close();
        shop = await makeShop(files.helper, template);
        await importDying(target, made, at);
        shop = await reopened(shop);
        /* Dies once more while it recovers, and is then left in peace. */
        await recover(shop, mortal(shop.writer, at % 4, powerCut).writer).catch(() => undefined);
        shop = await reopened(shop);
        await recover(shop);
        const end = states()[0] ?? 'none';
        ends.add(end);
        expect(rows(), `unit ${String(at)}: ${end}`).toEqual(end === 'done' ? after : before);
        expect(await recover(shop)).toBe(0);
      }
      expect(ends).toEqual(new Set(['none', 'failed', 'done']));
    },
  );

  it('at any unit of an undo ends with the undo, once the shop is open again', async () => {
    const before = rows();
    const undoDying = async (livesFor: number): Promise<number> => {
      const { importId } = await run('sales', { rows: SALES });
      const { writer, used } = mortal(shop.writer, livesFor, powerCut);
      await undoImport(contextOf(shop, writer, {}), importId).catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'power cut') throw error;
      });
      return used();
    };
    const units = await undoDying(FOREVER);
    expect(rows()).toEqual(before);
    for (let at = 1; at < units; at += 1) {
      await shop.close();
      shop = await makeShop(files.helper, template);
      await undoDying(at);
      shop = await reopened(shop);
      await recover(shop);
      expect(states()).toEqual(['undone']);
      expect(rows(), `unit ${String(at)}`).toEqual(before);
    }
  });

  it('left behind is finished before the next import, which is not refused', async () => {
    await importDying('sales', SALES, 4);
    expect(states()).toEqual(['running']);
    const { counts } = await run('sales', { rows: SALES });
    expect(counts.imported).toBe(7);
    expect(states()).toEqual(['failed', 'done']);
  });

  it('of a disk so full that not even the rows can be taken out leaves them hidden until they can', async () => {
    const before = await everything();
    files.put('/full.csv', { rows: SALES, batch: 3 });
    const full = mortal(shop.writer, 3, () => new AppError('data.diskFull'));
    const ask = { token: 't', layout: layoutOf('sales'), expectedRows: null };
    await expect(runImport(contextOf(shop, full.writer, { t: '/full.csv' }), ask)).rejects.toThrow(
      'data.diskFull',
    );
    expect(await everything()).toEqual(before);
    expect(await recover(shop)).toBe(1);
    expect(states()).toEqual(['failed']);
  });
});

describe('undoing an import', () => {
  it('sets filled cards and grown slips back, row for row', async () => {
    const before = rows();
    const people = await run('customers', { rows: PEOPLE });
    const sales = await run('sales', { rows: SALES });
    expect((await undo(sales.importId)).kept).toBe(0);
    expect((await undo(people.importId)).kept).toBe(0);
    expect(rows()).toEqual(before);
    expect(states()).toEqual(['undone', 'undone']);
  });

  it('keeps whom people have changed, noted, sold to or put into the bin since, and counts each once', async () => {
    const { importId } = await run('customers', { rows: PEOPLE });
    const idOf = async (text: string): Promise<CustomerId> =>
      (await shop.call('customers.find', { text })).rows[0]?.id as CustomerId;
    const [noted, edited, binned, older] = [
      await idOf('尉迟恭'),
      await idOf('程咬金'),
      await idOf('罗成'),
      await idOf('C1'),
    ];
    await shop.call('customers.addNote', { id: noted, text: 'x' });
    await shop.call('customers.edit', { id: edited, version: 1, fields: { likes: '酒' } });
    await shop.call('customers.remove', { ids: [binned] });
    const { version } = await shop.call('customers.card', { id: older });
    await shop.call('customers.edit', { id: older, version, fields: { likes: '马' } });
    expect(await undo(importId)).toEqual({ importId, kept: 4 });
    expect((await shop.call('customers.card', { id: edited })).importId).toBeNull();
    expect((await shop.call('customers.card', { id: older })).fields).toMatchObject({
      region: '海淀',
      likes: '马',
    });
    expect(await shop.call('customers.counts', {})).toMatchObject({ all: 4, bin: 1 });
    expect(
      (await shop.call('customers.timeline', { id: noted, kinds: ['note'], offset: 0, limit: 9 })).total,
    ).toBe(1);
  });

  it('keeps whom somebody plans to call, whatever else refers to them, and lets the import go', async () => {
    const { importId } = await run('customers', { rows: PEOPLE });
    const { rows: found } = await shop.call('customers.find', { text: '尉迟恭' });
    const customerId = found[0]?.id as CustomerId;
    await shop.call('followups.create', {
      customerId,
      kind: 'call',
      subject: '问问用得怎么样',
      dueOn: '2026-12-01',
      dueMinute: null,
      personId: 1,
      note: '',
    } as never);
    expect(await undo(importId)).toEqual({ importId, kept: 1 });
    expect(states()).toEqual(['undone']);
    expect((await shop.call('customers.card', { id: customerId })).importId).toBeNull();
  });

  it('keeps a customer and a product that a later import uses, with the later lines and their sums', async () => {
    const first = await run('sales', { rows: SALES });
    const second = await run('sales', {
      rows: rowsOf([
        saleItem({
          saleNumber: 'S2',
          customerNumber: 'C9',
          productCode: 'P3',
          productName: '花',
          amountCents: 500,
        }),
      ]),
    });
    await undo(first.importId);
    const { rows: found } = await shop.call('customers.find', { text: 'C9' });
    expect(found[0]).toMatchObject({ spendCents: 500 });
    expect(
      shop.reader.all(`SELECT "amountCents", "lineCount", "importId" FROM "sales" WHERE "number" = 'S2'`),
    ).toEqual([{ amountCents: 500, lineCount: 1, importId: null }]);
    expect(shop.reader.column('SELECT "code" FROM "products" ORDER BY "code"')).toEqual(['P1', 'P3']);
    await undo(second.importId);
    expect((await shop.call('customers.find', { text: 'C9' })).rows[0]).toMatchObject({ spendCents: 0 });
  });

  it('is refused twice, and for what never was', async () => {
    const { importId } = await run('sales', { rows: SALES });
    await undo(importId);
    await expect(undo(importId)).rejects.toThrow('transfer.notUndoable');
    await expect(undo(999)).rejects.toThrow('transfer.notUndoable');
  });

  it('leaves no outcome and no image of anybody behind', async () => {
    const { importId } = await run('customers', { rows: PEOPLE });
    expect(shop.reader.column('SELECT count(*) FROM "transferChanges"')).not.toEqual([0]);
    await undo(importId);
    for (const table of ['transferChanges', 'transferPending', 'transferOutcomes']) {
      expect(shop.reader.column(`SELECT count(*) FROM "${table}"`), table).toEqual([0]);
    }
  });
});

describe('a dry run', () => {
  it('promises what the import then does, shows rows with problems, and writes nothing', async () => {
    const before = dumpTables(shop.reader);
    const dry = await shop.call('transfer.dryRun', put('sales', { rows: SALES }));
    expect(dumpTables(shop.reader)).toEqual(before);
    expect(dry.problemRows.map((row) => row.row)).toEqual([6]);
    expect((await run('sales', { rows: SALES })).counts).toEqual(dry.counts);
  });
});

describe('a task', () => {
  const ended = (): Events['task.ended'][] =>
    shop.events
      .filter(({ event }) => event === 'task.ended')
      .map(({ payload }) => payload as Events['task.ended']);

  it('is started once where it is sent twice', async () => {
    const id = randomUUID();
    const ask = put('sales', { rows: SALES });
    const request = { channel: 'transfer.run', input: ask, commandId: id };
    const first = shop.call('transfer.run', ask, id);
    expect(await shop.send(request)).toEqual({ ok: true, value: { taskId: id } });
    await first;
    expect(states()).toEqual(['done']);
    expect(ended()).toHaveLength(1);
  });

  it('that is asked to stop under a wrong id goes on', async () => {
    await run('sales', {
      rows: SALES,
      before: () => {
        shop.stopTask(randomUUID());
      },
    });
    expect(states()).toEqual(['done']);
  });
});

describe('remembered columns', () => {
  const layout = { ...layoutOf('sales'), mapping: { soldOn: 3 } };

  it('are given for the same headers in the same order, and for no others', async () => {
    await shop.call('transfer.rememberLayout', { headers: ['日期', '单号'], layout });
    expect(await shop.call('transfer.layoutFor', { headers: ['日期', '单号'] })).toEqual(layout);
    expect(await shop.call('transfer.layoutFor', { headers: ['单号', '日期'] })).toBeNull();
    expect(await shop.call('transfer.layoutFor', { headers: ['日期,单号'] })).toBeNull();
  });

  it('are those of the last time', async () => {
    await shop.call('transfer.rememberLayout', { headers: ['a'], layout });
    await shop.call('transfer.rememberLayout', { headers: ['a'], layout: { ...layout, mapping: {} } });
    expect((await shop.call('transfer.layoutFor', { headers: ['a'] }))?.mapping).toEqual({});
    expect(shop.reader.column('SELECT count(*) FROM "transferLayouts"')).toEqual([1]);
  });
});
