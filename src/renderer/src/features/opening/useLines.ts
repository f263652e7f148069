import { readRow, sameAs, whoOf } from '@shared/features/opening/opening.rules';
import type { ColumnName, Openable, Problem, ReadRow, Who } from '@shared/features/opening/opening.rules';
import { useMemo } from 'react';
import { usedRows, type Chosen, type GridRow } from './grid';
import type { Found } from './useCandidates';

/** A line as far as it is understood. */
export type Line = {
  at: number;
  row: ReadRow;
  /** Undefined while those who may be meant are looked for. */
  found: Found | undefined;
  who: Who;
  problems: readonly Problem[];
  /** Place of a line above that is about the same person; null where there is none. */
  sameAs: number | null;
};

/** Whom a line is about: whom somebody chose, as long as they are among those found, else what follows by itself. */
function whoIs(name: string, chosen: Chosen, found: Found | undefined): Who {
  if (found === undefined) return 'open';
  if (chosen === 'new') return 'new';
  if (chosen !== null && found.some(({ customer }) => customer.id === chosen)) return { customerId: chosen };
  return whoOf(
    name,
    found.map(({ customer, by, heldCents }) => ({ customerId: customer.id, by, heldCents })),
  );
}

/** With what the customer has stored already. */
function overHeld(row: ReadRow, who: Who, found: Found | undefined, shop: Openable): Problem[] {
  const held =
    typeof who === 'object'
      ? (found?.find(({ customer }) => customer.id === who.customerId)?.heldCents ?? 0)
      : 0;
  const stored = row.principalCents + row.giftCents;
  const isOver = shop.hasStored && stored > 0 && held > 0 && stored + held > shop.mostBalanceCents;
  return isOver ? [{ column: 'principal', reason: 'overBalance' }] : [];
}

/** Every line that something is typed in, with whom it is about and what is wrong with it. */
export function useLines(
  rows: readonly GridRow[],
  shop: Openable,
  of: (row: GridRow) => Found | undefined,
): ReadonlyMap<number, Line> {
  return useMemo(() => {
    const lines = usedRows(rows).map(({ at, row: typed }) => {
      const { row, problems } = readRow(typed, shop);
      const found = of(typed);
      const who = whoIs(typed.name, typed.chosen, found);
      const more = problems.length === 0 ? overHeld(row, who, found, shop) : [];
      return { at, row, found, who, problems: [...problems, ...more] };
    });
    const same = sameAs(lines.map(({ who, row }) => ({ who, name: row.name, phone: row.phone })));
    return new Map(
      lines.map((line, index) => {
        const first = same.get(index);
        return [line.at, { ...line, sameAs: first === undefined ? null : (lines[first]?.at ?? null) }];
      }),
    );
  }, [rows, shop, of]);
}

/** True where a line can be taken over as it stands. */
export const isReady = ({ problems, who, sameAs: same }: Line): boolean =>
  problems.length === 0 && who !== 'open' && same === null;

export const problemAt = (line: Line | undefined, column: ColumnName): Problem | undefined =>
  line?.problems.find((problem) => problem.column === column);
