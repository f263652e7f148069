import type { QueryClient } from '@tanstack/react-query';
import type { CallOutput } from '@shared/ipc/contracts';
import { setCurrency } from '@/lib/format';
import { setLanguage } from '@/lib/i18n';
import { setTextSize } from '@/lib/rem';

/** Puts currency, text size and language of each new answer of `settings.get` into force before anything is drawn. */
export function followSettings(client: QueryClient): () => void {
  return client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !isSettings(query.queryKey as readonly unknown[])) return;
    const settings = query.state.data as CallOutput<'settings.get'> | undefined;
    if (!settings) return;
    setCurrency(settings.currency);
    setTextSize(settings.appearance.textSize);
    void setLanguage(settings.appearance.language);
  });
}

function isSettings([feature, channel]: readonly unknown[]): boolean {
  return feature === 'settings' && channel === 'get';
}
