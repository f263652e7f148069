import type { CallOutput } from '@shared/ipc/contracts';
import { LIMITS } from '@shared/features/customers/customers.rules';
import { OPENING_LIMITS } from '@shared/features/opening/opening.rules';
import { useCallback, useEffect, useState } from 'react';
import { call, ClientError } from '@/lib/client';
import type { GridRow } from './grid';

export type Found = CallOutput<'opening.match'>[number];

/** Asked once somebody has stopped typing for so long. */
const PAUSE_MS = 300;

type Person = Pick<GridRow, 'name' | 'phone'>;
const keyOf = ({ name, phone }: Person): string => JSON.stringify([name.trim(), phone.trim()]);
/** What is too long for a card is nobody's. */
const canBeAsked = ({ name, phone }: Person): boolean =>
  name.length <= LIMITS.name && phone.length <= LIMITS.phone && (name.trim() !== '' || phone.trim() !== '');

/** Who may be meant by lines: asked for each name with its phone once. Undefined while it is not known yet. */
export function useCandidates(rows: readonly Person[]): {
  of: (person: Person) => Found | undefined;
  error: ClientError | null;
} {
  const [known, setKnown] = useState<ReadonlyMap<string, Found>>(new Map());
  const [error, setError] = useState<ClientError | null>(null);
  useEffect(() => {
    const open = new Map(
      rows.filter((row) => canBeAsked(row) && !known.has(keyOf(row))).map((row) => [keyOf(row), row]),
    );
    if (open.size === 0) return undefined;
    let isOff = false;
    const timer = setTimeout(() => {
      const asked = [...open].slice(0, OPENING_LIMITS.rows);
      const people = asked.map(([, { name, phone }]) => ({ name: name.trim(), phone: phone.trim() }));
      call('opening.match', { people }).then(
        (found) => {
          if (isOff) return;
          setError(null);
          setKnown((old) => new Map([...old, ...asked.map(([key], at) => [key, found[at] ?? []] as const)]));
        },
        (caught: unknown) => {
          if (!(caught instanceof ClientError)) throw caught;
          if (!isOff) setError(caught);
        },
      );
    }, PAUSE_MS);
    return () => {
      isOff = true;
      clearTimeout(timer);
    };
  }, [rows, known]);
  const of = useCallback((person: Person) => (canBeAsked(person) ? known.get(keyOf(person)) : []), [known]);
  return { of, error };
}
