import { sumOf } from './arithmetic';
import type { DrillShop } from './drillShop';
import { differences } from './told';
import type { Shown } from './told';

const toldCard = (left: number, until: string | null, isClosed: boolean): string =>
  `${String(left)} left until ${until ?? 'for ever'}${isClosed ? ', closed' : ''}`;

/** Every count card, from the bare rows of the ledger. */
export function compareCounts({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<{ id: number; left: number; until: string | null; isClosed: 0 | 1 }>(
    `SELECT c."id", sum(m."times") AS "left", coalesce(max(m."until"), c."until") AS "until",
       sum(m."cause" IN ('takenBack', 'refunded', 'reversed', 'erased')) > sum(m."cause" = 'reopened') AS "isClosed"
     FROM "loyaltyCountCards" c JOIN "loyaltyCountMoves" m ON m."cardId" = c."id" GROUP BY c."id"`,
  );
  return differences(
    'count card',
    new Map(rows.map(({ id, left, until, isClosed }) => [id, toldCard(left, until, isClosed === 1)])),
    new Map(books.counts.map(({ id, left, until, isClosed }) => [id, toldCard(left, until, isClosed)])),
  );
}

/** The stock of every gift, from the bare rows of the ledger. */
export function compareGifts({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<{ id: number; stock: number }>(
    'SELECT "giftId" AS "id", sum("count") AS "stock" FROM "loyaltyGiftMoves" GROUP BY "giftId"',
  );
  return differences(
    'stock of gift',
    new Map(rows.map(({ id, stock }) => [id, String(stock)])),
    new Map(books.gifts.map(({ id, stock }) => [id, String(stock)])),
  );
}

/** What screens are told of count cards: what is owed in them to everybody, and what the rest of one comes to. */
export async function toldCounts({ shop, books, random }: DrillShop): Promise<Shown[]> {
  const good = books.counts.filter((card) => card.isGood(books.today));
  const owed = await shop.call('loyalty.countsOwed', {});
  const told: Shown[] = [
    ['count cards that are good', owed.cards, good.length],
    [
      'times that are owed',
      owed.times,
      sumOf(good.map(({ kind, left }) => (kind.times === null ? 0 : left))),
    ],
    ['money for these times', owed.cents, sumOf(good.map((card) => card.worth(books.today)))],
    ['who holds cards', owed.customers, new Set(good.map(({ customerId }) => customerId)).size],
  ];
  const of = good.filter(({ customerId }) => books.people.get(customerId)?.state === 'there');
  if (of.length === 0) return told;
  const card = random.pick(of);
  const sheet = await shop.call('sales.countSheet', { cardId: card.id });
  told.push(['the rest of a count card', sheet.outCents, card.worth(books.today)]);
  return told;
}
