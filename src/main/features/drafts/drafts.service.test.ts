import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpTables } from '../../../../tests/support/builders/dump';
import {
  customerItem,
  fakeHelper,
  layoutOf,
  phoneOf,
  rowsOf,
} from '../../../../tests/support/builders/foreignFiles';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { DRAFT_LIMITS } from '@shared/features/drafts/drafts.rules';
import type { CallInput } from '@shared/ipc/contracts';
import type { Actor } from '../../db/unit';

const files = fakeHelper();
const OTHER: Actor = { id: 2, name: '小李', role: 'owner' };
let shop: TestShop;
let id: CustomerId;
beforeEach(async () => {
  shop = await makeShop(files.helper);
  ({ id } = await shop.call('customers.create', { name: '单雄信', phones: [{ text: '16012342045' }] }));
  await shop.writer.unit('test', OWNER, (unit) =>
    unit.run(`INSERT INTO "staff" ("id", "name", "role") VALUES (2, '小李', 'owner')`),
  );
  shop.events.length = 0;
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

type Place = CallInput<'drafts.keep'>['place'];
const slot = '33333333-3333-4333-8333-333333333333';
const onNew = { form: 'customers.create', slot } as const;
const onEdit = () => ({ form: 'customers.edit', customerId: id }) as const;
const onNote = () => ({ form: 'customers.addNote', customerId: id }) as const;
const keep = (place: Place, body = '{}', title = '') => shop.call('drafts.keep', { place, title, body });
const list = () => shop.call('drafts.list', {});
const findBody = async (place: Place) => (await shop.call('drafts.find', { place }))?.body ?? null;

describe('a draft', () => {
  it('comes back as it was kept last, under one number', async () => {
    const first = await keep(onNew, '{"a":1}', '单');
    shop.clock.set('2026-11-24T03:00:00.000Z');
    const second = await keep(onNew, '{"a":2}', '单玉珍');
    expect(second).toEqual(first);
    expect(await shop.call('drafts.find', { place: onNew })).toEqual({
      ...first,
      title: '单玉珍',
      body: '{"a":2}',
    });
    expect(await list()).toEqual([
      { ...first, place: onNew, title: '单玉珍', customer: null, begunAt: '2026-11-24T02:30:00.000Z' },
    ]);
  });

  it('holds any text to the letter', async () => {
    const hostile = `'; DROP TABLE "drafts"; -- \u0000\u202E</script>🧧𠮷\ud800 {{x}} ${'\\'.repeat(9)}`;
    await keep(onEdit(), JSON.stringify(hostile), hostile.slice(0, 60));
    expect(JSON.parse((await findBody(onEdit())) ?? '')).toBe(hostile);
  });

  it('of each form stands apart, several new ones too', async () => {
    const another = { form: 'customers.create', slot: randomUUID() } as const;
    await keep(onNew, 'new');
    await keep(another, 'another');
    await keep(onEdit(), 'edit');
    await keep(onNote(), 'note');
    expect(await Promise.all([onNew, another, onEdit(), onNote()].map((place) => findBody(place)))).toEqual([
      'new',
      'another',
      'edit',
      'note',
    ]);
  });

  it('stands first in the list when it was typed into last', async () => {
    for (const [at, place] of [onNew, onEdit(), onNote(), onNew].entries()) {
      shop.clock.set(`2026-11-24T03:0${String(at)}:00.000Z`);
      await keep(place);
    }
    expect((await list()).map(({ place }) => place.form)).toEqual([
      'customers.create',
      'customers.addNote',
      'customers.edit',
    ]);
  });

  it('is named by the card as it is now', async () => {
    await keep(onEdit());
    await shop.call('customers.edit', { id, version: 1, fields: { name: '单玉珍' } });
    expect((await list())[0]?.customer).toEqual({
      name: '单玉珍',
      number: null,
      phoneTail: '2045',
      isInBin: false,
    });
  });

  it('is seen, found and thrown away by nobody but the one who typed it', async () => {
    const mine = await keep(onEdit(), 'mine');
    shop.signIn(OTHER);
    expect(await list()).toEqual([]);
    expect(await findBody(onEdit())).toBeNull();
    await shop.call('drafts.drop', mine);
    await shop.call('customers.edit', { id, version: 1, fields: { likes: '茶' }, endsDraft: mine.id });
    await keep(onEdit(), 'theirs');
    shop.signIn(OWNER);
    expect(await findBody(onEdit())).toBe('mine');
    expect(await list()).toHaveLength(1);
  });

  it('that is thrown away is gone, and a second time changes nothing', async () => {
    const kept = await keep(onNew);
    await shop.call('drafts.drop', kept);
    await shop.call('drafts.drop', kept);
    expect(await list()).toEqual([]);
  });
});

describe('saving a form', () => {
  it('ends its draft in the same unit', async () => {
    const drafts = [await keep(onNew), await keep(onEdit()), await keep(onNote())];
    const [first, second, third] = drafts.map((draft) => draft.id);
    await shop.call('customers.create', { name: '秦琼', endsDraft: first });
    expect(await list()).toHaveLength(2);
    await shop.call('customers.edit', { id, version: 1, fields: { likes: '茶' }, endsDraft: second });
    expect(await list()).toHaveLength(1);
    await shop.call('customers.addNote', { id, text: '急', endsDraft: third });
    expect(await list()).toEqual([]);
    const card = shop.reader.get('SELECT "name", "likes" FROM "customers" WHERE "id" = ?', id);
    expect(card).toEqual({ name: '单雄信', likes: '茶' });
  });

  it('that is refused keeps it', async () => {
    const draft = await keep(onEdit(), 'kept');
    const edit = { id, fields: { name: '秦琼' }, endsDraft: draft.id };
    await expect(shop.call('customers.edit', { ...edit, version: 9 })).rejects.toThrow(
      'customers.changedMeanwhile',
    );
    expect(await findBody(onEdit())).toBe('kept');
  });
});

describe('the draft of a customer', () => {
  it('who is in the bin says so, and is there again with them', async () => {
    await keep(onEdit(), 'kept');
    await shop.call('customers.remove', { ids: [id] });
    expect((await list())[0]?.customer?.isInBin).toBe(true);
    await shop.call('customers.restore', { ids: [id] });
    expect((await list())[0]?.customer?.isInBin).toBe(false);
    expect(await findBody(onEdit())).toBe('kept');
  });

  it('whose making is taken back goes with them and does not hinder it', async () => {
    await keep(onNote());
    await shop.call('history.undoLast', {});
    expect(await list()).toEqual([]);
    expect(shop.reader.column('SELECT count(*) FROM "drafts"')).toEqual([0]);
    await expect(keep(onNote())).rejects.toThrow('customers.notFound');
  });

  it('whose import is taken back goes with them', async () => {
    files.put('/people.csv', rowsOf([customerItem({ name: '秦琼', phones: [phoneOf('16000000002')] })]));
    const { importId } = await shop.call('transfer.run', {
      token: shop.give('/people.csv'),
      layout: layoutOf('customers'),
      expectedRows: null,
    });
    const brought = (await shop.call('customers.find', { text: '秦琼' })).rows[0]?.id ?? 0;
    await shop.call('drafts.keep', {
      place: { form: 'customers.edit', customerId: brought },
      title: '',
      body: '',
    });
    expect(await shop.call('transfer.undo', { importId })).toEqual({ importId, kept: 0 });
    expect(await list()).toEqual([]);
  });
});

describe('scratch paper', () => {
  it('leaves nothing in the trail and tells only the drafts as changed', async () => {
    const rows = () => dumpTables(shop.reader, ['drafts', 'sqlite_sequence']);
    const before = rows();
    const kept = await keep(onEdit(), '16012342045 单雄信');
    await keep(onEdit(), 'again');
    await shop.call('drafts.drop', kept);
    expect(rows()).toEqual(before);
    expect(shop.events).toEqual(
      Array.from({ length: 3 }, () => ({ event: 'data.changed', payload: { features: ['drafts'] } })),
    );
  });

  it('leaves no word in the trail when the form is saved', async () => {
    const kept = await keep(onNew, '{"mine":{"name":"秦叔宝"}}', '秦叔宝');
    await shop.call('customers.create', { name: '罗成', endsDraft: kept.id });
    await shop.call('history.undoLast', {});
    const { audit, auditDetails } = dumpTables(shop.reader);
    expect(JSON.stringify([audit, auditDetails])).toContain('罗成');
    expect(JSON.stringify([audit, auditDetails])).not.toContain('秦叔宝');
  });

  it('reaches no table but the drafts', async () => {
    const attempts = [
      `UPDATE "customers" SET "name" = 'x'`,
      `DELETE FROM "audit"`,
      `INSERT INTO "draftsX" DEFAULT VALUES`,
      `DELETE FROM drafts`,
      `PRAGMA foreign_keys = OFF`,
    ];
    for (const sql of attempts) {
      await expect(
        shop.writer.scratch(
          'test',
          () => OWNER,
          (unit) => unit.run(sql),
        ),
      ).rejects.toThrow('no table but drafts');
    }
  });

  it('is rolled back as a whole where it fails', async () => {
    const write = shop.writer.scratch(
      'test',
      () => OWNER,
      (unit) => {
        unit.run('DELETE FROM "drafts" WHERE "id" > 0');
        throw new Error('stop');
      },
    );
    await keep(onNew);
    await expect(write).rejects.toThrow('stop');
    expect(await list()).toHaveLength(1);
  });

  it('holds a fixed number of drafts a person, which may still be changed', async () => {
    await shop.writer.scratch(
      'test',
      () => OWNER,
      (unit) => {
        for (let at = 0; at < DRAFT_LIMITS.perPerson; at += 1) {
          unit.run(
            `INSERT INTO "drafts" ("personId", "form", "slot", "title", "body", "begunAt", "updatedAt")
             VALUES (1, 'customers.create', ?, '', '', '', '')`,
            at === 0 ? slot : randomUUID(),
          );
        }
      },
    );
    await expect(keep(onEdit())).rejects.toThrow('drafts.tooMany');
    await keep(onNew, 'changed');
    expect(await findBody(onNew)).toBe('changed');
    shop.signIn(OTHER);
    await keep(onEdit());
  });

  it('refuses what is too long, or no place of a form', async () => {
    await keep(onNew, 'x'.repeat(DRAFT_LIMITS.body), 'x'.repeat(DRAFT_LIMITS.title));
    await expect(keep(onNew, 'x'.repeat(DRAFT_LIMITS.body + 1))).rejects.toThrow('ipc.badInput');
    await expect(keep(onNew, '', 'x'.repeat(DRAFT_LIMITS.title + 1))).rejects.toThrow('ipc.badInput');
    for (const place of [
      { form: 'customers.remove', customerId: id },
      { form: 'customers.create', customerId: id },
      { form: 'customers.create', slot: '../..' },
      { form: 'customers.edit', slot },
      { form: 'customers.edit', customerId: -1 },
    ]) {
      await expect(shop.call('drafts.keep', { place: place as Place, title: '', body: '' })).rejects.toThrow(
        'ipc.badInput',
      );
    }
  });
});
