import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { KeyCap } from '@/ui/KeyCap';
import type { Ticks } from './useTicks';

type SpreadButtonsProps = {
  ticks: Ticks;
  onSpread: () => void;
  /** Without it there is no backlog. */
  onBacklog: (() => void) | null;
};

/** In the head of a list: what can be done with all that is ticked, or with all that is late. */
export function SpreadButtons({ ticks, onSpread, onBacklog }: SpreadButtonsProps) {
  const { t } = useTranslation();
  const count = ticks.ids.length;
  if (count === 0) {
    return (
      onBacklog && (
        <Button rightSection={<KeyCap name="today.backlog" />} onClick={onBacklog}>
          {t('followups.spread.late')}
        </Button>
      )
    );
  }
  return (
    <>
      <span role="status">{t('followups.spread.selected', { count, number: formatNumber(count) })}</span>
      <Button variant="filled" rightSection={<KeyCap name="today.move" isOnAccent />} onClick={onSpread}>
        {t('followups.spread.go')}
      </Button>
      <Button variant="subtle" rightSection={<KeyCap name="form.leave" />} onClick={ticks.clear}>
        {t('followups.spread.clear')}
      </Button>
    </>
  );
}
