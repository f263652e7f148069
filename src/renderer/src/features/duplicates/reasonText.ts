import type { Reason } from '@shared/features/duplicates/duplicates.rules';
import type { TFunction } from 'i18next';

/** Why two cards may be one person's, in a sentence. */
export const reasonText = (t: TFunction, reasons: readonly Reason[]): string =>
  t('duplicates.because', {
    reasons: reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(t('common.listComma')),
  });
