import type { StoredRules } from './account';
import { plusMonths, rounded, shared, sumOf, weekdayOn } from './arithmetic';
import type { CountCard } from './countCard';
import type { Complaint } from './complaint';
import type { Coupon, Gift, Line, Person, Sale, Slip, Taking } from './entries';
import type { Page } from './page';
import { Standings } from './standings';

/* What a shop's money, points, tiers, times and gifts must come to, kept in memory and worked out anew: the reference of the drill. */

export class Books extends Standings {
  readonly sales: Sale[] = [];
  readonly slips: Slip[] = [];
  readonly coupons: Coupon[] = [];
  readonly counts: CountCard[] = [];
  readonly gifts: Gift[] = [];
  readonly pages: Page[] = [];
  readonly complaints: Complaint[] = [];
  /** The cash that each day left in the till. */
  readonly cash = new Map<string, number>();
  stored: StoredRules = { offers: [], spendFirst: 'share', giftPermille: 1_000 };
  reviewedOn = '';

  /** Writes a sale down whose lines have their price; `points` are spent on it, those of its gifts with them. */
  ringUp(
    slip: { id: number; on: string; person: Person | null; isOnCredit: boolean },
    lines: Line[],
    { paid, points, coupon }: { paid: Map<string, number>; points: number; coupon: Coupon | null },
  ): void {
    const { person, isOnCredit } = slip;
    const cents = sumOf(lines.map((line) => line.cents));
    const sale: Sale = {
      ...emptySale(person),
      lines,
      isOnCredit,
      spent: points,
      coupon,
      usesCoupon: coupon !== null,
    };
    if (coupon !== null) coupon.used += 1;
    this.sales.push(sale);
    this.#add({ id: slip.id, kind: 'sale', root: sale, on: slip.on, cents, paid, takes: [], closes: [] });
    for (const { sells, uses, gift, milli } of lines) {
      if (sells !== null) this.counts.push(sells);
      if (uses !== null) uses.left -= milli / 1_000;
      if (gift !== null) gift.stock -= milli / 1_000;
    }
    this.payStored(sale, paid.get('stored') ?? 0, paid.get('gift') ?? 0);
    if (person === null || !this.isMember(person)) return;
    if (points > 0) sale.open = person.purse.spend(points, this.today);
    if (this.programme.points.isOn) this.#earn(sale, slip.id, slip.on);
    const [now, to] = [this.rungOf(person), this.deserved(person)];
    if (to.threshold > now.threshold && !this.isLocked(person)) {
      this.move(person, to);
      person.lastMove = { byUpgradeOf: slip.id, from: now.id, to: to.id };
    }
  }

  #earn(sale: Sale, root: number, on: string): void {
    const person = sale.person;
    if (person === null) return;
    const { points: rules } = this.programme;
    const cents = sumOf(sale.lines.map((line) => line.cents));
    const first = sale.slips[0]?.paid;
    const paid = cents - (first?.get('points') ?? 0) - (first?.get('gift') ?? 0);
    if (paid <= 0) return;
    const weights = sale.lines.map((line) => line.cents * this.#rate(line.category));
    const falls = rules.days.filter((one) => ('on' in one ? one.on === on : one.weekday === weekdayOn(on)));
    const times = falls.length === 0 ? 1_000 : Math.max(...falls.map(({ permille }) => permille));
    const size = BigInt(sumOf(weights)) * BigInt(paid) * BigInt(this.rungOf(person).points) * BigInt(times);
    const points = Number(size / (BigInt(cents) * BigInt(rules.centsPerPoint) * 1_000_000_000n));
    for (const [at, share] of shared(points, weights).entries()) {
      const line = sale.lines[at];
      if (line !== undefined) line.points = share;
    }
    if (points === 0) return;
    sale.until = this.#lapseOf(on);
    person.purse.add(points, { until: sale.until, root, isEarned: true });
    person.earnedOn.push({ on: this.today, points });
  }

