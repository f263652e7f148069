import { shareOut } from '../../lib/money';
import type { Day } from '../../lib/days';
import { monthsLater } from './tiers.rules';

/** The two kinds of stored value: money that was paid in, and money that the shop gave on top. */
export const STORED_KINDS = ['principal', 'gift'] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

/** Why stored value came or went. */
export const STORED_CAUSES = [
  'topUp',
  'spend',
  'givenBack',
  'takenBack',
  'undo',
  'refund',
  'kept',
  'forfeit',
  'opening',
  'compensation',
  'erased',
] as const;
export type StoredCause = (typeof STORED_CAUSES)[number];

/** What is spent first: the money paid in, the gift, or both in the proportion in which they are there. */
export const SPEND_ORDERS = ['principal', 'gift', 'share'] as const;
export type SpendOrder = (typeof SPEND_ORDERS)[number];

/** Bounds of what the owner can set and of what is put in at once. */
export const STORED_LIMITS = {
  cents: 100_000_000,
  offers: 12,
  months: 36,
  name: 60,
  persons: 12,
  reason: 200,
} as const;

/** The most that the measures on prepaid cards let a card hold that bears no name, and one that does, in cents. */
export const LAW_LIMITS = { unnamedCents: 100_000, namedCents: 500_000 } as const;

/** Who pays in so much is given so much, at once where `months` is 1, else in equal parts month by month. */
export type StoredOffer = { payCents: number; giftCents: number; months: number };

export type StoredRules = {
  isOn: boolean;
  /** From the least to be paid in. */
  offers: readonly StoredOffer[];
  spendFirst: SpendOrder;
  /** The most that is paid in at once, and that an account may hold in all. */
  mostTopUpCents: number;
  mostBalanceCents: number;
  /** What of a thousand of a sale gift money may pay. */
  giftPermille: number;
  /** Whether every account needs a pay code; else it is asked only where one was set. */
  asksCode: boolean;
  /** Whether a refund takes off what of the gift was used already. */
  takesUsedGift: boolean;
};

/** What is proposed before anybody set anything; nothing of it holds while it is off. */
export const FIRST_STORED: StoredRules = {
  isOn: false,
  offers: [
    { payCents: 50_000, giftCents: 5_000, months: 1 },
    { payCents: 100_000, giftCents: 12_000, months: 12 },
  ],
  spendFirst: 'share',
  mostTopUpCents: 200_000,
  mostBalanceCents: LAW_LIMITS.namedCents,
  giftPermille: 1_000,
  asksCode: false,
  takesUsedGift: true,
};

export type OfferFault = 'order' | 'same' | 'months';

/** What is wrong with offers, in their order: `at` is the place of the later of two. */
export function offerFaults(offers: readonly StoredOffer[]): { at: number; reason: OfferFault }[] {
  return offers.flatMap(({ payCents, giftCents, months }, at): { at: number; reason: OfferFault }[] => {
    const before = offers[at - 1];
    if (giftCents < months) return [{ at, reason: 'months' }];
    if (before === undefined || payCents > before.payCents) return [];
    return [{ at, reason: payCents === before.payCents ? 'same' : 'order' }];
  });
}

/** The offer for a sum: the highest that it reaches, once; null where it reaches none. */
export const offerFor = (offers: readonly StoredOffer[], cents: number): StoredOffer | null =>
  offers.filter(({ payCents }) => payCents <= cents).at(-1) ?? null;

/** The parts of a gift with the day from which each counts, null for at once. Together they are the gift to the cent. */
export const instalmentsOf = (
  { giftCents, months }: StoredOffer,
  on: Day,
): { cents: number; countsFrom: Day | null }[] =>
  shareOut(
    giftCents,
    Array.from({ length: months }, () => 1),
  ).map((cents, at) => ({ cents, countsFrom: at === 0 ? null : monthsLater(on, at) }));

/** What an account holds that can be spent, in cents. */
export type Holding = { principal: number; gift: number };

type SpendRules = Pick<StoredRules, 'spendFirst' | 'giftPermille'>;

/** The most that gift money may pay of a sum. */
const giftCap = (cents: number, { giftPermille }: SpendRules): number => {
  const product = cents * giftPermille;
  return (product - (product % 1_000)) / 1_000;
};

/** The most that an account can pay of a sum. */
export const mostStored = ({ principal, gift }: Holding, cents: number, rules: SpendRules): number =>
  Math.min(cents, Math.max(0, principal) + Math.min(Math.max(0, gift), giftCap(cents, rules)));

/**
 * What of `cents` each kind pays, of a sum of `wholeCents` in all. Null for more than `mostStored` of it. In proportion,
 * the odd cent goes by largest remainder; what one kind cannot pay the other does.
 */
export function splitStored(
  cents: number,
  wholeCents: number,
  held: Holding,
  rules: SpendRules,
): Holding | null {
  if (cents < 0 || cents > mostStored(held, wholeCents, rules)) return null;
  const most = { principal: Math.max(0, held.principal), gift: Math.max(0, held.gift) };
  const cap = Math.min(most.gift, giftCap(wholeCents, rules));
  const [share = 0] = shareOut(cents, [most.gift, most.principal]);
  const wished = { principal: cents - most.principal, gift: cents, share }[rules.spendFirst];
  const gift = Math.min(cap, Math.max(wished, cents - most.principal, 0));
  return { principal: cents - gift, gift };
}

/** What a refund of an account comes to. */
export type RefundSheet = {
  /** What is paid out. */
  outCents: number;
  /** What of the money paid in the shop keeps for the gift that was used. */
  keptCents: number;
  /** What of the gift is left and lapses. */
  forfeitCents: number;
  /** What of the gift was used. */
  usedGiftCents: number;
};

/**
 * Works a refund out: the money that is left is paid out, less the gift that was used where `takesUsedGift`, never below
 * nothing; the gift that is left lapses. `givenCents`: all the gift that was ever given and not taken back.
 */
export function refundSheet(
  { principal, gift }: Holding,
  givenCents: number,
  { takesUsedGift }: Pick<StoredRules, 'takesUsedGift'>,
): RefundSheet {
  const usedGiftCents = Math.max(0, givenCents - gift);
  const keptCents = takesUsedGift ? Math.min(principal, usedGiftCents) : 0;
  return { outCents: principal - keptCents, keptCents, forfeitCents: gift, usedGiftCents };
}

/** For so many minutes after the right code was given the account can be paid with, by who stood there. */
export const CODE_OPEN_MINUTES = 5;
