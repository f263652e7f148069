import { sumOf } from './arithmetic';
import type { CountCard } from './countCard';
import type { Person, Sale } from './entries';
import type { Lot } from './purse';

/* What a list of the notebook brought, and whether it is still there. */

/** What one line said, and what came of it. */
export type PageLine = {
  person: Person;
  points: number;
  lot: Lot | null;
  principal: number;
  gift: number;
  /** How often the account had been paid out by then. */
  payouts: number;
  card: CountCard | null;
  debtCents: number;
  debt: Sale | null;
  isBack: boolean;
};

export type Page = { id: number; lines: PageLine[]; isSigned: boolean };

/** True while nothing of some points was used, paid off with, lapsed or lost. */
export const isLotFree = ({ state }: Person, lot: Lot, points: number): boolean =>
  state !== 'erased' && lot.left === points;

/** True while an account was not paid out since, and holds so much of each kind. */
export const isStoredFree = (
  { account }: Person,
  { principal, gift, payouts }: Pick<PageLine, 'principal' | 'gift' | 'payouts'>,
  today: string,
): boolean =>
  (principal === 0 && gift === 0) ||
  (account.payouts === payouts && account.principal >= principal && account.giftOn(today) >= gift);

/** True while all of a line is there to be taken back. */
export function isFree(line: PageLine, today: string): boolean {
  const { person, points, lot, card, debt } = line;
  return (
    (lot === null || isLotFree(person, lot, points)) &&
    isStoredFree(person, line, today) &&
    (card === null || card.isUntouched) &&
    (debt === null || sumOf(debt.slips.flatMap(({ paid }) => [...paid.values()])) === 0)
  );
}

/** How the list tells of a line. */
export const standing = (line: PageLine, today: string): 'undone' | 'there' | 'spent' =>
  line.isBack ? 'undone' : isFree(line, today) ? 'there' : 'spent';

export function takeLineBack(line: PageLine, today: string): void {
  const { person, lot, principal, gift, card, debt } = line;
  line.isBack = true;
  if (lot !== null) lot.left = 0;
  person.account.principal -= principal;
  person.account.addGift(-gift, today);
  card?.close();
  if (debt !== null) debt.opened = 0;
}
