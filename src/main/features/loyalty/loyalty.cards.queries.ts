import { FIRST_PATTERN } from '@shared/features/loyalty/cards.rules';
import type { CardState, NumberPattern } from '@shared/features/loyalty/cards.rules';
import { maskNumber } from '@shared/features/customers/mask.rules';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { aboutOf } from '../customers/customers.about.queries';
import {
  assertKnown,
  isKnown,
  phonesOf,
  reachesTo,
  reachTo,
  sightOf,
} from '../customers/customers.sight.queries';
import type { LoyaltyNumbers } from './loyalty.cards.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column'>;

/** How members are numbered; as proposed where nobody set it and no number was given. */
export function readNumbers(reader: Reads): NumberPattern & { isAuto: boolean; next: number } {
  const row = reader.get<LoyaltyNumbers>('SELECT * FROM "loyaltyNumbers" WHERE "id" = 1');
  if (row === undefined) return { ...FIRST_PATTERN, isAuto: false, next: 1 };
  const { prefix, digits, hasCheck, isAuto, next } = row;
  return { prefix, digits, hasCheck: hasCheck === 1, isAuto: isAuto === 1, next };
}

/** An earlier card by its code, whoever asks; undefined where there is none. */
export const cardNumbered = (
  reader: Reads,
  number: string,
): { id: number; customerId: number; state: CardState; on: Day } | undefined =>
  reader.get(
    `SELECT "id", "customerId", "state", "onDay" AS "on" FROM "loyaltyCards" WHERE "number" = ?`,
    number,
  );

type Handlers = Pick<QueryHandlers<typeof loyaltyContract>, 'numbers' | 'cards' | 'scanCard' | 'cardSheet'>;

export const cardsQueries: Handlers = {
  numbers: (reader) => readNumbers(reader),
  cards: (reader, { customerId }, actor) => {
    assertKnown(reader, actor, customerId);
    const isRevealed = reachTo(reader, sightOf(reader, actor), customerId).reveal;
    const phones = isRevealed ? [] : phonesOf(reader, customerId);
    const rows = reader.all<ReturnType<Handlers['cards']>['rows'][number]>(
      `SELECT d."id", d."number", d."state", d."onDay" AS "on", p."name" AS "by"
       FROM "loyaltyCards" d JOIN "staff" p ON p."id" = d."actorId" WHERE d."customerId" = ? ORDER BY d."id" DESC`,
      customerId,
    );
    return {
      rows: rows.map((row) => ({ ...row, number: isRevealed ? row.number : maskNumber(row.number, phones) })),
    };
  },
  scanCard: (reader, { text }, actor) => {
    const card = cardNumbered(reader, text);
    const sight = sightOf(reader, actor);
    if (card === undefined || !isKnown(sight, card.customerId)) return null;
    const customer = aboutOf(reader, sight, [card.customerId]).get(card.customerId);
    return customer === undefined ? null : { state: card.state, on: card.on, customer };
  },
  cardSheet: (reader, { ids }, actor) => {
    const sight = sightOf(reader, actor);
    const reachOf = reachesTo(reader, sight, ids);
    const rows = reader.all<{ id: number; name: string; number: string }>(
      `SELECT c."id", c."name", c."number" FROM json_each(?) j CROSS JOIN "customers" c ON c."id" = j."value"
       WHERE c."isListed" = 1 AND c."number" IS NOT NULL ORDER BY j."key"`,
      JSON.stringify(ids),
    );
    const cards = rows.flatMap(({ id, name, number }) => {
      const { read, reveal } = reachOf(id);
      const isOpen =
        isKnown(sight, id) && read && (reveal || maskNumber(number, phonesOf(reader, id)) === number);
      return isOpen ? [{ name, number }] : [];
    });
    return { cards };
  },
};
