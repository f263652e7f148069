import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonData } from '@shared/features/privacy/privacy.contract';
import { PERSON, plantShop } from '../../../../tests/drills/erase/planting';
import type { Planted } from '../../../../tests/drills/erase/planting';
import type { Reader } from '../../db/reader';
import { PRINTED, personSheet } from '../../app/personSheet';
import { GIVEN, LEFT_OUT } from './privacy.data';
import { foreignKeysTo } from '../../db/references';

let planted: Planted;
beforeEach(async () => {
  planted = await plantShop();
});
afterEach(() => planted.shop.close());

/** Writes into the trail what the act of the windows does before it reads. */
async function tell(
  id: number,
  actor: { id: number; name: string; role: 'owner' | 'manager' },
): Promise<void> {
  await planted.shop.writer.unit('privacy.saveData', { ...actor }, () => ({ id }), {
    name: 'privacy.saveData',
    commandId: randomUUID(),
  });
}

async function dataOf(id: number) {
  await tell(id, { id: 1, name: '', role: 'owner' });
  return planted.shop.call('privacy.data', { id: id });
}

type Key = { table: string; column: string; target: string };

const allKeys = (reader: Reader): Key[] =>
  reader.all<Key>(
    `SELECT m."name" AS "table", f."from" AS "column", f."table" AS "target" FROM "sqlite_schema" m
     JOIN pragma_foreign_key_list(m."name") f WHERE m."type" = 'table'`,
  );

/** Tables that rows of a person point to and that say nothing of the person. */
const OF_THE_SHOP = new Set([
  'staff',
  'products',
  'transferImports',
  'customers',
  'followupRules',
  'loyaltyTiers',
  'processTemplates',
  'complaintCauses',
  'complaintImprovements',
  'complaintPolicies',
  'joinSources',
  'joinTexts',
  'loyaltyNumbers',
  'loyaltyCouponBatches',
  'loyaltyGifts',
  'loyaltyCountKinds',
  'fields',
]);

