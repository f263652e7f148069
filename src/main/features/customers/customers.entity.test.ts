import { createHash, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
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
import { findBrokenAudit } from '../../db/audit';
import { Statements } from '../../db/reader';
import type { Unit } from '../../db/unit';
import {
  CustomerCompany,
  CustomerConsent,
  CustomerContact,
  CustomerFile,
  CustomerPhone,
  FileContent,
} from './customers.entity';

const files = fakeHelper();
let shop: TestShop;
let company: CustomerId;
beforeEach(async () => {
  shop = await makeShop(files.helper);
  ({ id: company } = await shop.call('customers.create', {
    name: '雨珍花店',
    kind: 'company',
    phones: [{ text: '01065529988' }],
  }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const when = ({ moment, actor }: Unit): { at: string; onDay: string; minute: number; actorId: number } => ({
  at: moment.at,
  onDay: moment.on,
  minute: moment.minute,
  actorId: actor.id,
});

function addContent(unit: Unit, text: string = randomUUID()): number {
  const content = Buffer.from(text);
  return unit.run(
    'INSERT INTO "fileContents" ("sha256", "mediaType", "byteCount", "content") VALUES (?, ?, ?, ?)',
    createHash('sha256').update(content).digest('hex'),
    'image/png',
    content.length,
    content,
  ).lastId;
}

const addConsent = (unit: Unit, customerId: number, more: Partial<CustomerConsent> = {}): Promise<number> =>
  unit.insert(CustomerConsent, {
    customerId,
    purpose: 'messages',
    answer: 'given',
    way: 'counter',
    textVersion: '1',
    ...when(unit),
    ...more,
  });

/** A company with a contact who has a phone, a confidential contract, and a consent that it proves. */
async function fill(unit: Unit, customerId: number): Promise<null> {
  await unit.insert(CustomerCompany, {
    customerId,
    invoiceTitle: '雨珍花店有限公司',
    taxNumber: '91110105MA01',
  });
  const contactId = await unit.insert(CustomerContact, { customerId, position: 0, name: '单会计', pays: 1 });
  await unit.insert(CustomerPhone, {
    customerId,
    position: 1,
    digits: '16012345678',
    display: '16012345678',
    kind: 'mobile',
    label: '财务',
    contactId,
  });
  const contentId = addContent(unit, 'scan');
  const proofId = await unit.insert(CustomerFile, {
    customerId,
    contentId,
    name: '合同.png',
    kind: 'contract',
    isConfidential: 1,
    agreement: '2026年供货',
    confidentialUntil: '2028-12-31',
    ...when(unit),
  });
  await addConsent(unit, customerId, { proofId });
  return null;
}

const act = <T>(work: (unit: Unit) => Promise<T>): Promise<T> =>
  shop.writer.command({ name: 'customers.edit', commandId: randomUUID() }, () => OWNER, work);

const lastAct = async (): Promise<number> =>
  (await shop.call('history.list', { offset: 0, limit: 1 })).acts[0]?.id ?? 0;

describe('what hangs on a company', () => {
  it('is recorded as the company’s own, found by the contact’s phone, and taken back by one undo', async () => {
    /* Bytes are not recorded: an undo leaves them, and only what points at them goes. */
    const rows = (): unknown =>
      dumpTables(shop.reader, ['audit', 'auditDetails', 'sqlite_sequence', 'fileContents']);
    const before = rows();
    await act((unit) => fill(unit, company));
    const owners = shop.reader.column(
      'SELECT DISTINCT "customerId" FROM "auditDetails" WHERE "auditId" = ?',
      await lastAct(),
    );
    expect(owners).toEqual([company]);
    expect((await shop.call('customers.find', { text: '5678' })).rows.map(({ id }) => id)).toEqual([company]);
    await shop.call('history.undo', { actId: await lastAct() });
    expect(rows()).toEqual(before);
    const db = new Database(shop.file, { readonly: true });
    expect(findBrokenAudit(new Statements(db))).toBeNull();
    db.close();
  });

  it.each([
    ['a company’s own data', (unit: Unit, id: number) => unit.insert(CustomerCompany, { customerId: id })],
    [
      'a contact',
      (unit: Unit, id: number) => unit.insert(CustomerContact, { customerId: id, position: 0, name: '单' }),
    ],
    [
      'a company that names them as its contact',
      (unit: Unit, id: number) =>
        unit.insert(CustomerContact, { customerId: company, position: 0, personId: id }),
    ],
    [
      'a file',
      (unit: Unit, id: number) =>
        unit.insert(CustomerFile, {
          customerId: id,
          contentId: addContent(unit),
          name: 'x.png',
          kind: 'photo',
          ...when(unit),
        }),
    ],
    ['an answer about consent', (unit: Unit, id: number) => addConsent(unit, id, { answer: 'refused' })],
  ])('%s keeps the card when its making or its import is undone', async (_what, hang) => {
    const { id: made } = await shop.call('customers.create', { name: '罗成' });
    const making = await lastAct();
    await shop.writer.unit('test', OWNER, (unit) => hang(unit, made));
    await expect(shop.call('history.undo', { actId: making })).rejects.toThrow('history.movedOn');

    files.put('/people.csv', rowsOf([customerItem({ name: '秦琼', phones: [phoneOf('16000000002')] })]));
    const token = shop.give('/people.csv');
    const { importId } = await shop.call('transfer.run', {
      token,
      layout: layoutOf('customers'),
      expectedRows: null,
    });
    const brought = (await shop.call('customers.find', { text: '秦琼' })).rows[0]?.id ?? 0;
    await shop.writer.unit('test', OWNER, (unit) => hang(unit, brought));
    expect(await shop.call('transfer.undo', { importId })).toEqual({ importId, kept: 1 });
    expect((await shop.call('customers.card', { id: brought })).fields.name).toBe('秦琼');
  });
});

describe('the file itself refuses', () => {
  it.each([
    ['a second set of company data', (unit: Unit) => unit.insert(CustomerCompany, { customerId: company })],
    [
      'a contact who is known by nothing',
      (unit: Unit) => unit.insert(CustomerContact, { customerId: company, position: 1 }),
    ],
    [
      'a company as its own contact',
      (unit: Unit) => unit.insert(CustomerContact, { customerId: company, position: 1, personId: company }),
    ],
    [
      'a part that is neither had nor not had',
      (unit: Unit) =>
        unit.insert(CustomerContact, { customerId: company, position: 1, name: '单', decides: 2 as 1 }),
    ],
    ['the same bytes twice', (unit: Unit) => Promise.resolve(addContent(unit, 'scan'))],
    [
      'a content of another length than it says',
      (unit: Unit) =>
        unit.insert(FileContent, {
          sha256: '0'.repeat(64),
          mediaType: 'image/png',
          byteCount: 3,
          content: Buffer.from('four'),
        }),
    ],
    [
      'an agreement about a file that is not confidential',
      (unit: Unit) =>
        unit.insert(CustomerFile, {
          customerId: company,
          contentId: 1,
          name: 'x',
          kind: 'photo',
          agreement: '口头',
          ...when(unit),
        }),
    ],
    ['an answer that is none', (unit: Unit) => addConsent(unit, company, { answer: 'maybe' as 'given' })],
    ['a consent for nothing', (unit: Unit) => addConsent(unit, company, { purpose: '' })],
    ['a proof that is not there', (unit: Unit) => addConsent(unit, company, { proofId: 99 })],
  ])('%s', async (_what, wrong) => {
    await act((unit) => fill(unit, company));
    const before = dumpTables(shop.reader);
    await expect(act(wrong)).rejects.toThrow(/constraint failed/u);
    expect(dumpTables(shop.reader)).toEqual(before);
  });
});
