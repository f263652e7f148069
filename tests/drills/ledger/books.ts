import type { Programme } from '@shared/features/loyalty/programme.rules';
import type { StoredRules } from './account';
import { plusDays, plusMonths, rounded, shared, sumOf, weekdayOn } from './arithmetic';
import type { Coupon, Line, Person, Rung, Sale, Slip } from './entries';

/* What a shop's money, points and tiers must come to, kept in memory and worked out anew: the reference of the drill. */

export class Books {
  readonly people = new Map<number, Person>();
  readonly sales: Sale[] = [];
  readonly slips: Slip[] = [];
  readonly coupons: Coupon[] = [];
  ladders: { person: Rung[]; company: Rung[] } = { person: [], company: [] };
  today = '';
  stored: StoredRules = { offers: [], spendFirst: 'share', giftPermille: 1_000 };
  reviewedOn = '';

  constructor(public programme: Programme) {}

  ladderOf(person: Person): Rung[] {
    return person.isCompany ? this.ladders.company : this.ladders.person;
  }

  rungOf(person: Person): Rung {
    const rung = this.ladderOf(person).find(({ id }) => id === person.tierId);
    if (rung === undefined) throw new Error('nobody stands on no tier');
    return rung;
  }

  /** What somebody came to by what the programme measures. */
  measureOf(person: Person): number {
    const { basis, window } = this.programme;
    const first =
      window === 'calendar' ? `${this.today.slice(0, 4)}-01-01` : plusDays(plusMonths(this.today, -12), 1);
    if (basis === 'points') {
      return sumOf(person.earnedOn.filter(({ on }) => on >= first).map(({ points }) => points));
    }
    const own = person.slips.filter(({ on }) => on >= first);
    if (basis === 'visits') return new Set(own.filter(isSale).map(({ on }) => on)).size;
    return sumOf(own.map(({ cents, paid }) => cents - (paid.get('points') ?? 0) - (paid.get('gift') ?? 0)));
  }

  deserved(person: Person): Rung {
    const measure = this.measureOf(person);
    const ladder = this.ladderOf(person);
    const rung = ladder.filter(({ threshold }) => threshold <= measure).at(-1) ?? ladder[0];
    if (rung === undefined) throw new Error('a ladder without tiers');
    return rung;
  }

  isLocked(person: Person): boolean {
    return person.lockedUntil !== null && person.lockedUntil >= this.today;
  }

  isMember(person: Person): boolean {
    return this.programme.isOn && person.state !== 'erased';
  }

