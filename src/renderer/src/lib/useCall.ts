import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { act, call, ClientError, newCommandId, type ActName, type ReadName } from './client';
import { keyOf } from './queryClient';

type CallOptions = {
  /** False waits: nothing is asked for. */
  isEnabled?: boolean;
  /** Above the provider the client is named. */
  client?: QueryClient;
};

/** Options of TanStack Query for one call, for use outside components: prefetching and lists of queries. */
export function callQuery<N extends ReadName>(name: N, input: CallInput<N>) {
  return { queryKey: keyOf(name, input), queryFn: () => call(name, input) };
}

/** What a reading channel answers, kept and refreshed when its feature changes. `error` is a ClientError. */
export function useCall<N extends ReadName>(
  name: N,
  input: CallInput<N>,
  { isEnabled = true, client }: CallOptions = {},
): UseQueryResult<CallOutput<N>, ClientError> {
  return useQuery<CallOutput<N>, ClientError>(
    { queryKey: keyOf(name, input), queryFn: () => call(name, input), enabled: isEnabled },
    client,
  );
}

/** One act of a form or button: `run` does it, once at a time. */
export type Act<N extends ActName> = {
  /** Resolves with the result and the id to undo it by; null where it was refused (see `error`) or still runs. */
  run: (
    input: CallInput<N>,
    /** Sees a refusal first; true means that it has been dealt with and is not to be shown. */
    onRefused?: (error: ClientError) => boolean,
  ) => Promise<{ value: CallOutput<N>; commandId: string } | null>;
  isRunning: boolean;
  error: ClientError | null;
  clearError: () => void;
};

/** Acts from a component. The same input after an unknown outcome goes under the same id, so it is done once. */
export function useAct<N extends ActName>(name: N): Act<N> {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const attempt = useRef<{ isRunning: boolean; open: { input: string; commandId: string } | null }>({
    isRunning: false,
    open: null,
  });

  const run = useCallback<Act<N>['run']>(
    async (input, onRefused) => {
      const state = attempt.current;
      if (state.isRunning) return null;
      const inputText = JSON.stringify(input, (name, value: unknown) =>
        // A form's draft may have got another number since; what is saved is the same.
        name === 'endsDraft' ? undefined : value,
      );
      const commandId = state.open?.input === inputText ? state.open.commandId : newCommandId();
      state.isRunning = true;
      state.open = { input: inputText, commandId };
      setIsRunning(true);
      setError(null);
      try {
        const value = await act(name, input, commandId);
        state.open = null;
        return { value, commandId };
      } catch (caught) {
        if (!(caught instanceof ClientError)) throw caught;
        if (!/^(data\.unknownOutcome|data\.busy|unexpected)$/.test(caught.code)) state.open = null;
        if (!onRefused?.(caught)) setError(caught);
        return null;
      } finally {
        state.isRunning = false;
        setIsRunning(false);
      }
    },
    [name],
  );
  const clearError = useCallback(() => {
    setError(null);
  }, []);
  return { run, isRunning, error, clearError };
}
