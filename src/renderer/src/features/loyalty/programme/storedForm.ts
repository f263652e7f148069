import { STORED_LIMITS, offerFaults } from '@shared/features/loyalty/stored.rules';
import type { OfferFault, SpendOrder } from '@shared/features/loyalty/stored.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { parseAmount, parseScaled } from '@shared/lib/money';

type Read = CallOutput<'loyalty.storedRules'>;

/** An offer as it is typed. */
export type TypedOffer = { key: string; pay: string; gift: string; months: string };

/** The rules of stored value as they are typed. */
export type TypedStored = {
  isOn: boolean;
  offers: TypedOffer[];
  spendFirst: SpendOrder;
  mostTopUp: string;
  mostBalance: string;
  /** Per cent. */
  giftPart: string;
  asksCode: boolean;
  takesUsedGift: boolean;
};

/** The form of what is kept. */
export const typedStored = ({ rules }: Read): TypedStored => ({
  isOn: rules.isOn,
  offers: rules.offers.map(({ payCents, giftCents, months }, at) => ({
    key: String(at),
    pay: String(payCents / 100),
    gift: String(giftCents / 100),
    months: String(months),
  })),
  spendFirst: rules.spendFirst,
  mostTopUp: String(rules.mostTopUpCents / 100),
  mostBalance: String(rules.mostBalanceCents / 100),
  giftPart: String(rules.giftPermille / 10),
  asksCode: rules.asksCode,
  takesUsedGift: rules.takesUsedGift,
});

/** What the form asks for, which fields cannot be read, and what is wrong with the offers together. */
export function askedStored(
  typed: TypedStored,
  version: number,
): {
  asked: CallInput<'loyalty.setStored'>;
  wrong: ReadonlySet<string>;
  fault: { at: number; reason: OfferFault } | null;
} {
  const wrong = new Set<string>();
  const between = (name: string, value: number | null, min: number, max: number): number => {
    if (value !== null && value >= min && value <= max) return value;
    wrong.add(name);
    return min;
  };
  const money = (name: string, text: string): number =>
    between(name, parseAmount(text), 1, STORED_LIMITS.cents);
  const offers = typed.offers.map(({ pay, gift, months }, at) => ({
    payCents: money(`pay.${String(at)}`, pay),
    giftCents: money(`gift.${String(at)}`, gift),
    months: between(`months.${String(at)}`, parseScaled(months, 0), 1, STORED_LIMITS.months),
  }));
  const asked = {
    version,
    rules: {
      isOn: typed.isOn,
      offers,
      spendFirst: typed.spendFirst,
      mostTopUpCents: money('mostTopUp', typed.mostTopUp),
      mostBalanceCents: money('mostBalance', typed.mostBalance),
      giftPermille: between('giftPart', parseScaled(typed.giftPart, 1), 0, 1_000),
      asksCode: typed.asksCode,
      takesUsedGift: typed.takesUsedGift,
    },
  };
  return { asked, wrong, fault: wrong.size > 0 ? null : (offerFaults(offers)[0] ?? null) };
}
