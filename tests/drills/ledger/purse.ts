import { sumOf } from './arithmetic';

/** Points that came together; `root` is the sale that they belong to. */
export type Lot = {
  no: number;
  left: number;
  until: string | null;
  root: number | null;
  isEarned: boolean;
};

/** Points that were taken out of a lot, with its day, or out of none. */
export type Drawn = { points: number; until: string | null; isOwed: boolean };

let made = 0;

const isGood = (lot: Lot, today: string): boolean => lot.until === null || lot.until >= today;
const soonest = (a: Lot, b: Lot): number =>
  (a.until ?? '9999').localeCompare(b.until ?? '9999') || a.no - b.no;

/** The points of one customer: heaps that lapse on their days, and what is owed. */
export class Purse {
  lots: Lot[] = [];
  owed = 0;

  /** What can be spent on a day. */
  good(today: string): number {
    return sumOf(this.lots.filter((lot) => isGood(lot, today)).map(({ left }) => left));
  }

  /** Puts points in; what is owed is paid with them first. */
  add(points: number, { until, root, isEarned }: Pick<Lot, 'until' | 'root' | 'isEarned'>): Lot {
    const paid = Math.min(this.owed, points);
    this.owed -= paid;
    made += 1;
    const lot = { no: made, left: points - paid, until, root, isEarned };
    this.lots.push(lot);
    return lot;
  }

  /** Takes what is good, the soonest to lapse first. */
  spend(points: number, today: string): Drawn[] {
    return this.#draw(points, this.lots.filter((lot) => isGood(lot, today)).sort(soonest));
  }

  /** Takes from the lots of a sale, the latest first, then from any; what is nowhere is owed. */
  takeFor(points: number, root: number): Drawn[] {
    const own = this.lots.filter((lot) => lot.root === root).reverse();
    const others = this.lots.filter((lot) => lot.root !== root).sort(soonest);
    return this.#draw(points, [...own, ...others]);
  }

  /** Lets lapse what is past its day; tells of each lot. */
  lapse(today: string, tell: (lot: Lot) => void): void {
    for (const lot of this.lots.filter(({ left, ...day }) => left > 0 && !isGood({ left, ...day }, today))) {
      tell(lot);
      lot.left = 0;
    }
  }

  clear(): void {
    this.lots = [];
    this.owed = 0;
  }

  #draw(points: number, lots: readonly Lot[]): Drawn[] {
    const drawn: Drawn[] = [];
    let rest = points;
    for (const lot of lots) {
      const part = Math.min(rest, lot.left);
      if (part === 0) continue;
      lot.left -= part;
      rest -= part;
      drawn.push({ points: part, until: lot.until, isOwed: false });
    }
    this.owed += rest;
    if (rest > 0) drawn.push({ points: rest, until: null, isOwed: true });
    return drawn;
  }
}
