import { Button } from '@mantine/core';
import { FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import type { Reach } from '@shared/features/followups/series.rules';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import { ReachChoice } from './series/ReachChoice';
import { isComing, placeOfAct, type SeriesRow } from './series/seriesRow';
import styles from '@/ui/DialogBody.module.css';

/** Not to be done after all, and why. */
export function DropDialog({ row, onClose }: { row: SeriesRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [reach, setReach] = useState<Reach>('this');
  const one = useAct('followups.drop');
  const ofSeries = useAct('followups.dropSeries');
  const error = one.error ?? ofSeries.error;
  const typed = reason.trim();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed === '') return;
    const place = placeOfAct(row, reach);
    const done =
      place !== null
        ? await ofSeries.run({ ...place, reason: typed })
        : isComing(row)
          ? null
          : await one.run({ id: row.id, reason: typed });
    if (done === null) return;
    offerUndo(t('followups.drop.told', { subject: row.subject }), done.commandId);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('followups.drop.title', { subject: row.subject })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={30}
    >
      <form className={styles.body} noValidate onSubmit={(event) => void save(event)}>
        {row.series !== null && <ReachChoice row={row} value={reach} onChange={setReach} />}
        <TextField
          label={t('followups.field.reason')}
          value={reason}
          autoFocus
          hint={t('followups.drop.hint')}
          onChange={(text) => {
            setReason(text.slice(0, FOLLOWUP_LIMITS.note));
          }}
        />
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('followups.back')}
          </Button>
          <Button
            type="submit"
            size="md"
            variant="filled"
            loading={one.isRunning || ofSeries.isRunning}
            disabled={typed === ''}
          >
            {t('followups.drop.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
