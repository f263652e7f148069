import type { ProductRow } from '@shared/features/products/products.contract';
import { useRef, useState } from 'react';
import { call } from '@/lib/client';

/** What was found for a text; `error` where the asking failed. */
export type FoundProducts = { text: string; rows: readonly ProductRow[]; hasMore: boolean; error: unknown };

/** Asks at once for each text; answers that come after a newer question are dropped. Null while nothing is asked. */
export function useFindProducts() {
  const [found, setFound] = useState<FoundProducts | null>(null);
  const latest = useRef(0);

  /** Resolves with what was found, or null where the answer came too late or nothing was asked. */
  const find = async (typed: string): Promise<FoundProducts | null> => {
    const text = typed.trim();
    latest.current += 1;
    const mine = latest.current;
    let answer: FoundProducts | null = null;
    if (text !== '') {
      try {
        answer = { text, ...(await call('products.find', { text })), error: null };
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
