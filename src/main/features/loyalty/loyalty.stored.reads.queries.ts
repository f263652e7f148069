import { AppError } from '@shared/errors/AppError';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { StoredEntry } from '@shared/features/loyalty/stored.channels';
import { refundSheet } from '@shared/features/loyalty/stored.rules';
import type { Holding, StoredKind } from '@shared/features/loyalty/stored.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { aboutOf } from '../customers/customers.about.queries';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { mayUndo } from '../sales/sales.till.queries';
import { mayAct } from '../staff/staff.people.queries';
import type { TopUp } from './loyalty.stored.entity';
import {
  balanceOf,
  codeOf,
  givenTo,
  heapsOf,
  heldBy,
  personsOf,
  readStored,
  wantsCode,
  wasPaidOut,
} from './loyalty.stored.queries';

type Handlers = Pick<
  QueryHandlers<typeof loyaltyContract>,
  | 'storedRules'
  | 'storedTill'
  | 'storedHistory'
  | 'storedOwed'
  | 'storedAccounts'
  | 'storedStatement'
  | 'refundSheet'
  | 'topUpSlip'
>;

/** Rows of an account that a dialog shows. */
const MOST_SHOWN = 200;

function assertSeen(reader: Reader, actor: Actor, customerId: number): void {
  if (!isKnown(sightOf(reader, actor), customerId)) throw new AppError('customers.notFound');
}

function getTill(reader: Reader, actor: Actor, customerId: number): ReturnType<Handlers['storedTill']> {
  assertSeen(reader, actor, customerId);
  const { isOn, spendFirst, giftPermille } = readStored(reader);
  const heaps = heapsOf(reader, customerId);
  if (!isOn && heaps.length === 0) return null;
  const { principal, gift } = balanceOf(reader, customerId);
  const later = heaps.flatMap(({ countsFrom, cents }) =>
    countsFrom === null ? [] : [{ countsFrom, cents }],
  );
  return {
    principalCents: principal,
    giftCents: gift,
    laterCents: later.reduce((sum, { cents }) => sum + cents, 0),
    laterOn: later[0]?.countsFrom ?? null,
    persons: personsOf(reader, customerId),
    hasCode: codeOf(reader, customerId) !== undefined,
    isOn,
    spendFirst,
    giftPermille,
    wantsCode: wantsCode(reader, customerId, actor.id),
    mayPay: isOn && mayAct(reader, actor, 'loyalty.write'),
  };
}

const ENTRIES = `SELECT v."id", v."kind", v."cents", v."cause", s."number" AS "saleNumber", v."countsFrom",
    v."onDay" AS "on", p."name" AS "by", coalesce(
      (SELECT r."reason" FROM "loyaltyStoredReasons" r WHERE r."storedId" = v."id"),
      (SELECT r."reason" FROM "loyaltyStoredReasons" r WHERE r."topUpId" = v."topUpId"),
      (SELECT a."name" FROM "loyaltySpenders" b JOIN "loyaltyPersons" a ON a."id" = b."personId"
       WHERE b."saleId" = v."saleId" AND v."cause" = 'spend'), '') AS "reason"
  FROM "loyaltyStored" v JOIN "staff" p ON p."id" = v."actorId" LEFT JOIN "sales" s ON s."id" = v."saleId"`;

function getHistory(reader: Reader, actor: Actor, customerId: number): ReturnType<Handlers['storedHistory']> {
  assertSeen(reader, actor, customerId);
  const topUps = reader.all<TopUp & { by: string; giftCents: number; isUndone: 0 | 1 }>(
    `SELECT t.*, p."name" AS "by",
       (SELECT coalesce(sum("cents"), 0) FROM "loyaltyStored" v WHERE v."topUpId" = t."id" AND v."kind" = 'gift') AS "giftCents",
       EXISTS (SELECT 1 FROM "loyaltyTopUps" u WHERE u."undoesId" = t."id") AS "isUndone"
     FROM "loyaltyTopUps" t JOIN "staff" p ON p."id" = t."actorId"
     WHERE t."customerId" = ? ORDER BY t."id" DESC LIMIT ?`,
    customerId,
    MOST_SHOWN,
  );
  return {
    entries: reader.all<StoredEntry>(
      `${ENTRIES} WHERE v."customerId" = ? ORDER BY v."id" DESC LIMIT ?`,
      customerId,
      MOST_SHOWN,
    ),
    topUps: topUps.map(({ id, cause, moneyCents, moneyKind, giftCents, onDay, by, actorId, isUndone }) => ({
      id,
      cause,
      moneyCents,
      moneyKind,
      giftCents,
      on: onDay as Day,
      by,
      mayUndo:
        cause === 'topUp' &&
        isUndone === 0 &&
        !wasPaidOut(reader, { id, customerId }) &&
        mayUndo(reader, actor, { actorId, enteredOn: onDay }),
    })),
  };
}

function getOwed(reader: Reader): ReturnType<Handlers['storedOwed']> {
  const sums = reader.get<{ principalCents: number; giftCents: number; customers: number }>(
    `SELECT coalesce(sum("principal"), 0) AS "principalCents", coalesce(sum("gift"), 0) AS "giftCents",
       count(*) AS "customers"
     FROM (SELECT sum("cents") FILTER (WHERE "kind" = 'principal') AS "principal",
         sum("cents") FILTER (WHERE "kind" = 'gift') AS "gift"
       FROM "loyaltyStored" GROUP BY "customerId" HAVING sum("cents") > 0)`,
  );
  return { isOn: readStored(reader).isOn, ...(sums ?? { principalCents: 0, giftCents: 0, customers: 0 }) };
}

