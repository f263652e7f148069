import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { PROMISE_LIMITS } from '@shared/features/followups/promise.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

const WAYS = ['broken', 'released'] as const;

/** It will not be kept: the shop could not, or the customer let it off; either with a reason. */
export function EndDialog({ row, onClose }: { row: PromiseRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>('broken');
  const [reason, setReason] = useState('');
  const breaking = useAct('followups.breakPromise');
  const releasing = useAct('followups.releasePromise');
  const error = breaking.error ?? releasing.error;
  const typed = reason.trim();
  const save = async (): Promise<void> => {
    const ending = way === 'broken' ? breaking : releasing;
    const done = await ending.run({ id: row.id, reason: typed });
    if (done === null) return;
    offerUndo(t(`followups.promise.told.${way}`, { words: row.words }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('followups.promise.end.title', { words: row.words })}
      back={t('followups.back')}
      save={t('followups.promise.end.save')}
      width={34}
      isRunning={breaking.isRunning || releasing.isRunning}
      isDisabled={typed === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FieldRow label={t('followups.promise.end.way')}>
        <Choice
          label={t('followups.promise.end.way')}
          value={way}
          onChange={setWay}
          options={WAYS.map((value) => ({ value, text: t(`followups.promise.end.${value}`) }))}
        />
      </FieldRow>
      <TextField
        label={t('followups.promise.end.reason')}
        value={reason}
        autoFocus
        hint={t('followups.promise.end.hint')}
        onChange={(text) => {
          setReason(text.slice(0, PROMISE_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
