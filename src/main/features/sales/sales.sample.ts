import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { GOODS, type Good } from '../../sample/goods';
import type { CastMember } from '../../sample/member';
import type { Random } from '../../sample/random';
import { type Sample, type SamplePart, instantOf } from '../../sample/sample';
import type { SaleKind } from './sales.entity';
import { openAccount } from './sales.service';

type PlannedLine = { good: Good; quantityMilli: number };
type PlannedSale = {
  kind: SaleKind;
  /** Place in the cast; null where the buyer left no name. */
  at: number | null;
  on: Day;
  minute: number;
  lines: readonly PlannedLine[];
};

/** Sales of one transaction. */
const CHUNK = 10_000;
/** One in so many sales comes back in part. */
const RETURNED = 0.025;
/** Sales without a name, for each with one. */
const NAMELESS = 0.12;
/** The weeks before the two feasts at which people bring gifts; months, of the solar year. */
const GIFT_MONTHS = new Set([1, 2, 9]);

/** What people come back for: nobody needs a pot a fortnight. */
const USED_UP = GOODS.filter(({ kind }) => kind === 'tea' || kind === 'sweet');

/** Two years of slips: everybody in a rhythm of their own, with returns, and with buyers who left no name. */
export const salesSample: SamplePart = {
  feature: 'sales',
  fill: async (sample) => {
    const random = sample.randomFor('sales');
    const planned = sample.cast.flatMap((member, at) => planSales(sample, member, at, random));
    const nameless = Math.round(planned.length * NAMELESS);
    const days = daysBetween(sample.from, sample.ask.until);
    for (let sale = 0; sale < nameless; sale += 1) {
      planned.push(planSale(random, null, addDays(sample.from, random.whole(0, days)), [], 1));
    }
    planned.sort((a, b) => (a.on === b.on ? a.minute - b.minute : a.on < b.on ? -1 : 1));
    await writeSales(sample, planned);
  },
};

/** The days on which a member bought, oldest first. */
function visitsOf({ ask }: Sample, { habit, joinedOn }: CastMember, random: Random): Day[] {
  const daysHere = daysBetween(joinedOn, ask.until);
  const sometime = (): Day => addDays(joinedOn, random.whole(0, daysHere));
  switch (habit.kind) {
    case 'never':
      return [];
    case 'once':
      return [joinedOn];
    case 'occasional':
      return Array.from({ length: habit.visits }, sometime).sort();
    case 'regular':
    case 'sleeper': {
      const end = habit.kind === 'sleeper' ? daysHere - habit.quietDays : daysHere;
      const days: Day[] = [];
      /* A sleeper's last visit is known, so the rhythm is walked backwards. */
      let back = habit.kind === 'sleeper' ? 0 : random.next() * habit.everyDays;
      while (back <= end) {
        days.unshift(addDays(joinedOn, Math.floor(end - back)));
        back += Math.max(1, habit.everyDays * (0.6 + 0.8 * random.next()));
      }
      return days;
    }
  }
}

function planSales(sample: Sample, member: CastMember, at: number, random: Random): PlannedSale[] {
  const drawn = Array.from({ length: random.whole(2, 3) }, () => random.pick(USED_UP));
  const own = GOODS.filter(({ code }) => member.favourites?.includes(code));
  const favourites = own.length > 0 ? own : drawn;
  return visitsOf(sample, member, random).flatMap((on) => {
    const sale = planSale(random, at, on, favourites, member.appetite);
    if (on === member.joinedOn) sale.minute = Math.max(sale.minute, member.joinedMinute);
    const line = sale.lines[0];
    const back = addDays(on, random.whole(1, 6));
    const isReturned = random.chance(RETURNED) && back <= sample.ask.until;
    if (!isReturned || line === undefined) return [sale];
    const lines = [{ good: line.good, quantityMilli: -line.quantityMilli }];
    return [sale, { kind: 'return' as const, at, on: back, minute: random.whole(600, 1_200), lines }];
  });
}

