import { rounded } from './arithmetic';
import { CountCard } from './countCard';
import type { Kind } from './countCard';
import { peopleThere } from './counter';
import type { Act, Counter, Numbers } from './counter';
import type { Person } from './entries';
import { isFree, takeLineBack } from './page';
import type { Page, PageLine } from './page';
import { nameOf, someone } from './people';

/* What is done with lists of the notebook. */

const nothing = (): void => undefined;

/** A line as it is written: of somebody there, or of somebody new, who is null until the shop made their card. */
type Written = { person: Person | null; name: string; kind: Kind | null; times: number } & Pick<
  PageLine,
  'points' | 'principal' | 'gift' | 'debtCents'
>;

/** Kinds of which a notebook can say how often they are still good. */
const countable = ({ kinds }: Counter): Kind[] => kinds.filter(({ times }) => times !== null);

function someLine(counter: Counter, person: Person | null): Written {
  const { books, random } = counter;
  const kind = random.chance(0.3) ? random.pick(countable(counter)) : null;
  const has = (): boolean => random.chance(0.5);
  return {
    person,
    name: person?.name ?? nameOf(),
    points: books.programme.isOn && has() ? random.whole(1, 800) : 0,
    principal: has() ? random.whole(1, 60_000) : 0,
    gift: has() ? random.whole(1, 9_000) : 0,
    kind,
    times: kind === null ? 0 : random.whole(1, 12),
    /* So that no line says nothing. */
    debtCents: random.whole(1, 40_000),
  };
}

const asked = (line: Written): Record<string, unknown> => ({
  customerId: line.person?.id ?? null,
  name: line.name,
  phone: '',
  points: line.points,
  principalCents: line.principal,
  giftCents: line.gift,
  countKindId: line.kind?.id ?? null,
  times: line.times,
  debtCents: line.debtCents,
  dueOn: null,
  note: '',
});

/** What a list made, line by line. */
const PAGE_NUMBERS = `SELECT r."customerId", r."countCardId" AS "cardId", o."saleId" FROM "openingRows" r
  LEFT JOIN "saleOpenings" o ON o."id" = r."debtId" WHERE r."listId" = ? ORDER BY r."position"`;

/** Writes into the books what one line brought. */
function enterLine({ books }: Counter, line: Written, numbers: Numbers): PageLine {
  const { points, principal, gift, kind, times, debtCents } = line;
  const person = line.person ?? someone(books, { id: numbers.customerId ?? 0, name: line.name });
  const { account, purse } = person;
  const lot =
    points === 0 ? null : purse.add(points, { until: books.lapseToday(), root: null, isEarned: false });
  account.principal += principal;
  account.addGift(gift, books.today);
  let card: CountCard | null = null;
  if (kind !== null) {
    const paid = rounded(kind.cents * times, kind.times ?? 1);
    card = new CountCard(person.id, { ...kind, times }, paid, books.today);
    card.id = numbers.cardId ?? 0;
    books.counts.push(card);
  }
  const debt = debtCents === 0 ? null : books.owe(numbers.saleId ?? 0, person, debtCents);
  const { payouts } = account;
  return { person, points, lot, principal, gift, payouts, card, debtCents, debt, isBack: false };
}

/** A list is taken over, or refused whole for one line. */
export function openPage(counter: Counter): Act | null {
  const { books, random } = counter;
  const there = peopleThere(counter).sort(() => random.next() - 0.5);
  const people: (Person | null)[] = there.slice(0, random.whole(1, 3));
  if (random.chance(0.2)) people.push(null);
  const lines = people.map((person) => someLine(counter, person));
  for (const line of lines) if (line.points > 0 && random.chance(0.6)) line.debtCents = 0;
  const act: Act = {
    channel: 'opening.save',
    input: { rows: lines.map(asked) },
    refusal: null,
    numbers: PAGE_NUMBERS,
    enter: (id, numbers) => {
      const made = lines.map((line, at) => enterLine(counter, line, numbers[at] ?? {}));
      books.pages.push({ id, lines: made, isSigned: false });
    },
  };
  return random.chance(0.15) ? wrongPage(counter, act, lines) : act;
}

/** The same with a line that is not to be had. */
function wrongPage(counter: Counter, act: Act, lines: readonly Written[]): Act | null {
  const { random, kinds } = counter;
  const [first] = lines;
  if (first === undefined) return null;
  const wrong = (refusal: string, line: Record<string, unknown>): Act => ({
    ...act,
    refusal,
    input: { rows: [...lines.map(asked), line] },
    enter: nothing,
  });
  const empty = asked({ ...first, points: 0, principal: 0, gift: 0, kind: null, times: 0, debtCents: 0 });
  switch (random.whole(0, 4)) {
    case 0:
      return wrong('opening.nothing', { ...empty, customerId: null, name: '空' });
    case 1:
      return first.person === null ? null : wrong('opening.twice', { ...empty, debtCents: 1 });
    case 2: {
      const [binned] = peopleThere(counter, 'binned');
      return binned ? wrong('customers.inBin', { ...empty, customerId: binned.id, debtCents: 1 }) : null;
    }
    case 3: {
      const endless = kinds.find(({ times }) => times === null);
      const line = { ...empty, customerId: null, name: '月', countKindId: endless?.id, times: 3 };
      return wrong('loyalty.countEndless', line);
    }
    default:
      return counter.books.programme.isOn
        ? null
        : wrong('loyalty.off', { ...empty, customerId: null, name: '分', points: 5 });
  }
}

/** One of the latest lists, mostly one that can still be taken back. */
function somePage({ books, random }: Counter): Page | null {
  const latest = books.pages.slice(-12);
  const open = latest.filter((page) => whyClosed(page) === null);
  const among = open.length > 0 && random.chance(0.8) ? open : latest;
  return among.length === 0 ? null : random.pick(among);
}

/** What says no to taking a list back or signing it. */
const whyClosed = ({ isSigned, lines }: Page): string | null =>
  isSigned ? 'opening.isSigned' : lines.every(({ isBack }) => isBack) ? 'opening.isUndone' : null;

/** A list is taken back, whole or what of it is still there. */
export function undoPage(counter: Counter): Act | null {
  const { books, random } = counter;
  const page = somePage(counter);
  if (page === null) return null;
  const open = page.lines.filter(({ isBack }) => !isBack);
  const free = open.filter((line) => isFree(line, books.today));
  const skipsSpent = random.chance(0.6);
  const isShort = free.length === 0 || (free.length < open.length && !skipsSpent);
  return {
    channel: 'opening.undo',
    input: { id: page.id, skipsSpent },
    refusal: whyClosed(page) ?? (isShort ? 'opening.spent' : null),
    enter: () => {
      for (const line of free) takeLineBack(line, books.today);
    },
  };
}

/** Somebody signs a list off. */
export function signPage(counter: Counter): Act | null {
  const page = somePage(counter);
  if (page === null) return null;
  return {
    channel: 'opening.sign',
    input: { id: page.id, by: '店主', on: counter.books.today },
    refusal: whyClosed(page),
    enter: () => {
      page.isSigned = true;
    },
  };
}
