import { SolarDay } from 'tyme4ts';
import { addDays, makeDay } from './days';
import type { Day } from './days';
import { TERMS, festivalsOn } from './festivals';
import type { Festival, Term } from './festivals';
import { lunarDays } from './lunar';
import type { LunarDay } from './lunar';

export type AlmanacDay = {
  day: Day;
  lunar: LunarDay;
  term: Term | null;
  /** In the order of `FESTIVALS`: of 中秋 and 国庆 on one day, 中秋 stands first. */
  festivals: readonly Festival[];
};

/** The days from the first to the last, with what the almanac says of them. */
export function almanac(from: Day, to: Day): AlmanacDay[] {
  const terms = termsBetween(from, to);
  /* One day more: the eve of the year is known by the day after it. */
  const lunar = lunarDays(from, addDays(to, 1));
  return lunar.slice(0, -1).map((one, at) => {
    const day = addDays(from, at);
    const term = terms.get(day) ?? null;
    return { day, lunar: one, term, festivals: festivalsOn(day, one, lunar[at + 1], term) };
  });
}

/** The days between on which a solar term begins. */
function termsBetween(from: Day, to: Day): Map<Day, Term> {
  const found = new Map<Day, Term>();
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number);
  for (let term = SolarDay.fromYmd(year, month, date).getTerm(); ; term = term.next(1)) {
    const solar = term.getSolarDay();
    const day = makeDay(solar.getYear(), solar.getMonth(), solar.getDay());
    if (day === null || day > to) return found;
    const name = TERMS[term.getIndex()];
    if (name !== undefined) found.set(day, name);
  }
}