function planSale(
  random: Random,
  at: number | null,
  on: Day,
  favourites: readonly Good[],
  appetite: number,
): PlannedSale {
  const isGiftTime = GIFT_MONTHS.has(Number(on.slice(5, 7)));
  const gifts = GOODS.filter(({ kind }) => kind === 'gift');
  const lines = Array.from({ length: random.pick([1, 1, 1, 2, 2, 3, 4]) }, (): PlannedLine => {
    const good =
      isGiftTime && random.chance(0.25)
        ? random.pick(gifts)
        : favourites.length > 0 && random.chance(0.65)
          ? random.pick(favourites)
          : random.pick(GOODS);
    const pieces = random.pick([1, 1, 1, 2]) * (good.kind === 'ware' ? 1 : random.whole(1, appetite));
    /* Weighed goods go by 50 g, a tenth of a 斤. */
    return { good, quantityMilli: good.isWeighed ? random.whole(1, 10) * 100 : pieces * 1_000 };
  });
  const seen = new Set<string>();
  return {
    kind: 'sale',
    at,
    on,
    minute: random.pick([random.whole(9 * 60, 12 * 60), random.whole(14 * 60, 20 * 60 + 20)]),
    lines: lines.filter(({ good }) => !seen.has(good.code) && seen.add(good.code)),
  };
}

async function writeSales(sample: Sample, planned: readonly PlannedSale[]): Promise<void> {
  const products = await sample.inBulk(
    (unit) =>
      new Map(
        unit
          .all<{ code: string; id: number }>('SELECT "code", "id" FROM "products"')
          .map((row) => [row.code, row.id]),
      ),
  );
  const numbers = slipNumbers(planned);
  const write = (unit: Unit, sale: PlannedSale, place: number): void => {
    insertSale(
      unit,
      sale,
      numbers[place] ?? '',
      sale.at === null ? null : (sample.ids.get(sale.at) ?? null),
      products,
    );
  };
  for (let from = 0; from < planned.length; from += CHUNK) {
    await sample.inBulk((unit) => {
      for (const [place, sale] of planned.slice(from, from + CHUNK).entries()) {
        const isWaiting = sale.at !== null && !sample.ids.has(sale.at);
        if (!isWaiting) write(unit, sale, from + place);
        else {
          /* Whoever is added in the last days is not there yet. */
          sample.later({ on: sale.on, minute: sale.minute + 5 }, (then) => {
            write(then, sale, from + place);
            openAccount(then, sample.ids.get(sale.at ?? -1) ?? 0);
          });
        }
      }
    });
  }
  await sample.inBulk((unit) => {
    for (const id of sample.ids.values()) openAccount(unit, id);
  });
}

/** Six digits of the day and three of the slip, as the till prints them. */
function slipNumbers(planned: readonly PlannedSale[]): string[] {
  let day = '';
  let slip = 0;
  return planned.map(({ on }) => {
    slip = on === day ? slip + 1 : 1;
    day = on;
    return `${on.slice(2).replaceAll('-', '')}${String(slip).padStart(3, '0')}`;
  });
}

function insertSale(
  unit: Unit,
  { kind, on, minute, lines }: PlannedSale,
  number: string,
  customerId: number | null,
  products: ReadonlyMap<string, number>,
): void {
  const priced = lines.map(({ good, quantityMilli }) => ({
    good,
    quantityMilli,
    amountCents: Math.round((good.priceCents * quantityMilli) / 1_000),
  }));
  const { lastId: saleId } = unit.run(
    `INSERT INTO "sales" ("number", "kind", "customerId", "soldAt", "soldOn", "soldMinute", "amountCents", "lineCount")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    number,
    kind,
    customerId,
    instantOf({ on, minute }),
    on,
    minute,
    priced.reduce((sum, line) => sum + line.amountCents, 0),
    priced.length,
  );
  for (const [at, { good, quantityMilli, amountCents }] of priced.entries()) {
    unit.run(
      `INSERT INTO "saleLines" ("saleId", "lineNo", "productId", "name", "quantityMilli", "unitPriceMills", "amountCents")
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      saleId,
      at + 1,
      products.get(good.code) ?? null,
      good.name,
      quantityMilli,
      good.priceCents * 10,
      amountCents,
    );
  }
}