const listAccounts: Handlers['storedAccounts'] = (reader, { offset, limit }, actor) => {
  const sight = sightOf(reader, actor);
  const all = reader
    .all<{ customerId: number; principalCents: number; giftCents: number; lastOn: Day }>(
      `SELECT "customerId", coalesce(sum("cents") FILTER (WHERE "kind" = 'principal'), 0) AS "principalCents",
         coalesce(sum("cents") FILTER (WHERE "kind" = 'gift'), 0) AS "giftCents", max("onDay") AS "lastOn"
       FROM "loyaltyStored" GROUP BY "customerId" HAVING sum("cents") > 0 ORDER BY sum("cents") DESC, "customerId"`,
    )
    .filter(({ customerId }) => isKnown(sight, customerId));
  const page = all.slice(offset, offset + limit);
  const people = aboutOf(
    reader,
    sight,
    page.map(({ customerId }) => customerId),
  );
  return {
    rows: page.flatMap(({ customerId, ...row }) => {
      const customer = people.get(customerId);
      return customer === undefined ? [] : [{ customer, ...row }];
    }),
    total: all.length,
  };
};

/** All that an account held at the end of a day, also what counts later. */
function heldOn(reader: Reader, customerId: number, before: string): Holding {
  const held = { principal: 0, gift: 0 };
  for (const { kind, cents } of reader.all<{ kind: StoredKind; cents: number }>(
    'SELECT "kind", sum("cents") AS "cents" FROM "loyaltyStored" WHERE "customerId" = ? AND "onDay" < ? GROUP BY "kind"',
    customerId,
    before,
  )) {
    held[kind] = cents;
  }
  return held;
}

function getStatement(
  ...[reader, { customerId, from, to }, actor]: Parameters<Handlers['storedStatement']>
): ReturnType<Handlers['storedStatement']> {
  assertSeen(reader, actor, customerId);
  const lines = reader
    .all<StoredEntry>(
      `${ENTRIES} WHERE v."customerId" = ? AND v."onDay" BETWEEN ? AND ? ORDER BY v."id"`,
      customerId,
      from,
      to,
    )
    .map(({ reason: _reason, ...line }) => line);
  const opening = heldOn(reader, customerId, from);
  const closing = { ...opening };
  for (const { kind, cents } of lines) closing[kind] += cents;
  return { opening, lines, closing };
}

function getSheet(
  ...[reader, { customerId, takesUsedGift }, actor]: Parameters<Handlers['refundSheet']>
): ReturnType<Handlers['refundSheet']> {
  assertSeen(reader, actor, customerId);
  const held = heldBy(reader, customerId);
  const givenCents = givenTo(reader, customerId);
  return {
    principalCents: held.principal,
    giftCents: held.gift,
    givenCents,
    ...refundSheet(held, givenCents, { takesUsedGift }),
  };
}

/** Throws loyalty.noTopUp, also where the asking person may not know of the customer. */
function getSlip(reader: Reader, actor: Actor, id: number): ReturnType<Handlers['topUpSlip']> {
  const row = reader.get<TopUp & { by: string }>(
    `SELECT t.*, p."name" AS "by" FROM "loyaltyTopUps" t JOIN "staff" p ON p."id" = t."actorId" WHERE t."id" = ?`,
    id,
  );
  const customer =
    row === undefined
      ? undefined
      : aboutOf(reader, sightOf(reader, actor), [row.customerId]).get(row.customerId);
  if (row === undefined || customer === undefined) throw new AppError('loyalty.noTopUp');
  const parts = reader.all<{
    id: number;
    kind: StoredKind;
    cents: number;
    cause: string;
    countsFrom: Day | null;
  }>(
    'SELECT "id", "kind", "cents", "cause", "countsFrom" FROM "loyaltyStored" WHERE "topUpId" = ? AND "saleId" IS NULL ORDER BY "id"',
    id,
  );
  const [beforeCents = 0] = reader.column<number>(
    'SELECT coalesce(sum("cents"), 0) FROM "loyaltyStored" WHERE "customerId" = ? AND "id" < ?',
    row.customerId,
    parts[0]?.id ?? 0,
  );
  const sum = (holds: (part: (typeof parts)[number]) => boolean): number =>
    parts.filter(holds).reduce((all, { cents }) => all + cents, 0);
  const isRefund = row.cause === 'refund';
  return {
    customerId: customer.id,
    name: customer.name,
    on: row.onDay as Day,
    minute: row.minute,
    by: row.by,
    cause: row.cause,
    moneyKind: row.moneyKind,
    moneyCents: row.moneyCents,
    giftCents: isRefund ? 0 : sum(({ kind }) => kind === 'gift'),
    later: isRefund
      ? []
      : parts.flatMap(({ countsFrom, cents }) => (countsFrom === null ? [] : [{ cents, on: countsFrom }])),
    beforeCents,
    afterCents: beforeCents + sum(() => true),
    refund: isRefund
      ? {
          keptCents: -sum(({ cause }) => cause === 'kept'),
          forfeitCents: -sum(({ cause }) => cause === 'forfeit'),
        }
      : null,
  };
}

/** What the page asks of stored value. */
export const storedQueries: Handlers = {
  storedRules: (reader) => {
    const { version, offers, ...rules } = readStored(reader);
    return { version, rules: { ...rules, offers: [...offers] } };
  },
  storedTill: (reader, { customerId }, actor) => getTill(reader, actor, customerId),
  storedHistory: (reader, { customerId }, actor) => getHistory(reader, actor, customerId),
  storedOwed: getOwed,
  storedAccounts: listAccounts,
  storedStatement: getStatement,
  refundSheet: getSheet,
  topUpSlip: (reader, { id }, actor) => getSlip(reader, actor, id),
};
