import { useCallback, useState } from 'react';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { call, ClientError, type ReadName } from './client';

/** One act of windows and dialogs; a refusal is kept to be shown where it happened, and `run` then answers null. */
export function useDo<N extends ReadName>(name: N) {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const run = useCallback(
    async (input: CallInput<N>): Promise<CallOutput<N> | null> => {
      setIsRunning(true);
      setError(null);
      try {
        return await call(name, input);
      } catch (caught) {
        if (!(caught instanceof ClientError)) throw caught;
        setError(caught);
        return null;
      } finally {
        setIsRunning(false);
      }
    },
    [name],
  );
  return { run, isRunning, error };
}
