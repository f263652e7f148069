import { AppError } from '@shared/errors/AppError';
import type { JoinRow, joinsContract, JoinSource } from '@shared/features/joins/joins.contract';
import { pageAddress } from '@shared/features/feedback/feedback.rules';
import { joinPath } from '@shared/features/joins/joins.post.rules';
import { FIRST_TEXT, gapsOf, JOIN_DAYS } from '@shared/features/joins/joins.rules';
import type { JoinGroup, KnownFacts } from '@shared/features/joins/joins.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { similarCustomers } from '../customers/customers.similar.queries';
import { phonesOf, sightOf } from '../customers/customers.sight.queries';
import { readPage } from '../feedback/feedback.queries';
import { readSetting } from '../settings/settings.values.queries';
import type { JoinFormRow } from './joins.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** The words beside the form; version 0 for those of every shop. */
export function joinText(
  reader: Reads,
  version?: number | null,
): { version: number; zh: string; en: string } {
  const row = reader.get<{ version: number; zh: string; en: string }>(
    `SELECT "id" AS "version", "zh", "en" FROM "joinTexts" ${version === undefined ? '' : 'WHERE "id" = ?'} ORDER BY "id" DESC LIMIT 1`,
    ...(version === undefined ? [] : [version]),
  );
  if (row !== undefined) return row;
  const shop = readSetting<{ name: string }>(reader, 'shop')?.name ?? '';
  const { zh, en } = FIRST_TEXT;
  return { version: 0, zh: zh.replace('{{shop}}', shop), en: en.replace('{{shop}}', shop) };
}

/** Posters, shelves and events by whose code forms are taken. */
export const openSources = (reader: Pick<Reader, 'all'>): Pick<JoinSource, 'id' | 'code' | 'name'>[] =>
  reader.all('SELECT "id", "code", "name" FROM "joinSources" WHERE "isClosed" = 0 ORDER BY "id"');

/** What a form may add to. */
export function knownFacts(reader: Reads, id: number): KnownFacts {
  const row = reader.get<Omit<KnownFacts, 'phones'>>(
    'SELECT "name", "gender", "birthMonth", "likes", "number" FROM "customers" WHERE "id" = ?',
    id,
  );
  if (row === undefined) throw new AppError('customers.notFound');
  return { ...row, phones: phonesOf(reader, id) };
}

/** The condition of a group; what is due to be deleted is in none. */
const GROUP: Readonly<Record<JoinGroup, string>> = {
  waiting: `f."state" = 'waiting' AND f."onDay" >= ?`,
  ended: `f."state" <> 'waiting' AND f."endedOn" >= ?`,
};

const oldest = (reader: Pick<Reader, 'today'>): Day => addDays(reader.today, -JOIN_DAYS);

export const joinsQueries: QueryHandlers<typeof joinsContract> = {
  list: (reader, { group, offset, limit }) => ({
    rows: reader.all<JoinRow>(
      `SELECT f."id", f."name", f."phone", f."state", f."way", s."name" AS "source", f."onDay" AS "on", f."customerId", f."reason"
       FROM "joinForms" f LEFT JOIN "joinSources" s ON s."id" = f."sourceId" WHERE ${GROUP[group]}
       ORDER BY f."id" DESC LIMIT ? OFFSET ?`,
      oldest(reader),
      limit,
      offset,
    ),
    total:
      reader.column<number>(`SELECT count(*) FROM "joinForms" f WHERE ${GROUP[group]}`, oldest(reader))[0] ??
      0,
  }),
  counts: (reader) => {
    const count = (sql: string): number => reader.column<number>(sql, oldest(reader))[0] ?? 0;
    return {
      waiting: count(`SELECT count(*) FROM "joinForms" f WHERE ${GROUP.waiting}`),
      lapsed: count(
        `SELECT count(*) FROM "joinForms" WHERE coalesce("endedOn", "onDay") < ? AND ("state" = 'waiting' OR "name" <> '' OR "phone" <> '')`,
      ),
    };
  },
  get: (reader, { id }, actor) => {
    const row = reader.get<JoinFormRow & { source: string | null }>(
      `SELECT f.*, s."name" AS "source" FROM "joinForms" f LEFT JOIN "joinSources" s ON s."id" = f."sourceId" WHERE f."id" = ?`,
      id,
    );
    if (row === undefined) throw new AppError('joins.notFound');
    const { version, zh, en } = joinText(reader, row.textId);
    const { name, phone, gender, birthMonth, birthDay, birthYear, wishes, answer } = row;
    const asked = { name, phones: phone === '' ? [] : [phone], exceptId: null };
    const similar = row.state === 'waiting' ? similarCustomers(reader, sightOf(reader, actor), asked) : [];
    return {
      id,
      name,
      phone,
      gender,
      birthday:
        birthMonth === null || birthDay === null
          ? null
          : { month: birthMonth, day: birthDay, year: birthYear },
      wishes,
      answer,
      state: row.state,
      way: row.way,
      source: row.source,
      on: row.onDay as Day,
      textVersion: version,
      text: { zh, en },
      similar: similar.flatMap(({ isInBin, ...one }) =>
        isInBin
          ? []
          : [
              {
                id: one.id,
                name: one.name,
                number: one.number,
                phoneTail: one.phoneTail,
                reason: one.reason,
                fills: gapsOf(knownFacts(reader, one.id), { name, phone, gender, birthMonth, wishes }),
              },
            ],
      ),
    };
  },
  sources: (reader) => ({
    rows: reader
      .all<Omit<JoinSource, 'isClosed'> & { isClosed: 0 | 1 }>(
        `SELECT s."id", s."code", s."name", s."kind", s."isClosed", count(f."id") AS "forms",
           coalesce(sum(f."state" = 'joined'), 0) AS "joined"
         FROM "joinSources" s LEFT JOIN "joinForms" f ON f."sourceId" = s."id" GROUP BY s."id" ORDER BY s."isClosed", s."id" DESC`,
      )
      .map((row) => ({ ...row, isClosed: row.isClosed === 1 })),
    isPageOn: readPage(reader).isOn,
  }),
  posterOf: (reader, { id }) => {
    const { address, port, phone, email } = readPage(reader);
    if (address === '') throw new AppError('feedback.noAddress');
    const source = openSources(reader).find((one) => one.id === id);
    if (source === undefined) throw new AppError('joins.noSource');
    return {
      shop: readSetting<{ name: string }>(reader, 'shop')?.name ?? '',
      name: source.name,
      page: 'join',
      address: pageAddress(address, port, joinPath(source.code)),
      reach: { phone, email },
    };
  },
  text: (reader) => joinText(reader),
};
