import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { HEADS, TWIN, TWIN_AT } from './heads';
import type { CastMember } from './member';
import { makeCompany, makeMember } from './people';
import { makeRandom } from './random';
import type { Random } from './random';

/** The share of customers that was on the books when the shop began with the program. */
const BOOK_SHARE = 0.4;
/** Chance that somebody belongs to the household of the one before. */
const HOUSEHOLD_SHARE = 0.13;
const COMPANY_SHARE = 0.06;

/** All customers in the order in which they were added: households stand side by side. */
export function makeCast(ask: { customers: number; seed: number; from: Day; until: Day }): CastMember[] {
  const random = makeRandom(ask.seed, 'cast');
  const span = daysBetween(ask.from, ask.until);
  const book = Math.ceil(ask.customers * BOOK_SHARE);
  const later = Array.from({ length: ask.customers - book }, () => random.whole(1, span)).sort(
    (a, b) => a - b,
  );
  const cast: CastMember[] = [];
  const companies: string[] = [];
  for (let at = 0; at < ask.customers; at += 1) {
    const isFromBook = at < book;
    const joined = isFromBook ? 0 : (later[at - book] ?? 0);
    const card = cardAt(at, random, cast[at - 1]?.card, companies);
    if (card.kind === 'company') companies.push(card.name ?? '');
    cast.push({
      card,
      isFromBook,
      joinedOn: addDays(ask.from, joined),
      joinedMinute: isFromBook ? 560 : random.whole(9 * 60, 20 * 60),
      ...habitAt(at, random, span - joined),
    });
  }
  return cast;
}

function cardAt(
  at: number,
  random: Random,
  before: CastMember['card'] | undefined,
  companies: readonly string[],
): CastMember['card'] {
  const number = String(at + 1).padStart(7, '0');
  const head = HEADS[at];
  if (head !== undefined) return { ...head.card, number };
  if (at === TWIN_AT) return { ...TWIN, number };
  const isKin = before?.kind !== 'company' && random.chance(HOUSEHOLD_SHARE);
  const card = random.chance(COMPANY_SHARE)
    ? makeCompany(random)
    : makeMember(random, { family: isKin ? before : undefined, companies });
  return random.chance(0.85) || card.name === '' ? { ...card, number } : card;
}

/** Members by how they buy: these shares are what rule tests hold the sample to. */
function habitAt(
  at: number,
  random: Random,
  daysHere: number,
): Pick<CastMember, 'habit' | 'appetite' | 'favourites'> {
  const appetite = random.chance(0.08) ? random.whole(3, 6) : 1;
  const drawn = random.next();
  const everyDays = Math.round(6 + random.next() ** 1.6 * 55);
  const quietDays = random.whole(95, 420);
  const visits = random.whole(2, 4);
  const head = HEADS[at];
  if (head !== undefined) {
    return { habit: head.habit, appetite: head.appetite ?? 1, favourites: head.favourites };
  }
  if (drawn < 0.42) return { habit: { kind: 'regular', everyDays }, appetite };
  if (drawn < 0.62 && quietDays < daysHere) {
    return { habit: { kind: 'sleeper', everyDays, quietDays }, appetite };
  }
  if (drawn < 0.74) return { habit: { kind: 'occasional', visits }, appetite: 1 };
  if (drawn < 0.94) return { habit: { kind: 'once' }, appetite: 1 };
  return { habit: { kind: 'never' }, appetite: 1 };
}
