import { givenTo, moneyFor } from './complaint';
import type { DrillShop } from './drillShop';
import { standing } from './page';
import { differences } from './told';
import type { Shown } from './told';

const toldGiven = (cents: number, moneyCents: number): string =>
  `${String(cents)} given, ${String(moneyCents)} of it in money`;

/** What every complaint was given, from the bare rows. */
export function compareCompensations({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<{ id: number; cents: number; money: number }>(
    `SELECT "complaintId" AS "id", sum("valueCents") AS "cents", -sum("moneyCents") AS "money"
     FROM "complaintCompensations" GROUP BY "complaintId"`,
  );
  const known = books.complaints.filter(({ given }) => given.length > 0);
  return differences(
    'complaint',
    new Map(rows.map(({ id, cents, money }) => [id, toldGiven(cents, money)])),
    new Map(known.map((one) => [one.id, toldGiven(givenTo(one), moneyFor(one))])),
  );
}

/** Which lists are signed off. */
export function compareLists({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<{ id: number; signedOn: string | null }>(
    'SELECT "id", "signedOn" FROM "openingLists"',
  );
  const told = (isSigned: boolean): string => (isSigned ? 'signed' : 'open');
  return differences(
    'list',
    new Map(rows.map(({ id, signedOn }) => [id, told(signedOn !== null)])),
    new Map(books.pages.map(({ id, isSigned }) => [id, told(isSigned)])),
  );
}

/** Every debt of before, from the bare rows of the ledger. */
export function compareOpenings({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<{ id: number; cents: number }>(
    'SELECT "saleId" AS "id", sum("cents") AS "cents" FROM "saleOpenings" GROUP BY "saleId"',
  );
  const debts = books.pages.flatMap(({ lines }) => lines.flatMap(({ debt }) => debt ?? []));
  return differences(
    'debt of before',
    new Map(rows.map(({ id, cents }) => [id, String(cents)])),
    new Map(debts.map((debt) => [debt.slips[0]?.id ?? 0, String(debt.opened)])),
  );
}

/** What screens are told of lists and complaints. */
export async function toldDesk({ shop, books, random }: DrillShop): Promise<Shown[]> {
  const told: Shown[] = [];
  if (books.pages.length > 0) {
    const { id, lines } = random.pick(books.pages);
    const list = await shop.call('opening.list', { id });
    const stands = (states: readonly string[]): string => states.join(' ');
    const known = stands(lines.map((line) => standing(line, books.today)));
    told.push([`lines of list ${String(id)}`, stands(list.lines.map(({ state }) => state)), known]);
  }
  const there = books.complaints.filter(({ person }) => person === null || person.state === 'there');
  if (there.length > 0) {
    const complaint = random.pick(there);
    const { givenCents } = await shop.call('complaints.compensations', { id: complaint.id });
    told.push(['what a complaint was given', givenCents, givenTo(complaint)]);
  }
  for (const on of [books.today, random.pick([...books.cash.keys(), books.today])]) {
    const { cashCents } = await shop.call('sales.day', { on: on });
    told.push([`the cash of ${on}`, cashCents, books.cash.get(on) ?? 0]);
  }
  return told;
}
