import {
  extrasText,
  pointsDaysText,
  readExtras,
  readPointsDays,
} from '@shared/features/loyalty/pointsText.rules';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { MOST_GRACE_DAYS, TIER_LIMITS } from '@shared/features/loyalty/tiers.rules';
import type { Basis, TierLine, Tone, Window } from '@shared/features/loyalty/tiers.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { parseAmount, parseScaled } from '@shared/lib/money';

type Read = CallOutput<'loyalty.programme'>;
export type Asked = CallInput<'loyalty.setProgramme'>;

/** A tier as it is typed. `key` tells apart those that are new. */
export type TypedTier = {
  key: string;
  id: number | null;
  line: TierLine;
  name: string;
  tone: Tone;
  threshold: string;
  /** Per cent of the price that is paid. */
  pays: string;
  /** How many times the points. */
  times: string;
  birthdayGift: string;
  benefits: string;
};

export type Typed = {
  isOn: boolean;
  basis: Basis;
  window: Window;
  graceDays: string;
  tiers: TypedTier[];
  hasPoints: boolean;
  /** Money for a point. */
  perPoint: string;
  redeemPoints: string;
  redeemMoney: string;
  redeemStep: string;
  months: string;
  forewarnDays: string;
  days: string;
  extras: string;
  /** A day, or empty: sales that files bring earn nothing. */
  importsSince: string;
};

/** Names of fields that can be wrong; of a tier with its place behind a point. */
export type Wrong = ReadonlySet<string>;

const scaled = (value: number, by: number): string => String(value / by);

const measureTyped = (basis: Basis, threshold: number): string =>
  basis === 'spend' ? scaled(threshold, 100) : String(threshold);

/** The form of what is kept. Before anybody set a programme the ladder is the proposed one, under the names given. */
export function typedOf(
  { programme, tiers, version }: Read,
  words: { tiers: readonly string[]; weekdays: readonly string[] },
): Typed {
  const { points, basis } = programme;
  const ladder =
    version === 0
      ? FIRST_TIERS.map((tier, at) => ({ ...tier, id: null, name: words.tiers[at] ?? '' }))
      : tiers;
  return {
    isOn: programme.isOn,
    basis,
    window: programme.window,
    graceDays: String(programme.graceDays),
    tiers: ladder.map((tier, at) => ({
      key: String(tier.id ?? `new${String(at)}`),
      id: tier.id,
      line: tier.line,
      name: tier.name,
      tone: tier.tone,
      threshold: measureTyped(basis, tier.threshold),
      pays: scaled(tier.discountPermille, 10),
      times: scaled(tier.pointsPermille, 1_000),
      birthdayGift: tier.birthdayGift,
      benefits: tier.benefits,
    })),
    hasPoints: points.isOn,
    perPoint: scaled(points.centsPerPoint, 100),
    redeemPoints: String(points.redeemPoints),
    redeemMoney: scaled(points.redeemCents, 100),
    redeemStep: String(points.redeemStep),
    months: String(points.months),
    forewarnDays: String(points.forewarnDays),
    days: pointsDaysText(points.days, words.weekdays),
    extras: extrasText(points.extras),
    importsSince: points.importsSince ?? '',
  };
}

/** Reads fields, and remembers by name which cannot be read. */
class FieldReader {
  readonly wrong = new Set<string>();

  /** The value where it lies between the bounds; else the field is wrong, and the lower bound stands in for it. */
  between(name: string, value: number | null, min: number, max: number): number {
    if (value !== null && value >= min && value <= max) return value;
    this.wrong.add(name);
    return min;
  }

  count(name: string, text: string, min: number, max: number): number {
    return this.between(name, /^\d{1,10}$/u.test(text.trim()) ? Number(text) : null, min, max);
  }
}

/** What the form asks for, and which of its fields cannot be read. What single products earn stays as it was read. */
export function askedOf(typed: Typed, { version, programme }: Read): { asked: Asked; wrong: Wrong } {
  const read = new FieldReader();
  const { points } = programme;
  const days = readPointsDays(typed.days);
  const extras = readExtras(typed.extras);
  if (days.wrong.length > 0) read.wrong.add('days');
  if (extras.wrong.length > 0) read.wrong.add('extras');
  const asked: Asked = {
    version,
    programme: {
      isOn: typed.isOn,
      basis: typed.basis,
      window: typed.window,
      graceDays: read.count('graceDays', typed.graceDays, 0, MOST_GRACE_DAYS),
      points: {
        isOn: typed.hasPoints,
        centsPerPoint: read.between('perPoint', parseAmount(typed.perPoint), 1, POINT_LIMITS.centsPerPoint),
        redeemPoints: read.count('redeemPoints', typed.redeemPoints, 1, POINT_LIMITS.rate),
        redeemCents: read.between('redeemMoney', parseAmount(typed.redeemMoney), 1, POINT_LIMITS.rate),
        redeemStep: read.count('redeemStep', typed.redeemStep, 1, POINT_LIMITS.rate),
        months: read.count('months', typed.months, 0, POINT_LIMITS.months),
        forewarnDays: read.count('forewarnDays', typed.forewarnDays, 0, POINT_LIMITS.forewarnDays),
        days: days.rows,
        extras: [...extras.rows, ...points.extras.filter((one) => 'productId' in one)],
        importsSince: typed.importsSince === '' ? null : typed.importsSince,
      },
    },
    tiers: typed.tiers.map(({ key: _key, pays, times, threshold, ...tier }, at) => {
      const field = (name: string): string => `${name}.${String(at)}`;
      const most = TIER_LIMITS.threshold;
      if (tier.name.trim() === '') read.wrong.add(field('name'));
      return {
        ...tier,
        name: tier.name.trim(),
        threshold:
          typed.basis === 'spend'
            ? read.between(field('threshold'), parseAmount(threshold), 0, most)
            : read.count(field('threshold'), threshold, 0, most),
        discountPermille: read.between(field('pays'), parseScaled(pays, 1), 1, 1_000),
        pointsPermille: read.between(field('times'), parseScaled(times, 3), 0, POINT_LIMITS.permille),
      };
    }),
  };
  return { asked, wrong: read.wrong };
}

/** A further tier above the highest of its line. */
export function withTier(tiers: readonly TypedTier[], line: TierLine, key: string): TypedTier[] {
  const last = tiers.findLast((tier) => tier.line === line);
  const added: TypedTier = {
    key,
    id: null,
    line,
    name: '',
    tone: last === undefined ? 'plain' : 'platinum',
    threshold: last === undefined ? '0' : '',
    pays: last?.pays ?? '100',
    times: last?.times ?? '1',
    birthdayGift: '',
    benefits: '',
  };
  const at = tiers.findLastIndex((tier) => tier.line === line);
  return at < 0 ? [...tiers, added] : tiers.toSpliced(at + 1, 0, added);
}
