import type { CallOutput } from '@shared/ipc/contracts';
import { useRef, useState } from 'react';
import { call } from '@/lib/client';

/** What was found for a text; `error` where the asking failed. */
export type Found = {
  text: string;
  rows: CallOutput<'customers.find'>['rows'];
  hasMore: boolean;
  error: unknown;
};

const AT_MOST = 12;

/** Asks at once for each text; answers that come after a newer question are dropped. Null while nothing is asked. */
export function useFind() {
  const [found, setFound] = useState<Found | null>(null);
  const latest = useRef(0);

  /** Resolves with what was found, or null where the answer came too late or nothing was asked. */
  const find = async (typed: string): Promise<Found | null> => {
    const text = typed.trim();
    latest.current += 1;
    const mine = latest.current;
    let answer: Found | null = null;
    if (text !== '') {
      try {
        const { rows, hasMore } = await call('customers.find', { text, limit: AT_MOST });
        answer = { text, rows, hasMore, error: null };
      } catch (error) {
        answer = { text, rows: [], hasMore: false, error };
      }
    }
    if (mine !== latest.current) return null;
    setFound(answer);
    return answer;
  };
  return { found, find };
}
