import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useNewPlace } from '@/features/drafts/drafts.public';
import { useBrought } from '@/lib/brought';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconHandover } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { ShiftForm } from './ShiftForm';
import { ShiftNoteCard } from './ShiftNoteCard';
import styles from './Shifts.module.css';

const PAGE = 30;
const NOTHING_LEFT: readonly string[] = [];

/** What one shift tells the next: a note is written at the top, those of before stand below, newest first. */
export function ShiftsScreen() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const slot = path.split('/')[2] ?? null;
  const place = useNewPlace('shifts.write', slot === '' ? null : slot, false);
  const left = useBrought<{ left?: readonly string[] }>()?.left ?? NOTHING_LEFT;
  const [which, setWhich] = useState<'all' | 'open'>('all');
  const [windows, setWindows] = useState(1);
  const isOpenOnly = which === 'open';
  const { data: settings } = useCall('settings.get', {});
  const { data, error, refetch } = useCall('shifts.list', { isOpenOnly, offset: 0, limit: PAGE });
  const meId = settings?.me?.id ?? null;
  const names = (settings?.people ?? []).filter(({ id }) => id !== meId).map(({ name }) => name);
  return (
    <>
      <PageHeader title={t('shifts.title')} sub={data && t('shifts.sub', { count: data.openItems })}>
        <Choice
          label={t('shifts.which.label')}
          value={which}
          onChange={setWhich}
          options={(['all', 'open'] as const).map((value) => ({
            value,
            text: t(`shifts.which.${value}`),
          }))}
        />
      </PageHeader>
      <div className={styles.body}>
        {place && (
          <ShiftForm key={'slot' in place ? place.slot : ''} place={place} items={left} names={names} />
        )}
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && data.total === 0 && <EmptyState icon={IconHandover} text={t(`shifts.empty.${which}`)} />}
        <ul className={styles.notes} aria-label={t('shifts.before')}>
          {Array.from({ length: windows }, (_, at) => (
            <NotesWindow key={at} isOpenOnly={isOpenOnly} offset={at * PAGE} meId={meId} />
          ))}
        </ul>
        {data && data.total > windows * PAGE && (
          <div>
            <Button
              onClick={() => {
                setWindows(windows + 1);
              }}
            >
              {t('shifts.older')}
            </Button>
          </div>
        )}
      </div>
      <FootBar keys={['form.save', 'everywhere.undo']} />
    </>
  );
}

type NotesWindowProps = { isOpenOnly: boolean; offset: number; meId: number | null };

/** Thirty notes, from the `offset`th newest on. */
function NotesWindow({ isOpenOnly, offset, meId }: NotesWindowProps) {
  const { data } = useCall('shifts.list', { isOpenOnly, offset, limit: PAGE });
  return data?.notes.map((note) => <ShiftNoteCard key={note.id} note={note} meId={meId} />);
}
