import { AppError } from '@shared/errors/AppError';
import { countRest, countWorth } from '@shared/features/loyalty/counts.rules';
import { heaped, refundOf } from '@shared/features/sales/returns.rules';
import type { CountSheet } from '@shared/features/sales/sales.contract';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { countCard } from '../loyalty/loyalty.counts.queries';
import type { CountCardRead } from '../loyalty/loyalty.counts.queries';
import { paidFor, tillLines, tillSale } from './sales.till.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** The sale that sold a card; undefined where none did. */
export const saleOfCard = (reader: Reads, { lineId }: CountCardRead): number | undefined =>
  reader.column<number>('SELECT "saleId" FROM "saleLines" WHERE "id" = ?', lineId)[0];

/**
 * Works the rest of a card out: its price in the proportion of what is left, and how that goes back by what the sale was paid
 * with. What no sale was rung up for goes back in money. Throws loyalty.countClosed.
 */
export function sheetOf(reader: Reads, card: CountCardRead): CountSheet {
  if (card.isClosed) throw new AppError('loyalty.countClosed');
  const { rest, whole } = countRest(card, card.firstUntil, reader.today);
  const outCents = countWorth(card.paidCents, { rest, whole });
  const saleId = saleOfCard(reader, card);
  const sale = saleId === undefined ? undefined : tillSale(reader, saleId);
  const kept =
    sale === undefined
      ? outCents
      : tillLines(reader, sale.id).reduce((sum, line) => sum + line.amountCents - line.backCents, 0);
  const refund = refundOf(
    kept,
    sale === undefined ? { other: outCents } : heaped(paidFor(reader, sale)),
    outCents,
  );
  return {
    name: card.name,
    paidCents: card.paidCents,
    rest,
    whole,
    isByDays: card.times === null,
    usedCents: card.paidCents - outCents,
    outCents,
    ...refund,
  };
}

/** Throws loyalty.noCountCard, also where the asking person may not know of whose it is. */
export function readCountSheet(reader: Reader, actor: Actor, cardId: number): CountSheet {
  const card = countCard(reader, cardId);
  if (card === undefined || !isKnown(sightOf(reader, actor), card.customerId)) {
    throw new AppError('loyalty.noCountCard');
  }
  return sheetOf(reader, card);
}
