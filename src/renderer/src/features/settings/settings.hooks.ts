import type { Appearance } from '@shared/features/settings/settings.contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallOutput } from '@shared/ipc/contracts';
import { act } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { keyOf } from '@/lib/queryClient';
import { useCall } from '@/lib/useCall';

/** Shop, look, signed-in person, currency. */
export function useSettings() {
  return useCall('settings.get', {});
}

/** Changes the look at once and saves it; a refusal is told and puts it back. */
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