describe('what is given to a person', () => {
  test('holds each table that refers to a customer, and what hangs on its rows or they hang on', () => {
    const { reader } = planted.shop;
    for (const { table } of foreignKeysTo(reader, 'customers')) expect(Object.keys(GIVEN)).toContain(table);
    const keys = allKeys(reader);
    /* Whatever shows the same bytes is not about the person for that. */
    const hanging = keys.filter(
      ({ target }) => target in GIVEN && !['customers', 'fileContents'].includes(target),
    );
    const under = keys.filter(({ table, target }) => table in GIVEN && !OF_THE_SHOP.has(target));
    expect(hanging.filter(({ table }) => !(table in GIVEN))).toEqual([]);
    expect(under.filter(({ target }) => !(target in GIVEN))).toEqual([]);
    expect(hanging.length).toBeGreaterThan(3);
  });

  test('holds every word that was planted about them, and every column of their rows', async () => {
    const { shop, id, markers } = planted;
    const data = await dataOf(id);
    const whole = JSON.stringify(data);
    /* In what is about others, and in files, they are but named. */
    const elsewhere = new Set([
      'zqmdraft',
      'zqmchange',
      'zqmfile',
      'zqmolder',
      'zqmcontent',
      'zqmcontact',
      '138-0013-8011',
    ]);
    const own = markers.filter((marker) => !elsewhere.has(marker));
    expect(own.filter((marker) => !whole.includes(marker))).toEqual([]);
    expect(whole).toContain(Buffer.from('zqmcontent').toString('base64'));
    for (const [table, rows] of Object.entries(data.rows)) {
      const columns = shop.reader
        .column<string>(`SELECT "name" FROM pragma_table_info('${table}')`)
        .filter((column) => !LEFT_OUT.has(`${table}.${column}`));
      for (const row of rows) expect([table, Object.keys(row)]).toEqual([table, columns]);
    }
    const empty = Object.keys(GIVEN).filter((table) => (data.rows[table] ?? []).length === 0);
    expect(empty.sort()).toEqual(['customerPeeks', 'customerTeam', 'drafts']);
  });

  test('names colleagues and other customers, and not those who are known to their team alone', async () => {
    const { shop, id } = planted;
    const company = await shop.call('customers.create', { name: '清和公司', kind: 'company' });
    shop.raw
      .prepare('INSERT INTO "customerContacts" ("customerId", "position", "personId") VALUES (?, 0, ?)')
      .run(company.id, id);
    const contacts = (data: PersonData) => data.rows.customerContacts?.map(({ customerId }) => customerId);
    expect(contacts(await dataOf(id))).toContain('清和公司');
    await shop.call('customers.setRestricted', { id: company.id, isRestricted: true });
    const manager = await addManager();
    await tell(id, { id: manager, name: '店长', role: 'manager' });
    shop.signIn({ id: manager });
    const data = await shop.call('privacy.data', { id: id });
    expect(contacts(data)).not.toContain('清和公司');
    expect(JSON.stringify(data)).not.toContain('清和公司');
    expect(data.madeBy).toBe('店长');
  });

  async function addManager(): Promise<number> {
    const { lastInsertRowid } = planted.shop.raw
      .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('店长', 'manager')`)
      .run();
    return Promise.resolve(Number(lastInsertRowid));
  }

  test('is refused until the trail was told, for this customer, by this person, a moment ago', async () => {
    const { shop, id } = planted;
    const ask = () => shop.call('privacy.data', { id: id });
    await expect(ask()).rejects.toThrow('privacy.notTold');
    await tell(id + 1, { id: 1, name: '', role: 'owner' });
    await expect(ask()).rejects.toThrow('privacy.notTold');
    await tell(id, { id: 1, name: '', role: 'owner' });
    expect((await ask()).customer).toEqual({ id, name: PERSON.name });
    const manager = await addManager();
    shop.signIn({ id: manager });
    await expect(ask()).rejects.toThrow('privacy.notTold');
    shop.signIn({ id: 1 });
    shop.clock.set(new Date(Date.parse(shop.reader.now) + 61_000).toISOString());
    await expect(ask()).rejects.toThrow('privacy.notTold');
  });

  test('is refused to whom the customer is masked or hidden, and of whom was erased', async () => {
    const { shop, id } = planted;
    const manager = await addManager();
    await shop.call('staff.setRight', { right: 'customers.reveal', role: 'manager', scope: 'own' });
    await tell(id, { id: manager, name: '', role: 'manager' });
    shop.signIn({ id: manager });
    const ask = () => shop.call('privacy.data', { id: id });
    await expect(ask()).rejects.toThrow('customers.notYours');
    shop.signIn({ id: 1 });
    await shop.call('customers.setRestricted', { id: id, isRestricted: true });
    shop.signIn({ id: manager });
    await expect(ask()).rejects.toThrow('customers.notFound');
    shop.signIn({ id: 1 });
    await shop.call('privacy.erase', { id: id, typed: PERSON.name });
    await expect(ask()).rejects.toThrow('customers.notFound');
  });

  test('is told table by table and column by column in the documentation', () => {
    const doc = readFileSync(join(import.meta.dirname, '../../../../docs/person-data.md'), 'utf8');
    for (const table of Object.keys(GIVEN)) {
      const at = doc.indexOf(`### ${table}\n`);
      expect([table, at >= 0]).toEqual([table, true]);
      const part = doc.slice(at, doc.indexOf('\n### ', at + 1) + 1 || undefined);
      const columns = planted.shop.reader
        .column<string>(`SELECT "name" FROM pragma_table_info('${table}')`)
        .filter((column) => !LEFT_OUT.has(`${table}.${column}`));
      for (const column of columns)
        expect([table, column, part.includes(`\`${column}\``)]).toEqual([table, column, true]);
    }
  });
});

