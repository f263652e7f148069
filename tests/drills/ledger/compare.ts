import type { DrillShop } from './drillShop';
import { SHOP_CHECKS } from '../../../src/main/ipc/checks';
import { sumOf } from './arithmetic';
import { compareCounts, compareGifts, toldCounts } from './compareCounts';
import { compareCompensations, compareLists, compareOpenings, toldDesk } from './compareDesk';
import { compareLines } from './compareLines';
import { differences } from './told';
import type { Shown } from './told';
import type { Person, Sale, Slip } from './entries';

/** What is found: `lost` is what the books say otherwise, `corrupt` what the shop itself sees or lets happen. */
export type Found = { lost: string[]; corrupt: string[] };

const LEDGERS = [
  'salePayments',
  'loyaltyPoints',
  'loyaltyTierMoves',
  'loyaltyTopUps',
  'loyaltyStored',
  'loyaltyCouponMoves',
  'loyaltyCountMoves',
  'loyaltyGiftMoves',
  'saleOpenings',
  'complaintCompensations',
] as const;

const listed = (sums: Iterable<[string, number]>): string =>
  [...sums]
    .filter(([, cents]) => cents !== 0)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, cents]) => `${kind} ${String(cents)}`)
    .join(', ');

const toldSlip = (kind: string, on: string, cents: number, paid: Iterable<[string, number]>): string =>
  `${kind} of ${on} over ${String(cents)}, paid ${listed(paid)}`;

/** Every slip with what it comes to and what was paid on it, by kind. */
function compareSlips({ shop, books }: DrillShop): string[] {
  const paid = new Map<number, [string, number][]>();
  for (const { saleId, kind, cents } of shop.reader.all<{ saleId: number; kind: string; cents: number }>(
    `SELECT "saleId", "kind", sum("amountCents") AS "cents" FROM "salePayments" GROUP BY "saleId", "kind"`,
  )) {
    paid.set(saleId, [...(paid.get(saleId) ?? []), [kind, cents]]);
  }
  const rows = shop.reader.all<{ id: number; kind: string; on: string; cents: number; lines: number }>(
    `SELECT s."id", s."kind", s."soldOn" AS "on", s."amountCents" AS "cents",
       (SELECT coalesce(sum(l."amountCents"), 0) FROM "saleLines" l WHERE l."saleId" = s."id") AS "lines"
     FROM "sales" s`,
  );
  const wrongSums = rows
    .filter(({ cents, lines }) => cents !== lines)
    .map(({ id }) => `slip ${String(id)} is not the sum of its lines`);
  const told = (slip: Slip): [number, string] => [
    slip.id,
    toldSlip(slip.kind, slip.on, slip.cents, slip.paid),
  ];
  return [
    ...wrongSums,
    ...differences(
      'slip',
      new Map(rows.map((row) => [row.id, toldSlip(row.kind, row.on, row.cents, paid.get(row.id) ?? [])])),
      new Map(books.slips.map(told)),
    ),
  ];
}

type PointsRow = {
  id: number;
  customerId: number;
  points: number;
  cause: string;
  lotId: number | null;
  expiresOn: string | null;
};

const toldPoints = (lots: readonly { left: number; until: string | null }[], owed: number): string => {
  const byDay = new Map<string, number>();
  for (const { left, until } of lots) {
    byDay.set(until ?? 'for ever', (byDay.get(until ?? 'for ever') ?? 0) + left);
  }
  return `${listed(byDay)}; owes ${String(owed)}`;
};

/** Everybody's points by the day on which they lapse, and what they owe, from the bare rows of the ledger. */
function comparePoints({ shop, books }: DrillShop): string[] {
  const lots = new Map<number, { customerId: number; left: number; until: string | null }>();
  const owed = new Map<number, number>();
  for (const row of shop.reader.all<PointsRow>(
    'SELECT "id", "customerId", "points", "cause", "lotId", "expiresOn" FROM "loyaltyPoints" ORDER BY "id"',
  )) {
    const { customerId, points, cause, lotId } = row;
    const lot = lotId === null ? undefined : lots.get(lotId);
    if (lot !== undefined) lot.left += points;
    else if (points > 0 && cause !== 'settle' && cause !== 'erased')
      lots.set(row.id, { customerId, left: points, until: row.expiresOn });
    else owed.set(customerId, (owed.get(customerId) ?? 0) - points);
  }
  const own = new Map<number, { left: number; until: string | null }[]>();
  for (const lot of lots.values()) own.set(lot.customerId, [...(own.get(lot.customerId) ?? []), lot]);
  const of = (id: number): string => toldPoints(own.get(id) ?? [], owed.get(id) ?? 0);
  const people = [...books.people.values()];
  return differences(
    'points of customer',
    new Map(people.map(({ id }) => [id, of(id)])),
    new Map(people.map(({ id, purse }) => [id, toldPoints(purse.lots, purse.owed)])),
  );
}

