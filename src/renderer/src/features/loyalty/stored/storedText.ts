import type { StoredAccount } from '@shared/features/loyalty/stored.channels';
import type { Day } from '@shared/lib/days';
import { formatDay, formatMoney } from '@/lib/format';
import { i18n } from '@/lib/i18n';

type Held = Pick<StoredAccount, 'principalCents' | 'giftCents' | 'laterCents' | 'laterOn'>;

/** What an account holds, in short pieces: all that can be spent, gift money in it, and what counts later. */
export const storedPieces = (
  { principalCents, giftCents, laterCents, laterOn }: Held,
  today: Day,
): string[] =>
  [
    formatMoney(principalCents + giftCents),
    giftCents === 0 ? '' : i18n.t('loyalty.stored.ofGift', { amount: formatMoney(giftCents) }),
    laterOn === null
      ? ''
      : i18n.t('loyalty.stored.later', { amount: formatMoney(laterCents), day: formatDay(laterOn, today) }),
  ].filter(Boolean);
