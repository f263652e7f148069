import { plusMonths, shared, sumOf } from './arithmetic';

/** What an offer gives: so much, at once or in so many parts month by month. */
export type Offer = { pay: number; gift: number; months: number };

export type StoredRules = {
  offers: readonly Offer[];
  spendFirst: 'principal' | 'gift' | 'share';
  giftPermille: number;
};

/** Money that was paid in at once, with the parts of its gift. */
export type PaidIn = {
  id: number;
  cents: number;
  moneyKind: string;
  /** How often the account had been paid out by then. */
  payouts: number;
  parts: { cents: number; from: string }[];
  isUndone: boolean;
};

/** The stored value of one customer: money that was paid in, and gifts by the day from which they count. */
export class Account {
  principal = 0;
  gifts = new Map<string, number>();
  paidIn: PaidIn[] = [];
  /** The gift that offers gave since the account was paid out last. */
  given = 0;
  /** What each payout kept for gift that was used, less what of that came back since. */
  kept: number[] = [];

  /** How often it was paid out. */
  get payouts(): number {
    return this.kept.length;
  }

  get gift(): number {
    return sumOf(this.gifts.values());
  }

  /** Gift that can be spent on a day. */
  giftOn(today: string): number {
    return sumOf([...this.gifts].filter(([from]) => from <= today).map(([, cents]) => cents));
  }

  topUp(made: Pick<PaidIn, 'id' | 'cents' | 'moneyKind'>, offer: Offer | undefined, today: string): void {
    const months = offer?.months ?? 0;
    const sums = shared(
      offer?.gift ?? 0,
      Array.from({ length: months }, () => 1),
    );
    const parts = sums.map((part, at) => ({ cents: part, from: at === 0 ? today : plusMonths(today, at) }));
    this.paidIn.push({ ...made, parts, payouts: this.payouts, isUndone: false });
    this.principal += made.cents;
    for (const part of parts) this.addGift(part.cents, part.from);
    this.given += offer?.gift ?? 0;
  }

  /** True where all that a top-up brought is still there to be taken back. */
  canUndo({ cents, parts, payouts }: PaidIn, today: string): boolean {
    if (this.payouts !== payouts) return false;
    const counted = sumOf(parts.filter(({ from }) => from <= today).map((part) => part.cents));
    return this.principal >= cents && this.giftOn(today) >= counted;
  }

  undo(made: PaidIn): void {
    made.isUndone = true;
    this.principal -= made.cents;
    for (const part of made.parts) this.addGift(-part.cents, part.from);
    this.given -= sumOf(made.parts.map(({ cents }) => cents));
  }

  /** The most that can be paid of a sum. */
  most(cents: number, { giftPermille }: StoredRules, today: string): number {
    return Math.min(
      cents,
      this.principal + Math.min(this.giftOn(today), Math.floor((cents * giftPermille) / 1_000)),
    );
  }

  /** What each kind pays of `cents`, of a sum of `whole`. */
  split(cents: number, whole: number, rules: StoredRules, today: string): { stored: number; gift: number } {
    const there = this.giftOn(today);
    const cap = Math.min(there, Math.floor((whole * rules.giftPermille) / 1_000));
    const [part = 0] = shared(cents, [there, this.principal]);
    const wished = { principal: 0, gift: cents, share: part }[rules.spendFirst];
    const gift = Math.min(cap, Math.max(wished, cents - this.principal));
    return { stored: cents - gift, gift };
  }

  /** Takes what a slip was paid with, below zero puts it back. */
  pay(stored: number, gift: number, today: string): void {
    this.principal -= stored;
    this.addGift(-gift, today);
  }

  /** What a refund pays out, where used gift is taken off or not; the account is empty then. */
  out(takesUsedGift: boolean): number {
    const used = Math.max(0, this.given - this.gift);
    return this.principal - (takesUsedGift ? Math.min(this.principal, used) : 0);
  }

  payOut(takesUsedGift: boolean): void {
    this.kept.push(this.principal - this.out(takesUsedGift));
    this.clear();
  }

  /** Changes gift that came back into money that a payout kept for it, below zero into gift again. */
  giveKept(payout: number, cents: number, today: string): void {
    if (cents === 0) return;
    this.kept[payout] = (this.kept[payout] ?? 0) - cents;
    this.principal += cents;
    this.addGift(-cents, today);
  }

  clear(): void {
    this.principal = 0;
    this.gifts.clear();
    this.given = 0;
  }

  /** Puts gift in that counts from a day, below zero takes it out. */
  addGift(cents: number, from: string): void {
    this.gifts.set(from, (this.gifts.get(from) ?? 0) + cents);
  }
}