/** Columns that number rows, point to others, or repeat what another column says in words. */
const UNPRINTED = new Set([
  'topUpId',
  'storedId',
  'undoesId',
  'id',
  'version',
  'position',
  'importId',
  'contactId',
  'contentId',
  'smallId',
  'removedAt',
  'proofId',
  'previousId',
  'ruleId',
  'occasion',
  'promisedAt',
  'promisedMinute',
  'newDueMinute',
  'sourceFeature',
  'sourceId',
  'seriesId',
  'seriesDay',
  'eventKey',
  'eventSum',
  'fromDay',
  'endedAt',
  'endedMinute',
  'endedBy',
  'dueMinute',
  'lengthMinutes',
  'moves',
  'createdAt',
  'at',
  'minute',
  'soldMinute',
  'soldAt',
  'saleId',
  'dayNo',
  'originalId',
  'isUndo',
  'lineId',
  'originalLineId',
  'moveId',
  'processId',
  'inquiryId',
  'lineNo',
  'quoteId',
  'productId',
  'createdMinute',
  'answerMinutes',
  'isLatest',
  'givenMinute',
  'listMills',
  'thing',
  'wasOnSale',
  'productIds',
  'receivedAt',
  'receivedMinute',
  'category',
  'productId',
  'promiseId',
  'answerDueOn',
  'answerDueMinute',
  'solveDueOn',
  'solveDueMinute',
  'answeredMinute',
  'answerTook',
  'waitingOn',
  'waitingMinute',
  'pausedMinutes',
  'solvedMinute',
  'solveTook',
  'handOffs',
  'reopened',
  'checks',
  'mergedIntoId',
  'causeId',
  'improvementId',
  'policyId',
  'eventId',
  'toldId',
  'complaintId',
  'templateId',
  'preset',
  'startedAt',
  'startedMinute',
  'openedMinute',
  'pointsId',
  'principalId',
  'debtId',
  'countCardId',
  'listId',
  'isNew',
  'signedActorId',
  'couponMoveId',
  'giftMoveId',
  'couponId',
  'cardId',
  'giftId',
  'lotId',
  'lineCount',
  'digits',
  'erasedAt',
  'birthMonth',
  'birthDay',
  'birthYear',
  'birthCalendar',
  'form',
  'sheetId',
  'followupId',
  'endedId',
  'takenAt',
  'backAt',
  'slot',
  'begunAt',
  'customerId',
  'quantityMilli',
]);

describe('the paper', () => {
  test('tells every column that says something', () => {
    for (const table of Object.keys(GIVEN).filter((one) => !['saleLines', 'fileContents'].includes(one))) {
      const columns = planted.shop.reader.column<string>(`SELECT "name" FROM pragma_table_info('${table}')`);
      const printed: readonly string[] = PRINTED[table as keyof typeof PRINTED];
      const untold = columns.filter(
        (one) => !UNPRINTED.has(one) && !LEFT_OUT.has(`${table}.${one}`) && !printed.includes(one),
      );
      expect([table, untold]).toEqual([table, []]);
    }
  });

  test.each(['zh-CN', 'en'] as const)('names each thing in %s', async (language) => {
    const data = await dataOf(planted.id);
    const [photo] = data.rows.fileContents ?? [];
    const paper = personSheet(
      { ...data, rows: { ...data.rows, fileContents: [{ ...photo, mediaType: 'image/png' }] } },
      language,
    );
    expect(paper).toContain(PERSON.name);
    expect(paper).toMatch(/ × 1[，,] ?¥12\.00/u);
    expect(paper).toContain('data:image/png;base64,enFt');
    expect(paper).not.toMatch(/papers\.|undefined|\[object/u);
    for (const [table, columns] of Object.entries(PRINTED)) {
      for (const column of columns) expect(paper).not.toContain(`<th>${column}</th>`);
      expect(paper).not.toContain(`<h2>${table}</h2>`);
    }
  });

  test('shows what somebody typed as text, whatever signs it has', async () => {
    const { shop, id } = planted;
    await shop.call('customers.addNote', { id: id, text: '<img src=x onerror=alert(1)>"&' });
    const paper = personSheet(await dataOf(id), 'zh-CN');
    expect(paper).not.toContain('<img src=x');
    expect(paper).toContain('&#60;img src=x');
  });
});
