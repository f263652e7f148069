import { AppError } from '@shared/errors/AppError';
import type { InquiryFields, inquiriesContract } from '@shared/features/inquiries/inquiries.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, reachesTo, sightOf, type Sight } from '../customers/customers.sight.queries';
import { visible } from '../sales/sales.queries';
import { activePeople, scopeIn } from '../staff/staff.people.queries';
import type { Inquiry } from './inquiries.entity';
import { boardOf, listedInquiries, listInquiries } from './inquiries.list.queries';
import { quoteFor, quotesOf } from './inquiries.quotes.queries';
import { recordOf } from './inquiries.record.queries';
import { inquiryRows } from './inquiries.rows.queries';
import { deskOf, inquirySql, mayChange, phoneFor } from './inquiries.sight.queries';
import { listWishes, wantedThings } from './inquiries.wishes.queries';

type Card = CallOutput<'inquiries.get'>;

const MOST_SALES = 5;

/** Sales to the customer since they asked, for whoever may see sales and all of the customer. */
function salesSince(reader: Reader, actor: Actor, sight: Sight, row: Inquiry): Card['sales'] {
  const { customerId, createdOn } = row;
  if (customerId === null || scopeIn(reader, actor.role, 'sales.read') === 'none') return [];
  if (!reachesTo(reader, sight, [customerId])(customerId).read) return [];
  return reader.all(
    `SELECT s."id", s."number", s."soldOn", s."amountCents" FROM "sales" s
     WHERE s."customerId" = ? AND s."kind" = 'sale' AND s."soldOn" >= ? AND ${visible('s."importId"')}
     ORDER BY s."soldOn" DESC, s."id" DESC LIMIT ?`,
    customerId,
    createdOn,
    MOST_SALES,
  );
}

const movesOf = (reader: Reader, inquiryId: number): Card['moves'] =>
  reader.all(
    `SELECT m."id", m."stage", m."onDay" AS "on", m."minute", p."name" AS "by", m."note" FROM "inquiryMoves" m
     JOIN "staff" p ON p."id" = m."actorId" WHERE m."inquiryId" = ? ORDER BY m."id" DESC`,
    inquiryId,
  );

/** The product that was asked for, which may lie in the bin by now. */
function productOf(reader: Reader, productId: number | null): Card['product'] {
  const row = reader.get<{ id: number; name: string; isThere: 0 | 1 }>(
    `SELECT "id", "name", "deletedAt" IS NULL AS "isThere" FROM "products" WHERE "id" = ?`,
    productId,
  );
  return row === undefined ? null : { ...row, isThere: row.isThere === 1 };
}

function cardOf(reader: Reader, actor: Actor, id: number): Card {
  const desk = deskOf(reader, actor);
  const { sql, values } = inquirySql(reader, desk, 'all');
  const row = reader.get<Inquiry & { createdByName: string }>(
    `SELECT i.*, p."name" AS "createdByName" FROM "inquiries" i JOIN "staff" p ON p."id" = i."createdBy"
     WHERE i."id" = ? AND ${sql}`,
    id,
    ...values,
  );
  const [shown] = inquiryRows(reader, desk.sight, row === undefined ? [] : [id]);
  if (row === undefined || shown === undefined) throw new AppError('inquiries.notFound');
  const sales = salesSince(reader, actor, desk.sight, row);
  return {
    ...shown,
    fields: {
      customerId: row.customerId as InquiryFields['customerId'],
      name: row.name,
      phone: phoneFor(desk.sight, row.personId, row.phone),
      need: row.need,
      tags: JSON.parse(row.tags) as string[],
      productId: row.productId,
      budgetCents: row.budgetCents,
      source: row.source,
      untilOn: row.untilOn as Day | null,
      personId: row.personId,
    },
    product: productOf(reader, row.productId),
    createdBy: row.createdByName,
    mayChange: mayChange(reader, actor, id),
    sale: saleOf(reader, row.saleId),
    sales,
    moves: movesOf(reader, id),
    quotes: quotesOf(reader, id),
  };
}

const saleOf = (reader: Reader, saleId: number | null): Card['sale'] =>
  reader.get<NonNullable<Card['sale']>>(
    'SELECT "id", "number", "soldOn", "amountCents" FROM "sales" WHERE "id" = ?',
    saleId,
  ) ?? null;

export const inquiriesQueries: QueryHandlers<typeof inquiriesContract> = {
  people: (reader, _input, actor) =>
    activePeople(reader).map(({ id, name }) => ({ id, name, isMe: id === actor.id })),
  list: (reader, asked, actor) => listInquiries(reader, actor, asked),
  listed: (reader, asked, actor) => listedInquiries(reader, actor, asked),
  board: (reader, { whose }, actor) => boardOf(reader, actor, whose),
  get: (reader, { id }, actor) => cardOf(reader, actor, id),
  ofCustomer: (reader, { customerId }, actor) => {
    const desk = deskOf(reader, actor);
    if (!isKnown(desk.sight, customerId)) return { rows: [] };
    const { sql, values } = inquirySql(reader, desk, 'all');
    const ids = reader.column<number>(
      `SELECT i."id" FROM "inquiries" i WHERE i."customerId" = ? AND i."endedOn" IS NULL AND ${sql}
       ORDER BY i."createdAt", i."id" LIMIT 50`,
      customerId,
      ...values,
    );
    return { rows: inquiryRows(reader, sightOf(reader, actor), ids) };
  },
  record: (reader, { whose }, actor) => recordOf(reader, actor, whose),
  quote: (reader, { id }, actor) => quoteFor(reader, actor, id),
  wishes: (reader, asked, actor) => listWishes(reader, actor, asked),
  wanted: (reader, { limit }, actor) => wantedThings(reader, actor, limit),
};
