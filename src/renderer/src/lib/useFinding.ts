import { useRef, useState } from 'react';

/** What was found for a text; `error` where the asking failed. */
export type Finding<Row> = { text: string; rows: readonly Row[]; hasMore: boolean; error: unknown };

/** Asks at once for each text; answers that come after a newer question are dropped. Null while nothing is asked. */
export function useFinding<Row>(ask: (text: string) => Promise<{ rows: readonly Row[]; hasMore: boolean }>) {
  const [found, setFound] = useState<Finding<Row> | null>(null);
  const latest = useRef(0);

  /** Resolves with what was found, or null where the answer came too late or nothing was asked. */
  const find = async (typed: string): Promise<Finding<Row> | null> => {
    const text = typed.trim();
    latest.current += 1;
    const mine = latest.current;
    let answer: Finding<Row> | null = null;
    if (text !== '') {
      try {
        const { rows, hasMore } = await ask(text);
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