const toldStored = (principal: number, gifts: Iterable<[string, number]>, today: string): string => {
  const byDay = new Map<string, number>();
  for (const [from, cents] of gifts) {
    const day = from <= today ? 'now' : from;
    byDay.set(day, (byDay.get(day) ?? 0) + cents);
  }
  return `${String(principal)} paid in; gifts ${listed(byDay)}`;
};

/** What everybody stored, by kind and by the day from which it counts, from the bare rows of the ledger. */
function compareStored({ shop, books }: DrillShop): string[] {
  const held = new Map<number, { principal: number; gifts: [string, number][] }>();
  for (const { customerId, kind, cents, from } of shop.reader.all<{
    customerId: number;
    kind: string;
    cents: number;
    from: string;
  }>(
    `SELECT "customerId", "kind", "cents", coalesce("countsFrom", "onDay") AS "from" FROM "loyaltyStored"`,
  )) {
    const own = held.get(customerId) ?? { principal: 0, gifts: [] };
    if (kind === 'principal') own.principal += cents;
    else own.gifts.push([from, cents]);
    held.set(customerId, own);
  }
  const people = [...books.people.values()];
  const of = (id: number): string =>
    toldStored(held.get(id)?.principal ?? 0, held.get(id)?.gifts ?? [], books.today);
  return differences(
    'stored value of customer',
    new Map(people.map(({ id }) => [id, of(id)])),
    new Map(people.map(({ id, account }) => [id, toldStored(account.principal, account.gifts, books.today)])),
  );
}

const toldStanding = (tierId: number, lockedUntil: string | null, lapsesOn: string | null): string =>
  `tier ${String(tierId)}, held until ${lockedUntil ?? '-'}, lapses on ${lapsesOn ?? '-'}`;

function compareTiers({ shop, books }: DrillShop): string[] {
  const rows = new Map(
    shop.reader
      .all<{ customerId: number; tierId: number; lockedUntil: string | null; lapsesOn: string | null }>(
        'SELECT "customerId", "tierId", "lockedUntil", "lapsesOn" FROM "loyaltyMembers"',
      )
      .map((row) => [row.customerId, toldStanding(row.tierId, row.lockedUntil, row.lapsesOn)]),
  );
  const people = [...books.people.values()].filter(({ state }) => state !== 'erased');
  const lowest = (person: Person): string => toldStanding(books.ladderOf(person)[0]?.id ?? 0, null, null);
  return differences(
    'standing of customer',
    new Map(people.map((person) => [person.id, rows.get(person.id) ?? lowest(person)])),
    new Map(people.map((one) => [one.id, toldStanding(one.tierId, one.lockedUntil, one.lapsesOn)])),
  );
}

const toldAccount = (sales: number, returns: number, cents: number): string =>
  `${String(sales)} sales, ${String(returns)} returns, ${String(cents)} spent`;

function compareAccounts({ shop, books }: DrillShop): string[] {
  const people = [...books.people.values()].filter(({ state }) => state === 'there');
  const count = ({ slips }: Person, kind: string): number => slips.filter((one) => one.kind === kind).length;
  return differences(
    'account of customer',
    new Map(
      shop.reader
        .all<{ customerId: number; sales: number; returns: number; cents: number }>(
          `SELECT "customerId", "saleCount" AS "sales", "returnCount" AS "returns", "spendCents" AS "cents" FROM "salesSummary"`,
        )
        .map((row) => [row.customerId, toldAccount(row.sales, row.returns, row.cents)]),
    ),
    new Map(
      people.map((one) => [
        one.id,
        toldAccount(count(one, 'sale'), count(one, 'return'), sumOf(one.slips.map(({ cents }) => cents))),
      ]),
    ),
  );
}

const toldCoupon = (used: number, isVoided: boolean): string =>
  `used ${String(used)} times${isVoided ? ', voided' : ''}`;

