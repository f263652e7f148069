import type { Unsettled } from '@shared/features/privacy/privacy.contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/ui/Notice';
import { unsettledText } from './unsettledText';

/** Warns of what is not settled with somebody who is to be erased; nothing where all is. */
export function EraseUnsettled({ unsettled }: { unsettled: Unsettled }) {
  const { t } = useTranslation();
  const what = unsettledText(t, unsettled);
  return what === '' ? null : <Notice kind="warn" text={t('privacy.unsettled.sentence', { what })} />;
}
