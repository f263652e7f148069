import { daysFrom, plusDays, shared } from './arithmetic';

/** What is sold by times; `times` null: as often as they like for its days. */
export type Kind = {
  id: number;
  name: string;
  times: number | null;
  cents: number;
  goodDays: number | null;
  isReducible: boolean;
  /** What it is good for; null: anything. */
  category: string | null;
};

/** Times that somebody bought at once. */
export class CountCard {
  id = 0;
  /** Less than nothing of a card without a number: so often it was used. */
  left: number;
  readonly firstUntil: string | null;
  until: string | null;
  isClosed = false;

  constructor(
    readonly customerId: number,
    readonly kind: Kind,
    readonly paidCents: number,
    readonly from: string,
  ) {
    this.left = kind.times ?? 0;
    this.firstUntil = kind.goodDays === null ? null : plusDays(from, kind.goodDays - 1);
    this.until = this.firstUntil;
  }

  get isUntouched(): boolean {
    return !this.isClosed && this.left === (this.kind.times ?? 0);
  }

  get isUsedUp(): boolean {
    return this.kind.times !== null && this.left <= 0;
  }

  hasLapsed(on: string): boolean {
    return this.until !== null && this.until < on;
  }

  isGood(on: string): boolean {
    return !this.isClosed && !this.isUsedUp && !this.hasLapsed(on);
  }

  /** The refusal of so many uses for something of a category, null for anything, on a day; null: they can be. */
  whyNot(
    customerId: number,
    { times, category, on }: { times: number; category: string | null; on: string },
  ) {
    if (customerId !== this.customerId) return 'loyalty.noCountCard';
    if (!this.isClosed && !this.isUsedUp && this.hasLapsed(on)) return 'loyalty.countLapsed';
    const { category: wants } = this.kind;
    if (category !== null && wants !== null && category !== wants) return 'loyalty.countUnfit';
    const isShort = this.kind.times !== null && this.left < times;
    return this.isClosed || isShort ? 'loyalty.countShort' : null;
  }

  /** What is left of what it was sold with, in times or in days with today. */
  rest(today: string): { rest: number; whole: number } {
    const { times, goodDays } = this.kind;
    if (times !== null) return { rest: this.left, whole: times };
    const whole = goodDays ?? 1;
    const days = this.firstUntil === null ? 0 : daysFrom(today, this.firstUntil) + 1;
    return { rest: Math.max(0, Math.min(whole, days)), whole };
  }

  worth(today: string): number {
    const { rest, whole } = this.rest(today);
    return shared(this.paidCents, [rest, whole - rest])[0] ?? 0;
  }

  /** Nothing is left of it then. Returns the times that were. */
  close(): number {
    const times = this.kind.times === null ? 0 : this.left;
    this.left -= times;
    this.isClosed = true;
    return times;
  }

  reopen(times: number): void {
    this.left += times;
    this.isClosed = false;
  }
}
