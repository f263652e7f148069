import { Button } from '@mantine/core';
import type { InquiryFilter } from '@shared/features/inquiries/inquiries.contract';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { formatList } from '@/lib/format';

/** What the list was narrowed to from a figure of the measures, and the way back to all. */
export function FilterLine({ filter, onClear }: { filter: InquiryFilter; onClear: () => void }) {
  const { t } = useTranslation();
  const { source, reason, stage, month, whose, from, weekday, hour } = filter;
  const { data: people = [] } = useCall('inquiries.people', {}, { isEnabled: typeof whose === 'number' });
  const facts = [
    source === null ? null : t(`inquiries.source.${source}`),
    reason === null ? null : t(`inquiries.reason.${reason}`),
    stage === null ? null : t(`inquiries.stage.${stage}`),
    month,
    from === null ? null : t('inquiries.year'),
    weekday === null ? null : t('inquiries.at', { day: t(`common.heat.day.${String(weekday)}`), hour }),
    typeof whose === 'number' ? (people.find(({ id }) => id === whose)?.name ?? null) : null,
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <>
      <span role="status">{t('inquiries.narrowed', { facts: formatList(facts) })}</span>
      <Button size="xs" onClick={onClear}>
        {t('inquiries.clear')}
      </Button>
    </>
  );
}
