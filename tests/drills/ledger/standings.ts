import type { Programme } from '@shared/features/loyalty/programme.rules';
import { plusDays, plusMonths, sumOf } from './arithmetic';
import type { Person, Rung, Slip } from './entries';

/** Who the customers are, and on which tier each must stand. */
export class Standings {
  readonly people = new Map<number, Person>();
  ladders: { person: Rung[]; company: Rung[] } = { person: [], company: [] };
  today = '';

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

  move(person: Person, to: Rung): void {
    person.tierId = to.id;
    person.lapsesOn = null;
    person.lastMove = null;
  }

  /** Somebody rises at once, and falls once their grace is over. */
  reviewTier(person: Person): void {
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
}

const isSale = ({ kind }: Slip): boolean => kind === 'sale';
