import { addDays, daysBetween } from './days';
import type { Day } from './days';
import { TERMS, festivalsOn } from './festivals';
import type { Festival, Term } from './festivals';
import { toLunar } from './lunar';
import type { LunarDay } from './lunar';
import { FIRST_TERM_YEAR, TERM_DAYS } from './termTable';

export type AlmanacDay = {
  day: Day;
  lunar: LunarDay;
  term: Term | null;
  /** In the order of `FESTIVALS`: of 中秋 and 国庆 on one day, 中秋 stands first. */
  festivals: readonly Festival[];
};

/** The days from the first to the last, with what the almanac says of them. Throws RangeError outside `ALMANAC_DAYS`. */
export function almanac(from: Day, to: Day): AlmanacDay[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => {
    const day = addDays(from, at);
    const lunar = toLunar(day);
    const next = toLunar(addDays(day, 1));
    if (lunar === null || next === null) throw new RangeError(`the almanac does not know ${day}`);
    const term = termOf(day);
    return { day, lunar, term, festivals: festivalsOn(day, lunar, next, term) };
  });
}

/** The solar term that begins on a day. */
function termOf(day: Day): Term | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const days = TERM_DAYS[year - FIRST_TERM_YEAR];
  const first = (month - 1) * 2;
  const at = [first, first + 1].find((one) => Number.parseInt(days?.[one] ?? '', 36) === date);
  /* The table begins with January, the terms with the solstice before it. */
  return at === undefined ? null : (TERMS[(at + 1) % TERMS.length] ?? null);
}
