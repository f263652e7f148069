import type { CountCard } from '@shared/features/loyalty/counts.channels';
import { fitsCount } from '@shared/features/loyalty/counts.rules';
import { readQuantity, withLine, type Till, type TillLine } from './till';

/** A line that a card of the customer could pay for. */
export type OfferedCount = { line: TillLine; card: CountCard; pieces: number };

/** Whole pieces of a line; null for parts of one. */
const piecesOf = ({ quantity }: TillLine): number | null => {
  const milli = readQuantity(quantity);
  return milli === null || milli % 1_000 !== 0 ? null : milli / 1_000;
};

/** Times of a card that the till speaks for already. */
const spokenFor = ({ lines }: Till, cardId: number): number =>
  lines.reduce(
    (sum, line) =>
      sum + (line.count?.does === 'uses' && line.count.id === cardId ? (piecesOf(line) ?? 0) : 0),
    0,
  );

/** Times of a card that the till can still use. */
export const timesFor = (till: Till, { id, times, left }: CountCard): number =>
  times === null ? Infinity : left - spokenFor(till, id);

/** What stands on the till that a good card is named for, each with the card that lapses first. */
export function offeredCounts(till: Till, cards: readonly CountCard[]): OfferedCount[] {
  return till.lines.flatMap((line) => {
    const pieces = piecesOf(line);
    if (line.gift !== null || line.count !== null || pieces === null) return [];
    const card = cards.find(
      (one) => one.state === 'good' && fitsCount(one, line) && timesFor(till, one) >= pieces,
    );
    return card === undefined ? [] : [{ line, card, pieces }];
  });
}

/** The till with a line paid for by a card: it costs times and no money. */
export const withCount = (till: Till, { line, card }: OfferedCount): Till =>
  withLine(till, line.key, {
    count: { does: 'uses', id: card.id },
    listMills: 0,
    price: '0',
    isSpecial: false,
  });