  #rate(category: string): number {
    const extra = this.programme.points.extras.find((one) => 'category' in one && one.category === category);
    return extra?.permille ?? 1_000;
  }

  /** The last day of points of a day, never before today. */
  #lapseOf(on: string): string | null {
    const { months } = this.programme.points;
    if (months === 0) return null;
    return this.#notPast(plusMonths(on, months));
  }

  #notPast(day: string | null): string | null {
    return day !== null && day < this.today ? this.today : day;
  }

  lapseToday(): string | null {
    return this.#lapseOf(this.today);
  }

  keptOf = (sale: Sale): number => sumOf(sale.lines.map((line) => line.cents - line.backCents)) + sale.opened;
  paidFor = (sale: Sale, kind?: string): number =>
    sumOf(
      sale.slips.flatMap(({ paid }) => (kind === undefined ? [...paid.values()] : [paid.get(kind) ?? 0])),
    );
  owedFor = (sale: Sale): number => (sale.isOnCredit ? this.keptOf(sale) - this.paidFor(sale) : 0);

  /** What comes back for a part of a line: what is due by then, less what was given before, and never less than nothing. */
  backCents = (line: Line, milli: number): number =>
    Math.max(0, rounded(line.cents * (line.backMilli + milli), line.milli) - line.backCents);

  /** What of a sale a return gives back to stored value; what belongs to a closed account goes out in money. */
  #heldFor = (sale: Sale, kind: string): number =>
    kind === 'stored' && sale.person?.state === 'erased' ? 0 : this.paidFor(sale, kind);

  takeBack(id: number, sale: Sale, takes: Taking[], kind: string): void {
    const cents = sumOf(takes.map((one) => one.cents));
    const kept = this.keptOf(sale);
    const own = ['stored', 'gift', 'points'].map((one) => this.#heldFor(sale, one));
    const [stored = 0, gift = 0, points = 0, rest = 0] = shared(cents, [...own, kept - sumOf(own)]);
    const debtPart = Math.min(rest, this.owedFor(sale));
    const paid = new Map([
      ['points', -points],
      ['stored', -stored],
      ['gift', -gift],
      [kind, -(rest - debtPart)],
    ]);
    for (const { line, milli, cents: part } of takes) {
      line.backMilli += milli;
      line.backCents += part;
    }
    const closes = takes.flatMap(({ line: { sells: card } }) =>
      card === null ? [] : [{ card, times: card.close() }],
    );
    const slip = this.#add({
      ...{ id, kind: 'return' as const, root: sale, on: this.today, cents: -cents },
      ...{ paid, takes, closes },
    });
    this.#settleGoods(sale, takes);
    this.#settleCoupon(sale);
    this.#settleStored(slip, null);
    this.#settlePoints(sale);
  }

  /** Pays out the rest of a card of the notebook, which no sale sold. */
  payOut(id: number, card: CountCard, cents: number, kind: string): void {
    const root = emptySale(this.people.get(card.customerId) ?? null);
    const closes = [{ card, times: card.close() }];
    const paid = new Map([[kind, -cents]]);
    this.#add({ id, kind: 'return', root, on: this.today, cents: -cents, paid, takes: [], closes });
  }

  /** Writes down what somebody owed before: to be paid off, and nothing besides. */
  owe(id: number, person: Person, cents: number): Sale {
    const debt: Sale = { ...emptySale(person), isOnCredit: true, opened: cents };
    const slip: Slip = {
      ...{ id, kind: 'adjustment' as const, root: debt, on: this.today, cents: 0 },
      ...{ paid: new Map(), takes: [], closes: [], kept: 0 },
    };
    debt.slips.push(slip);
    this.sales.push(debt);
    this.slips.push(slip);
    return debt;
  }

  /** Money that came into the till on a day, or went out of it. */
  bank(kind: string, cents: number, on: string): void {
    if (kind === 'cash') this.cash.set(on, (this.cash.get(on) ?? 0) + cents);
  }

  /** Takes a slip out of the books by one against it. */
  undo(id: number, slip: Slip): void {
    const { root: sale, takes } = slip;
    const isReturn = slip.kind === 'return';
    const back = isReturn
      ? takes.map(({ line, milli, cents }) => ({ line, milli: -milli, cents: -cents }))
      : sale.lines.map((line) => ({ line, milli: line.milli, cents: line.cents }));
    for (const { line, milli, cents } of back) {
      line.backMilli += milli;
      line.backCents += cents;
    }
    slip.kind = 'adjustment';
    const paid = new Map([...slip.paid].map(([kind, cents]) => [kind, -cents]));
    const against = this.#add({
      ...{ id, kind: 'adjustment' as const, root: sale, on: this.today, cents: -slip.cents },
      ...{ paid, takes: [], closes: [] },
    });
    for (const { sells } of isReturn ? [] : sale.lines) sells?.close();
    if (sale.person?.state !== 'erased') for (const { card, times } of slip.closes) card.reopen(times);
    this.#settleGoods(sale, back);
    this.#settleCoupon(sale);
    this.#settleStored(against, slip);
    this.#settlePoints(sale);
    const { person } = sale;
    if (person === null || !this.isMember(person) || person.lastMove?.byUpgradeOf !== slip.id) return;
    const [now, to] = [this.rungOf(person), this.deserved(person)];
    const before = this.ladderOf(person).find((rung) => rung.id === person.lastMove?.from);
    if (this.isLocked(person) || before === undefined || to.threshold >= now.threshold) return;
    this.move(person, to.threshold > before.threshold ? to : before);
  }

  /** What is used is good again once all of the sale is back, and used again once it is not. */
  #settleCoupon(sale: Sale): void {
    if (sale.coupon === null || sale.coupon.isErased) return;
    const uses = !sale.lines.every(({ milli, backMilli }) => backMilli === milli);
    if (uses !== sale.usesCoupon) sale.coupon.used += uses ? 1 : -1;
    sale.usesCoupon = uses;
  }

  /** Gifts go back on the shelf, and times on their cards, but for those of somebody who was erased. */
  #settleGoods({ person }: Sale, back: readonly Taking[]): void {
    for (const { line, milli } of back) {
      if (line.gift !== null) line.gift.stock += milli / 1_000;
      if (line.uses !== null && person?.state !== 'erased') line.uses.left += milli / 1_000;
    }
  }

  /** A sale is paid with so much of each kind. */
  payStored(sale: Sale, stored: number, gift: number): void {
    const { person } = sale;
    if (person === null) return;
    if (gift > 0) sale.giftAt ??= person.account.payouts;
    person.account.pay(stored, gift, this.today);
  }

  /**
   * What a slip was paid with leaves the account, what it paid back comes into it, and gift as the money that a payout
   * kept for it; that of who was erased is closed.
   */
  #settleStored(slip: Slip, undone: Slip | null): void {
    const { root, paid } = slip;
    const { person, giftAt } = root;
    if (person === null || person.state === 'erased') return;
    const { account } = person;
    const gift = paid.get('gift') ?? 0;
    account.pay(paid.get('stored') ?? 0, gift, this.today);
    if (giftAt === null) return;
    if (undone !== null && undone.kept > 0) account.giveKept(giftAt, -undone.kept, this.today);
    slip.kept = Math.max(0, Math.min(account.kept[giftAt] ?? 0, -gift));
    account.giveKept(giftAt, slip.kept, this.today);
  }

  /** Points of a sale after something of it came back, or went out again. */
  #settlePoints(sale: Sale): void {
    const { person } = sale;
    const root = sale.slips[0];
    if (person === null || root === undefined || person.state === 'erased') return;
    const due = sumOf(sale.lines.map((line) => rounded(line.points * line.backMilli, line.milli)));
    const more = due - sale.takenBack - sale.lapsed;
    if (more > 0) {
      person.purse.takeFor(more, root.id);
      sale.takenBack += more;
      person.earnedOn.push({ on: this.today, points: -more });
    }
    if (due < sale.takenBack) {
      const points = sale.takenBack - due;
      person.purse.add(points, { until: this.#notPast(sale.until), root: root.id, isEarned: true });
      sale.takenBack = due;
      person.earnedOn.push({ on: this.today, points });
    }
    const paidFirst = root.paid.get('points') ?? 0;
    const gifts = (of: (line: Line) => number): number =>
      sumOf(sale.lines.map((line) => ((line.gift?.points ?? 0) * of(line)) / 1_000));
    const plain = sale.spent - gifts(({ milli }) => milli);
    const wanted =
      (paidFirst === 0 ? 0 : rounded(plain * this.paidFor(sale, 'points'), paidFirst)) +
      gifts(({ milli, backMilli }) => milli - backMilli);
    let change = wanted - sumOf(sale.open.map(({ points }) => points));
    if (change > 0) sale.open.push(...person.purse.takeFor(change, root.id));
    while (change < 0) {
      const last = sale.open.at(-1);
      if (last === undefined) throw new Error('more comes back than was spent');
      const part = Math.min(-change, last.points);
      const until = last.isOwed ? this.lapseToday() : this.#notPast(last.until);
      person.purse.add(part, { until, root: root.id, isEarned: false });
      last.points -= part;
      change += part;
      if (last.points === 0) sale.open.pop();
    }
  }

  /** Once a day: points lapse, members rise, and fall once their grace is over. */
  review(): void {
    if (!this.programme.isOn || this.reviewedOn === this.today) return;
    this.reviewedOn = this.today;
    for (const person of this.people.values()) {
      person.purse.lapse(this.today, (lot) => {
        const sale = lot.isEarned ? this.sales.find(({ slips }) => slips[0]?.id === lot.root) : undefined;
        if (sale !== undefined) sale.lapsed += lot.left;
      });
      if (person.state === 'there') this.reviewTier(person);
    }
  }

  #add(made: Omit<Slip, 'kept'>): Slip {
    const slip: Slip = { ...made, kept: 0 };
    this.bank('cash', slip.paid.get('cash') ?? 0, slip.on);
    slip.root.slips.push(slip);
    slip.root.person?.slips.push(slip);
    this.slips.push(slip);
    return slip;
  }
}

const emptySale = (person: Person | null): Sale => ({
  person,
  lines: [],
  slips: [],
  isOnCredit: false,
  giftAt: null,
  opened: 0,
  until: null,
  takenBack: 0,
  lapsed: 0,
  spent: 0,
  open: [],
  coupon: null,
  usesCoupon: false,
});
