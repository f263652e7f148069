import type { Day } from '../../lib/days';
import { addDays } from '../../lib/days';
import { count, emptyMap, type HeatMap } from '../../lib/heat';
import { medianOf } from '../../lib/median';

/** So many days an analysis looks back. */
export const ANALYSIS_DAYS = [90, 365] as const;
export type AnalysisDays = (typeof ANALYSIS_DAYS)[number];

/** What complaints are sorted by, each with a trend. */
export const TREND_KINDS = ['category', 'product', 'person', 'cause'] as const;
export type TrendKind = (typeof TREND_KINDS)[number];

/** Fewer than so many give no median that one could trust. */
export const THIN = { times: 5 } as const;
/** So many lines of a trend are told. */
export const TREND_ROWS = 8;
/** Within so many days a customer who is content again buys again. */
export const BACK_DAYS = 60;

/** What an analysis reads of a complaint. */
export type Analysed = {
  on: Day;
  minute: number;
  category: string;
  productId: number | null;
  personId: number;
  causeId: number | null;
  answerTook: number | null;
  /** Null while there is no answer, or no solution. */
  answeredInTime: 0 | 1 | null;
  solveTook: number | null;
  solvedInTime: 0 | 1 | null;
  satisfaction: number | null;
  /** Whether they bought again within sixty days; null while nobody can know. */
  cameBack: 0 | 1 | null;
};

/** So many complaints of the time before that are about the same. */
export type Sorted = Pick<Analysed, 'category' | 'productId' | 'personId' | 'causeId'> & { times: number };

/** A time in opening hours: of how many, the middle one, and which share was in time. */
export type Times = { count: number; median: number | null; inTime: number | null };

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function timesOf(took: readonly (readonly [number | null, 0 | 1 | null])[]): Times {
  const known = took.flatMap(([minutes, inTime]) => (minutes === null ? [] : [{ minutes, inTime }]));
  return {
    count: known.length,
    median: medianOf(known.map(({ minutes }) => minutes)),
    inTime: shareOf(known.filter(({ inTime }) => inTime === 1).length, known.length),
  };
}

/** A line of a trend: so many in the period, and so many in the one before it. */
export type TrendRow = { key: string; count: number; before: number };

const KEY: Readonly<Record<TrendKind, (row: Omit<Sorted, 'times'>) => string | null>> = {
  category: ({ category }) => category,
  product: ({ productId }) => (productId === null ? null : String(productId)),
  person: ({ personId }) => String(personId),
  cause: ({ causeId }) => (causeId === null ? null : String(causeId)),
};

function trendOf(kind: TrendKind, rows: readonly Analysed[], before: readonly Sorted[]): TrendRow[] {
  const sums = new Map<string, TrendRow>();
  const add = (row: Omit<Sorted, 'times'>, which: 'count' | 'before', times: number): void => {
    const key = KEY[kind](row);
    if (key === null) return;
    const line = sums.get(key) ?? { key, count: 0, before: 0 };
    line[which] += times;
    sums.set(key, line);
  };
  for (const row of rows) add(row, 'count', 1);
  for (const row of before) add(row, 'before', row.times);
  return [...sums.values()]
    .toSorted((a, b) => b.count - a.count || b.before - a.before || (a.key < b.key ? -1 : 1))
    .slice(0, TREND_ROWS);
}

export type Analysis = {
  total: number;
  before: number;
  heat: HeatMap;
  months: { month: string; count: number }[];
  trends: Record<TrendKind, TrendRow[]>;
  answer: Times;
  solve: Times;
  satisfaction: { count: number; mean: number | null };
  cameBack: { count: number; share: number | null };
};

/** All that is told of the complaints of some days; those of as many days before are compared with. */
export function analyse(rows: readonly Analysed[], before: readonly Sorted[], from: Day, to: Day): Analysis {
  const heat = emptyMap();
  const months = new Map<string, number>();
  for (let day = from; day <= to; day = addDays(day, 1)) months.set(day.slice(0, 7), 0);
  for (const { on, minute } of rows) {
    count(heat, on, minute);
    const month = on.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  const scores = rows.flatMap(({ satisfaction }) => (satisfaction === null ? [] : [satisfaction]));
  const back = rows.flatMap(({ cameBack }) => (cameBack === null ? [] : [cameBack]));
  return {
    total: rows.length,
    before: before.reduce((sum, { times }) => sum + times, 0),
    heat,
    months: [...months].map(([month, many]) => ({ month, count: many })),
    trends: {
      category: trendOf('category', rows, before),
      product: trendOf('product', rows, before),
      person: trendOf('person', rows, before),
      cause: trendOf('cause', rows, before),
    },
    answer: timesOf(rows.map(({ answerTook, answeredInTime }) => [answerTook, answeredInTime])),
    solve: timesOf(rows.map(({ solveTook, solvedInTime }) => [solveTook, solvedInTime])),
    satisfaction: {
      count: scores.length,
      mean: scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length,
    },
    cameBack: { count: back.length, share: shareOf(back.filter((one) => one === 1).length, back.length) },
  };
}
