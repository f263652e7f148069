import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GIVEN_ROLES, type GivenRole } from '@shared/features/staff/staff.rules';
import { allChannels, type ChannelName } from '@shared/ipc/contracts';
import { NOBODY } from '../../src/main/ipc/session';
import { makeShop, type TestShop } from '../support/shop';
import { SAMPLES } from './samples';

/** What stands behind masks, or in a restricted customer; each is nowhere else in the shop. */
const MASKED = ['33217', '13812349', 'zqwechat', 'zqmail', '暗记街九号'];
const HIDDEN = ['隐名客', '98765', '隐记事', '隐标签', '隐喜好', 'HID-77', '隐草稿'];

let shop: TestShop;
const ids: Record<string, number> = {};
const people: Partial<Record<GivenRole, number>> = {};

beforeAll(async () => {
  shop = await makeShop();
  const masked = await shop.call('customers.create', {
    name: '秦琼',
    number: '13812349000',
    phones: [{ text: '16633217788' }],
    wechat: 'zqwechat',
    email: 'zqmail@example.com',
    address: '暗记街九号',
  });
  const hidden = await shop.call('customers.create', {
    name: '隐名客',
    number: 'HID-77',
    phones: [{ text: '16698765432' }],
    tags: ['隐标签'],
    likes: '隐喜好',
  });
  await shop.call('customers.addNote', { id: hidden.id, text: '隐记事' });
  await shop.call('drafts.keep', {
    place: { form: 'customers.addNote', customerId: hidden.id },
    title: '',
    body: '隐草稿',
  });
  Object.assign(ids, { masked: masked.id, hidden: hidden.id });
  for (const role of GIVEN_ROLES) {
    const { lastInsertRowid } = shop.raw
      .prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)')
      .run(role, role);
    people[role] = Number(lastInsertRowid);
    await shop.call('staff.setRight', { right: 'customers.reveal', role, scope: 'own' });
    await shop.call('staff.setRight', { right: 'customers.delete', role, scope: 'all' });
    await shop.call('staff.setRight', { right: 'transfer.read', role, scope: 'all' });
    await shop.call('staff.setRight', { right: 'privacy.export', role, scope: 'all' });
    await shop.call('staff.setRight', { right: 'privacy.delete', role, scope: 'all' });
    await shop.call('staff.setRight', { right: 'history.read', role, scope: 'all' });
    await shop.call('staff.setRight', { right: 'history.write', role, scope: 'all' });
  }
  await shop.call('customers.setRestricted', { id: hidden.id, isRestricted: true });
  /* As if nothing had happened with either for years: whom the shop still keeps is told too. */
  shop.raw.exec(
    `UPDATE "customers" SET "createdAt" = '2019-05-10T04:30:00.000Z', "createdOn" = '2019-05-10';
     UPDATE "customers" SET "updatedAt" = "createdAt"; UPDATE "customerNotes" SET "onDay" = '2019-05-10'`,
  );
});

it('the list of those whom the shop still keeps tells the owner of both, so that it is looked through with the rest', async () => {
  const { rows } = await shop.call('privacy.idle', { offset: 0, limit: 50 });
  expect(rows.map(({ id }) => id)).toEqual([ids.masked, ids.hidden]);
});
afterAll(() => shop.close());

/** Texts that somebody might look for: every piece of what is kept from them, but no phone whole, which is no secret then. */
const PIECES = [...MASKED, ...HIDDEN, '16633217788', '7788', '秦', '隐', '1', '16', '166'].flatMap((text) =>
  [1, 2, 3, 4, 5, 10].map((length) => text.slice(0, length)),
);

/** An input with every number that means a customer in turn, and every piece of text where a text is looked for. */
function inputsOf(name: ChannelName): unknown[] {
  const sample = SAMPLES[name] as Record<string, unknown>;
  if (name === 'customers.find') return PIECES.map((text) => ({ text, limit: 50 }));
  if (name === 'customers.similar') {
    return PIECES.map((text) => ({
      name: text,
      phones: [text, '16698765432', '16633217788'],
      exceptId: null,
    }));
  }
  if (name === 'history.search') return PIECES.map((text) => ({ text, fields: [] }));
  if (name === 'history.act') return Array.from({ length: 12 }, (_, at) => ({ id: at + 1 }));
  if (name === 'customers.list') {
    return PIECES.flatMap((text) =>
      ['all', 'bin', 'noPhone'].flatMap((group) =>
        ['name', 'number'].map((sort) => ({
          filter: { group, text, tag: null },
          sort,
          direction: 'asc',
          offset: 0,
          limit: 50,
        })),
      ),
    );
  }
  return Object.values(ids).map((id) => ({
    ...sample,
    ...('id' in sample && { id }),
    ...('ids' in sample && { ids: [id] }),
    ...('kinds' in sample && { kinds: [] }),
    ...('place' in sample && { place: { form: 'customers.addNote', customerId: id } }),
  }));
}

const READS = allChannels().filter(({ channel }) => channel.kind === 'query');
/** Acts that this person is asked to try on both; what they are refused must tell nothing either. */
const ACTS = allChannels().filter(
  ({ name, channel }) =>
    channel.kind === 'command' && /^(?:customers|history)\./u.test(name) && name !== 'customers.peek',
);

/** What is given out is asked for only once the trail knows of it. */
const tellTrail = (personId: number, input: unknown): Promise<unknown> =>
  shop.writer.unit('privacy.saveData', { ...shop.actor, id: personId }, () => input, {
    name: 'privacy.saveData',
    commandId: randomUUID(),
  });

/** All that one person is told, as text. */
async function toldTo(personId: number): Promise<string> {
  const told: unknown[] = [];
  const by = { ...NOBODY, personId };
  const before = shop.events.length;
  for (const { name } of [...READS, ...ACTS, ...READS]) {
    for (const input of inputsOf(name)) {
      if (name === 'privacy.data') await tellTrail(personId, input);
      told.push(await shop.sendAs(by, { channel: name, input, commandId: randomUUID() }));
    }
  }
  return JSON.stringify([told, shop.events.slice(before)]);
}

it.each(GIVEN_ROLES)(
  '%s is told nothing of what is masked or hidden, in any answer, error or event',
  async (role) => {
    const told = await toldTo(people[role] ?? 0);
    for (const marker of [...MASKED, ...HIDDEN])
      expect([marker, told.includes(marker)]).toEqual([marker, false]);
    expect(shop.bugs).toEqual([]);
  },
  120_000,
);

it('the owner is told all of it by the same questions, so that a mask left out would be noticed', async () => {
  const told = await toldTo(1);
  for (const marker of [...MASKED, ...HIDDEN])
    expect([marker, told.includes(marker)]).toEqual([marker, true]);
}, 120_000);
