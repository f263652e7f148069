import { AppError } from '@shared/errors/AppError';
import type { CustomerCard, customersContract } from '@shared/features/customers/customers.contract';
import { maskNumber, maskText } from '@shared/features/customers/mask.rules';
import type { CustomField } from '@shared/features/fields/fields.contract';
import { PEEK_SECONDS } from '@shared/features/customers/team.rules';
import type { OutputOf } from '@shared/ipc/contract';
import { maskPhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { listFields, maskedValues, valuesOf } from '../fields/fields.queries';
import { favouritesOf, lastSaleCents, ownRhythm } from '../sales/sales.queries';
import { standInOf } from '../staff/staff.leaves.queries';
import { refusalsOfMany } from './customers.refusals.queries';
import type { SearchSource } from './customers.searchTexts';
import { isKnown, mayArrange, mayRestrict, reachTo, sightOf } from './customers.sight.queries';
import type { Reach, Sight } from './customers.sight.queries';

type Channels = (typeof customersContract)['channels'];

function tagsOf(reader: Reader, id: number): string[] {
  return reader.column<string>('SELECT "tag" FROM "customerTags" WHERE "customerId" = ? ORDER BY "id"', id);
}

type CardRow = SearchSource & {
  id: CustomerCard['id'];
  version: number;
  pinyin: string;
  kind: 'person' | 'company';
  gender: 'female' | 'male' | null;
  birthMonth: number | null;
  birthDay: number | null;
  birthYear: number | null;
  birthCalendar: 'solar' | 'lunar' | null;
  createdOn: string;
  updatedAt: string;
  deletedAt: string | null;
  erasedAt: string | null;
  importId: number | null;
  importState: string | null;
  isRestricted: 0 | 1;
};

function birthdayOf(row: CardRow): CustomerCard['fields']['birthday'] {
  if (row.birthMonth === null || row.birthDay === null || row.birthCalendar === null) return null;
  return {
    month: row.birthMonth,
    day: row.birthDay,
    year: row.birthYear,
    calendar: row.birthCalendar,
  };
}

/** The card as this person may see it, also of a customer in the bin. Throws customers.notFound, customers.erased. */
export function getCard(reader: Reader, sight: Sight, id: number): CustomerCard {
  const row = reader.get<CardRow>(
    `SELECT c.*, i."state" AS "importState" FROM "customers" c
     LEFT JOIN "transferImports" i ON i."id" = c."importId" WHERE c."id" = ?`,
    id,
  );
  const isThere = row !== undefined && ['done', 'settling'].includes(row.importState ?? 'done');
  if (!isThere) throw new AppError('customers.notFound');
  const reach = reachTo(reader, sight, id);
  if (row.erasedAt !== null) throw new AppError('customers.erased', { number: row.id });
  const summary = reader.get<{
    saleCount: number;
    returnCount: number;
    spendCents: number;
    firstSoldOn: string | null;
    lastSoldOn: string | null;
  }>('SELECT * FROM "salesSummary" WHERE "customerId" = ?', id);
  const whole: CustomerCard = {
    id: row.id,
    number: row.number,
    version: row.version,
    pinyin: row.pinyin,
    fields: {
      name: row.name,
      number: row.number ?? '',
      salutation: row.salutation,
      kind: row.kind,
      gender: row.gender,
      birthday: birthdayOf(row),
      phones: reader.all(
        'SELECT "digits", "display", "kind" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
        id,
      ),
      wechat: row.wechat,
      email: row.email,
      address: row.address,
      region: row.region,
      company: row.company,
      tags: tagsOf(reader, id),
      likes: row.likes,
      avoids: row.avoids,
      note: row.note,
      custom: valuesOf(reader, [id]).get(id) ?? {},
    },
    createdOn: row.createdOn,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
    importId: row.importId,
    summary: {
      saleCount: summary?.saleCount ?? 0,
      returnCount: summary?.returnCount ?? 0,
      spendCents: summary?.spendCents ?? 0,
      firstSoldOn: summary?.firstSoldOn ?? null,
      lastSoldOn: summary?.lastSoldOn ?? null,
      lastSaleCents: lastSaleCents(reader, id),
      rhythmDays: ownRhythm(reader, id)?.medianDays ?? null,
    },
    favourites: favouritesOf(reader, id),
    refuses: refusalsOfMany(reader, [id]).get(id) ?? [],
    team: teamOf(reader, id),
    isRestricted: row.isRestricted === 1,
    reach: {
      isWhole: reach.read,
      isRevealed: reach.reveal,
      mayPeek: reach.peek,
      mayArrange: mayArrange(reader, sight, id),
      mayRestrict: mayRestrict(reader, sight, id),
    },
  };
  return asSeen(whole, reach, () => listFields(reader));
}

function teamOf(reader: Reader, id: number): CustomerCard['team'] {
  return reader
    .all<Omit<CustomerCard['team'][number], 'isActive' | 'standIn'> & { isActive: 0 | 1 }>(
      `SELECT t."personId", t."part", p."name", p."isActive" FROM "customerTeam" t
       JOIN "staff" p ON p."id" = t."personId" WHERE t."customerId" = ?
       ORDER BY CASE t."part" WHEN 'lead' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, t."id"`,
      id,
    )
    .map((member) => ({
      ...member,
      isActive: member.isActive === 1,
      standIn: member.isActive === 1 ? standInOf(reader, member.personId) : null,
    }));
}

/** A card without what a person may not see: contact masked, or nothing but what one must know to speak with them. */
function asSeen(card: CustomerCard, { read, reveal }: Reach, custom: () => CustomField[]): CustomerCard {
  if (reveal) return card;
  const { fields, summary } = card;
  const digits = fields.phones.map((phone) => phone.digits);
  const number = card.number === null ? null : maskNumber(card.number, digits);
  const masked: CustomerCard = {
    ...card,
    number,
    fields: {
      ...fields,
      number: number ?? '',
      phones: fields.phones.map((phone) => {
        const display = maskPhone(phone.digits);
        return { ...phone, digits: display, display };
      }),
      wechat: maskText(fields.wechat),
      email: maskText(fields.email),
      address: maskText(fields.address),
      custom: maskedValues(custom(), fields.custom),
    },
  };
  if (read) return masked;
  return {
    ...masked,
    fields: {
      ...masked.fields,
      wechat: '',
      email: '',
      address: '',
      region: '',
      company: '',
      tags: [],
      note: '',
      custom: {},
    },
    importId: null,
    summary: {
      ...summary,
      saleCount: 0,
      returnCount: 0,
      spendCents: 0,
      firstSoldOn: null,
      lastSaleCents: null,
    },
  };
}

/** What somebody asked to see, while the moment lasts. Throws customers.peekOver. */
function peekedAt(reader: Reader, sight: Sight, peekId: number): OutputOf<Channels['peeked']> {
  const peek = reader.get<{ customerId: number; at: string; onDay: string }>(
    'SELECT "customerId", "at", "onDay" FROM "customerPeeks" WHERE "id" = ? AND "actorId" = ?',
    peekId,
    sight.actor.id,
  );
  const passedMs = peek === undefined ? 0 : Date.parse(reader.now) - Date.parse(peek.at);
  const isOver = passedMs < 0 || passedMs >= PEEK_SECONDS * 1_000;
  if (peek === undefined || isOver || !isKnown(sight, peek.customerId)) {
    throw new AppError('customers.peekOver');
  }
  const row = reader.get<Pick<CardRow, 'number' | 'wechat' | 'email' | 'address'>>(
    'SELECT "number", "wechat", "email", "address" FROM "customers" WHERE "id" = ?',
    peek.customerId,
  );
  if (row === undefined) throw new AppError('customers.peekOver');
  const [countToday = 0] = reader.column<number>(
    'SELECT count(*) FROM "customerPeeks" WHERE "actorId" = ? AND "onDay" = ?',
    sight.actor.id,
    peek.onDay,
  );
  return {
    ...row,
    phones: reader.column<string>(
      'SELECT "display" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
      peek.customerId,
    ),
    seconds: Math.ceil((PEEK_SECONDS * 1_000 - passedMs) / 1_000),
    countToday,
  };
}

/** The card of a customer, and what is peeked at of it. */
export const cardQueries: Pick<QueryHandlers<typeof customersContract>, 'card' | 'peeked'> = {
  card: (reader, { id }, actor) => getCard(reader, sightOf(reader, actor), id),
  peeked: (reader, { peekId }, actor) => peekedAt(reader, sightOf(reader, actor), peekId),
};
