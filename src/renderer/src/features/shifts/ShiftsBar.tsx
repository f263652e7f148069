import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAct, useCall } from '@/lib/useCall';
import { Bar } from '@/ui/Bar';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconHandover } from '@/ui/icons';

/** Tells whoever has come in that a shift has something to say to them, one note at a time, until they have read it. */
export function ShiftsBar() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const { data = [] } = useCall('shifts.forMe', {});
  const { run, isRunning, error } = useAct('shifts.read');
  const [note, ...more] = data;
  // The page of the shifts shows the notes themselves.
  if (note === undefined || path.startsWith('/shifts')) return null;
  const said = [note.text, ...note.items.map(({ text }) => text)].filter((text) => text !== '');
  return (
    <Bar
      icon={<IconHandover size="1.25rem" stroke={1.6} aria-hidden />}
      title={t('shifts.bar.title', { name: note.by.name })}
      text={said.join(' ')}
      beside={
        <>
          {more.length > 0 && <span>{t('shifts.bar.more', { count: more.length })}</span>}
          {error && <ErrorNotice error={error} />}
        </>
      }
    >
      <Button
        size="xs"
        onClick={() => {
          navigate('/shifts');
        }}
      >
        {t('shifts.bar.open')}
      </Button>
      <Button size="xs" loading={isRunning} onClick={() => void run({ id: note.id })}>
        {t('shifts.note.read')}
      </Button>
    </Bar>
  );
}
