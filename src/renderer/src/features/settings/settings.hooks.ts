import type { Appearance } from '@shared/features/settings/settings.contract';
import { TEXT_SIZES } from '@shared/features/settings/settings.rules';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '@shared/ipc/contracts';
import { act, call, ClientError } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { keyOf } from '@/lib/queryClient';
import { useCall } from '@/lib/useCall';

/** Shop, look, signed-in person, currency. */
export function useSettings() {
  return useCall('settings.get', {});
}

/**
 * Changes the look at once and saves it; a refusal is told and puts it back. Where a backup is looked into, only its
 * window changes.
 */
export function useSetAppearance(): (change: Partial<Appearance>) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (change) => {
      const key = keyOf('settings.get', {});
      const before = client.getQueryData<CallOutput<'settings.get'>>(key);
      if (before) {
        client.setQueryData<CallOutput<'settings.get'>>(key, {
          ...before,
          appearance: { ...before.appearance, ...change },
        });
      }
      if (before?.lookingAt != null) return;
      try {
        await act('settings.setAppearance', change);
      } catch (error) {
        client.setQueryData(key, before);
        notifyError(error);
      }
    },
    [client],
  );
}

/** Steps of the text size: up, down, and back to normal. Nothing happens beyond the ends. */
export function useTextSize(): { step: (by: 1 | -1) => void; reset: () => void } {
  const { data } = useSettings();
  const set = useSetAppearance();
  const size = data?.appearance.textSize ?? 100;
  const change = (next: number | undefined): void => {
    if (next !== undefined && next !== size) void set({ textSize: next });
  };
  return {
    step: (by) => {
      change(by === 1 ? TEXT_SIZES.find((one) => one > size) : TEXT_SIZES.findLast((one) => one < size));
    },
    reset: () => {
      change(100);
    },
  };
}

/** Opens the sample shop; the window is loaded anew when it is there, so only failures come back. */
export function useOpenSample() {
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<ClientError | null>(null);
  useEffect(
    () =>
      window.shuke.on('task.progress', ({ channel, done, total }) => {
        if (channel === 'settings.openSample' && total !== null) setPercent((done / total) * 100);
      }),
    [],
  );
  const open = useCallback(async (appearance: Appearance) => {
    setError(null);
    setPercent(0);
    try {
      await call('settings.openSample', { appearance });
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      setError(caught);
      setPercent(null);
    }
  }, []);
  return { open, isMaking: percent !== null, percent: percent ?? 0, error };
}
