import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import type { HolidayRow } from './holidays.rules';

type Notice = {
  /** The notice of the General Office of the State Council that arranged the year. */
  document: string;
  /** Days of rest: the holiday, the first day and the last, as the notice names them. */
  rest: readonly (readonly [name: string, from: string, to: string])[];
  /** Weekend days that are worked, with the holiday that they make up for. */
  work: readonly (readonly [name: string, day: string])[];
};

/**
 * 国务院办公厅关于部分节假日安排的通知, by year. Where a notice says that a holiday is joined to a weekend (与周末连休), the
 * holiday alone stands here: the weekend is one anyway.
 */
const NOTICES: Readonly<Record<number, Notice>> = {
  2024: {
    document: '国办发明电〔2023〕7号',
    rest: [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17'],
      ['清明节', '2024-04-04', '2024-04-06'],
      ['劳动节', '2024-05-01', '2024-05-05'],
      ['端午节', '2024-06-10', '2024-06-10'],
      ['中秋节', '2024-09-15', '2024-09-17'],
      ['国庆节', '2024-10-01', '2024-10-07'],
    ],
    work: [
      ['春节', '2024-02-04'],
      ['春节', '2024-02-18'],
      ['清明节', '2024-04-07'],
      ['劳动节', '2024-04-28'],
      ['劳动节', '2024-05-11'],
      ['中秋节', '2024-09-14'],
      ['国庆节', '2024-09-29'],
      ['国庆节', '2024-10-12'],
    ],
  },
  2025: {
    document: '国办发明电〔2024〕12号',
    rest: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    work: [
      ['春节', '2025-01-26'],
      ['春节', '2025-02-08'],
      ['劳动节', '2025-04-27'],
      ['国庆节、中秋节', '2025-09-28'],
      ['国庆节、中秋节', '2025-10-11'],
    ],
  },
  2026: {
    document: '国办发明电〔2025〕7号',
    rest: [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    work: [
      ['元旦', '2026-01-04'],
      ['春节', '2026-02-14'],
      ['春节', '2026-02-28'],
      ['劳动节', '2026-05-09'],
      ['国庆节', '2026-09-20'],
      ['国庆节', '2026-10-10'],
    ],
  },
};

/** Keys of the names that the notices use, for their texts in other languages; two are joined by 、. */
export const HOLIDAY_NAMES: Readonly<Record<string, string>> = {
  元旦: 'newYear',
  春节: 'spring',
  清明节: 'qingming',
  劳动节: 'labour',
  端午节: 'dragonBoat',
  中秋节: 'midAutumn',
  国庆节: 'national',
};

/** Years that the program knows by itself. */
export const PUBLISHED_YEARS: readonly number[] = Object.keys(NOTICES).map(Number);

/** The public days of a year as published, with the notice; null for a year that the program does not know. */
export function publishedHolidays(year: number): { document: string; rows: HolidayRow[] } | null {
  const notice = NOTICES[year];
  if (notice === undefined) return null;
  const rest = notice.rest.flatMap(([name, from, to]) =>
    daysOf(from as Day, to as Day).map((day): HolidayRow => ({ day, kind: 'rest', name })),
  );
  const work = notice.work.map(([name, day]): HolidayRow => ({ day: day as Day, kind: 'work', name }));
  return {
    document: notice.document,
    rows: [...rest, ...work].toSorted((a, b) => a.day.localeCompare(b.day)),
  };
}

function daysOf(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