/** Every coupon with how often it is used, from the bare rows of the ledger. */
function compareCoupons({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<{ id: number; used: number; isVoided: 0 | 1 }>(
    `SELECT "couponId" AS "id", sum(("cause" = 'used') - ("cause" = 'givenBack')) AS "used",
       max("cause" IN ('voided', 'erased')) AS "isVoided" FROM "loyaltyCouponMoves" GROUP BY "couponId"`,
  );
  return differences(
    'coupon',
    new Map(rows.map(({ id, used, isVoided }) => [id, toldCoupon(used, isVoided === 1)])),
    new Map(books.coupons.map(({ id, used, isVoided }) => [id, toldCoupon(used, isVoided)])),
  );
}

/** What screens are told, by the channels that they ask. */
async function compareScreens(one: DrillShop): Promise<string[]> {
  const { shop, books, random } = one;
  const owedBy = (holds: (sale: Sale) => boolean): number =>
    sumOf(books.sales.filter(holds).map((sale) => books.owedFor(sale)));
  const told: Shown[] = [];
  const { owedCents } = await shop.call('sales.debts', { customerId: null, offset: 0, limit: 1 });
  told.push(['what everybody owes', owedCents, owedBy(() => true)]);
  const of = [...books.people.values()].filter(({ state }) => state === 'there');
  if (of.length === 0) return [];
  const person = random.pick(of);
  const month = books.today.slice(0, 7);
  const statement = await shop.call('sales.statement', { customerId: person.id, month });
  told.push(['the statement’s end', statement.closingCents, owedBy((sale) => sale.person === person)]);
  const till = await shop.call('loyalty.till', { customerId: person.id });
  const isMember = books.programme.isOn;
  told.push(['points at the till', till?.points, isMember ? person.purse.good(books.today) : undefined]);
  told.push(['the tier at the till', till?.tier.id, isMember ? person.tierId : undefined]);
  const owed = await shop.call('loyalty.storedOwed', {});
  const accounts = [...books.people.values()].map(({ account }) => account);
  told.push(['money that is stored', owed.principalCents, sumOf(accounts.map(({ principal }) => principal))]);
  told.push(['gifts that are stored', owed.giftCents, sumOf(accounts.map(({ gift }) => gift))]);
  told.push(...(await toldCounts(one)));
  told.push(...(await toldDesk(one)));
  const sale = books.sales.at(-random.whole(1, Math.max(1, Math.min(50, books.sales.length))));
  const id = sale?.slips[0]?.id;
  if (sale !== undefined && id !== undefined) {
    const slip = await shop.call('sales.slip', { id: id });
    told.push(['what a sale still comes to', slip.keptCents, books.keptOf(sale)]);
    told.push(['what a slip shows as owed', slip.owedCents ?? 0, books.owedFor(sale)]);
  }
  return told
    .filter(([, shown, known]) => shown !== known)
    .map(([what, shown, known]) => `${what}: the shop says ${String(shown)}, the books ${String(known)}`);
}

/** What the shop's own checks see. */
function ownChecks({ shop }: DrillShop): string[] {
  return SHOP_CHECKS.flatMap(({ findFault }) => {
    const walk = findFault?.(shop.reader);
    let step = walk?.next();
    while (step?.done === false) step = walk?.next();
    return step?.value == null ? [] : [`the shop’s own check: ${step.value}`];
  });
}

/** Ledgers whose rows can be changed, taken out or put in place of others. */
function openLedgers({ shop }: DrillShop): string[] {
  const { raw } = shop;
  raw.pragma('recursive_triggers = ON');
  const ways = (table: string): string[] => [
    `UPDATE "${table}" SET "onDay" = '1970-01-01' WHERE "id" = (SELECT max("id") FROM "${table}")`,
    `DELETE FROM "${table}" WHERE "id" = (SELECT max("id") FROM "${table}")`,
    `INSERT OR REPLACE INTO "${table}" SELECT * FROM "${table}" WHERE "id" = (SELECT max("id") FROM "${table}")`,
  ];
  return LEDGERS.flatMap((table) => {
    if (raw.prepare(`SELECT 1 FROM "${table}"`).get() === undefined) return [];
    return ways(table).filter((sql) => {
      raw.exec('BEGIN IMMEDIATE');
      try {
        raw.prepare(sql).run();
        return true;
      } catch {
        return false;
      } finally {
        if (raw.inTransaction) raw.exec('ROLLBACK');
      }
    });
  });
}

/** Compares a whole shop with its books. */
export async function compare(one: DrillShop): Promise<Found> {
  const lost = [
    compareSlips,
    comparePoints,
    compareStored,
    compareTiers,
    compareAccounts,
    compareCoupons,
    compareCounts,
    compareGifts,
    compareLines,
    compareLists,
    compareOpenings,
    compareCompensations,
  ].flatMap((look) => look(one));
  lost.push(...(await compareScreens(one)));
  return { lost, corrupt: [...ownChecks(one), ...openLedgers(one).map((sql) => `a ledger took: ${sql}`)] };
}
