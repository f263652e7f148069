import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { traceOf } from '@shared/errors/traceOf';
import { openLog } from '../../src/main/app/log';
import { findQuery } from '../../src/main/ipc/allQueries';
import { readDispatch } from '../../src/main/ipc/readDispatch';
import { NOBODY } from '../../src/main/ipc/session';
import { customerItem, fakeHelper, layoutOf, phoneOf, rowsOf } from '../support/builders/foreignFiles';
import { scratchDir } from '../support/builders/scratch';
import { type TestShop, makeShop } from '../support/shop';

/* One person, each of whose words is met nowhere else. */
const PERSON = {
  name: '单雄信',
  number: 'KX-77123',
  phone: '16012345678',
  email: 'shan.xx@example.com',
  wechat: 'wxid_qqq_zz',
  note: '欠账未还',
};
const WORDS = Object.values(PERSON);
const { phone, ...fields } = PERSON;

const files = fakeHelper();
let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop(files.helper);
});
afterEach(() => shop.close());

const expectNothingOf = (text: string): void => {
  for (const word of WORDS) expect(text).not.toContain(word);
};

describe('personal data', () => {
  it('stands in no result of an act, which stays when the person is erased', async () => {
    const { id } = await shop.call('customers.create', { ...fields, phones: [{ text: phone }] });
    await shop.call('customers.edit', { id, version: 1, fields: { note: `${PERSON.note}！` } });
    await shop.call('customers.addNote', { id, text: PERSON.note });
    await shop.call('customers.remove', { ids: [id] });
    await shop.call('history.undoLast', {});
    files.put('/x', rowsOf([customerItem({ name: PERSON.name, phones: [phoneOf(phone)] }), 'noIdentity']));
    const { importId } = await shop.call('transfer.run', {
      token: shop.give('/x'),
      layout: layoutOf('customers'),
      expectedRows: null,
    });
    await shop.call('transfer.undo', { importId });
    const books = shop.reader.all('SELECT * FROM "audit"');
    expect(books).toHaveLength(7);
    expectNothingOf(JSON.stringify(books));
  });

  it('stands in no refusal', async () => {
    await shop.call('customers.create', { ...fields, phones: [{ text: phone }] });
    const refused = [
      await shop.send({ channel: 'customers.create', input: { ...fields }, commandId: crypto.randomUUID() }),
      await shop.send({
        channel: 'customers.create',
        input: { ...fields, gender: PERSON.name, phones: [PERSON.phone], birthday: PERSON.note },
        commandId: crypto.randomUUID(),
      }),
      await shop.send({ channel: `customers.${PERSON.name}`, input: PERSON, commandId: PERSON.phone }),
      await shop.send({ channel: 'customers.card', input: { id: PERSON.phone }, commandId: null }),
    ];
    expect(refused.map((answer) => answer.ok)).toEqual([false, false, false, false]);
    expectNothingOf(JSON.stringify(refused));
  });

  it('stands in no event that a page gets unasked', async () => {
    files.put('/x', rowsOf([customerItem({ name: PERSON.name, phones: [phoneOf(phone)] })]));
    await shop.call('customers.create', { ...fields, phones: [{ text: phone }] });
    await shop.call('transfer.run', {
      token: shop.give('/x'),
      layout: layoutOf('customers'),
      expectedRows: null,
    });
    expect(shop.events.length).toBeGreaterThan(2);
    expectNothingOf(JSON.stringify(shop.events));
  });

  it('stands in no line of the log, also where the bug that is logged tells of it', async () => {
    const file = join(scratchDir(), 'main.log');
    const log = openLog(file, () => new Date());
    const logged: string[] = [];
    const failing = readDispatch({
      find: findQuery,
      reader: new Proxy(shop.reader, {
        get: () => () => {
          throw new Error(`cannot read ${WORDS.join(' ')}`);
        },
      }),
      logBug: (ref, channel, error) => {
        logged.push(String(error));
        log('error', `bug ${ref} in ${channel}: ${traceOf(error)}`);
      },
      checkOutputs: true,
    });
    const answer = await failing({ channel: 'settings.get', input: {}, commandId: null, by: NOBODY });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expectNothingOf(JSON.stringify(answer));
    expect(logged.join()).toContain(PERSON.name);
    const lines = readFileSync(file, 'utf8');
    expect(lines).toContain('in settings.get');
    expect(lines).toContain('Error');
    expectNothingOf(lines);
  });
});