  /** Writes a sale down whose lines have their price; `points` are spent on it for `pointsCents`. */
  ringUp(
    slip: { id: number; on: string; person: Person | null; isOnCredit: boolean },
    lines: Line[],
    { paid, points, coupon }: { paid: Map<string, number>; points: number; coupon: Coupon | null },
  ): void {
    const { person, isOnCredit } = slip;
    const cents = sumOf(lines.map((line) => line.cents));
    const sale: Sale = {
      person,
      lines,
      slips: [],
      isOnCredit,
      until: null,
      takenBack: 0,
      lapsed: 0,
      spent: points,
      open: [],
      coupon,
      usesCoupon: coupon !== null,
    };
    if (coupon !== null) coupon.used += 1;
    this.sales.push(sale);
    this.#add({ id: slip.id, kind: 'sale', root: sale, on: slip.on, cents, paid, takes: [] });
    person?.account.pay(paid.get('stored') ?? 0, paid.get('gift') ?? 0, this.today);
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

  keptOf = (sale: Sale): number => sumOf(sale.lines.map((line) => line.cents - line.backCents));
  paidFor = (sale: Sale, kind?: string): number =>
    sumOf(
      sale.slips.flatMap(({ paid }) => (kind === undefined ? [...paid.values()] : [paid.get(kind) ?? 0])),
    );
  owedFor = (sale: Sale): number => (sale.isOnCredit ? this.keptOf(sale) - this.paidFor(sale) : 0);

  /** What comes back for a part of a line: what is due by then, less what was given before, and never less than nothing. */
  backCents = (line: Line, milli: number): number =>
    Math.max(0, rounded(line.cents * (line.backMilli + milli), line.milli) - line.backCents);

  takeBack(id: number, sale: Sale, back: { line: Line; milli: number }[], kind: string): void {
    const takes = back.map(({ line, milli }) => ({ line, milli, cents: this.backCents(line, milli) }));
    const cents = sumOf(takes.map((one) => one.cents));
    const kept = this.keptOf(sale);
    const own = ['stored', 'gift', 'points'].map((one) => this.paidFor(sale, one));
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
    this.#add({ id, kind: 'return', root: sale, on: this.today, cents: -cents, paid, takes });
    this.#settleCoupon(sale);
    this.#settleStored(sale, paid);
    this.#settlePoints(sale);
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
    this.#add({
      id,
      kind: 'adjustment',
      root: sale,
      on: this.today,
      cents: -slip.cents,
      paid,
      takes: [],
    });
    this.#settleCoupon(sale);
    this.#settleStored(sale, paid);
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
    if (sale.coupon === null) return;
    const uses = !sale.lines.every(({ milli, backMilli }) => backMilli === milli);
    if (uses !== sale.usesCoupon) sale.coupon.used += uses ? 1 : -1;
    sale.usesCoupon = uses;
  }

  /** The refusal of an undo that wants what was spent or used meanwhile; null: it is done. */
  whyNotUndone(slip: Slip): string | null {
    if (!this.canGiveUp(slip)) return 'loyalty.storedGone';
    return this.wantsGoneCoupon(slip) ? 'loyalty.couponGone' : null;
  }

  /** True where undoing a return wants a coupon that is not there any more. */
  wantsGoneCoupon({ kind, root: { coupon, usesCoupon } }: Slip): boolean {
    return (
      kind === 'return' && coupon !== null && !usesCoupon && (coupon.isVoided || coupon.used >= coupon.uses)
    );
  }

  /** True where what a slip gave back to stored value is still there to be taken again. */
  canGiveUp({ root: { person }, paid }: Slip): boolean {
    if (person === null || person.state === 'erased') return true;
    const [stored, gift] = [paid.get('stored') ?? 0, paid.get('gift') ?? 0];
    return person.account.principal + stored >= 0 && person.account.giftOn(this.today) + gift >= 0;
  }

  /** What a slip was paid with leaves the account, what it paid back comes into it; that of who was erased is closed. */
  #settleStored({ person }: Sale, paid: ReadonlyMap<string, number>): void {
    if (person === null || person.state === 'erased') return;
    person.account.pay(paid.get('stored') ?? 0, paid.get('gift') ?? 0, this.today);
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
    const wanted = paidFirst === 0 ? 0 : rounded(sale.spent * this.paidFor(sale, 'points'), paidFirst);
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

  move(person: Person, to: Rung): void {
    person.tierId = to.id;
    person.lapsesOn = null;
    person.lastMove = null;
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
      if (person.state === 'there') this.#reviewTier(person);
    }
  }

  #reviewTier(person: Person): void {
    const [now, to] = [this.rungOf(person), this.deserved(person)];
    const { graceDays } = this.programme;
    if (this.isLocked(person) || to.id === now.id) {
      person.lapsesOn = null;
    } else if (to.threshold > now.threshold) {
      this.move(person, to);
    } else if (person.lapsesOn === null && graceDays > 0) {
      person.lapsesOn = plusDays(this.today, graceDays);
    } else if (person.lapsesOn === null || person.lapsesOn < this.today) {
      this.move(person, to);
    }
  }

  #add(slip: Slip): void {
    slip.root.slips.push(slip);
    slip.root.person?.slips.push(slip);
    this.slips.push(slip);
  }
}

const isSale = ({ kind }: Slip): boolean => kind === 'sale';
