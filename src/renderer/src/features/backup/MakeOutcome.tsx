import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClientError } from '@/lib/client';
import { errorText } from '@/lib/errorText';
import { formatList } from '@/lib/format';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Notice } from '@/ui/Notice';
import type { useMakeBackup } from './backup.hooks';
import { namesOf, placesInText } from './placeNames';
import { WorkBar } from './WorkBar';

type MakeOutcomeProps = {
  making: ReturnType<typeof useMakeBackup>;
  places: readonly BackupPlace[];
};

/** The backup that is being made, and what came of the last one that was asked for: where it lies, and where not. */
export function MakeOutcome({ making, places }: MakeOutcomeProps) {
  const { t } = useTranslation();
  const { task, isMaking, forget } = making;
  if (isMaking) {
    const own = task?.status === 'running' ? task : null;
    return <WorkBar task={own} label={t('backup.making')} onStop={making.stop} />;
  }
  if (task?.error?.code === 'transfer.cancelled') {
    return (
      <Notice kind="plain" text={t('backup.stopped')}>
        <Button size="xs" onClick={forget}>
          {t('backup.understood')}
        </Button>
      </Notice>
    );
  }
  if (task?.error) return <ErrorNotice error={task.error} onRetry={making.make} />;
  if (!task?.result) return null;
  const names = placesInText(t, places);
  const { placeIds } = task.result;
  /* A stick that was plugged in again has been seen to by itself. */
  const missed = task.result.missed.filter(({ placeId }) => {
    const place = places.find(({ id }) => id === placeId);
    return place === undefined || place.path === null || place.trouble !== null;
  });
  return (
    <>
      <Notice kind="good" text={t('backup.made', { places: formatList(namesOf(placeIds, names)) })}>
        <Button size="xs" onClick={forget}>
          {t('backup.understood')}
        </Button>
      </Notice>
      {missed.map(({ placeId, code }) => (
        <Notice
          key={placeId}
          kind="warn"
          text={t('backup.missed', {
            name: names.get(placeId) ?? '',
            why: errorText(new ClientError({ code, params: {}, fields: [], ref: null })),
          })}
        />
      ))}
    </>
  );
}
