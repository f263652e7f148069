import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import sheet from '@/ui/DialogBody.module.css';
import { whoOf } from './complaintText';

/** A complaint doubles another that is under way: it ends, the other goes on for both. */
export function MergeDialog({ complaint, onClose }: { complaint: ComplaintCard; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useId();
  const { id, version, customer } = complaint;
  const asked = { isMine: false, personId: null, text: '', offset: 0, limit: 200 };
  const { data: open, error: refusal } = useCall('complaints.list', { ...asked, group: 'open' });
  const { data: waiting } = useCall('complaints.list', { ...asked, group: 'waiting' });
  const [chosen, setChosen] = useState<number | null>(null);
  const { run, isRunning, error } = useAct('complaints.merge');
  const others = [...(open?.rows ?? []), ...(waiting?.rows ?? [])]
    .filter((one) => one.id !== id)
    .filter((one) => customer === null || one.customer === null || one.customer.id === customer.id);
  const into = others.find((one) => one.id === chosen) ?? others[0];
  const save = async (): Promise<void> => {
    if (into === undefined) return;
    const done = await run({ id, version, intoId: into.id });
    if (done === null) return;
    offerUndo(t('complaints.told.merged', { number: id, into: into.id }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('complaints.merge.title', { number: id })}
      back={t('complaints.back.open')}
      save={t('complaints.merge.save')}
      width={36}
      isRunning={isRunning}
      isDisabled={into === undefined}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>
        {t(others.length === 0 ? 'complaints.merge.none' : 'complaints.merge.hint')}
      </p>
      {others.length > 0 && (
        <FieldRow label={t('complaints.merge.into')} htmlFor={field}>
          <div>
            <select
              id={field}
              className={sheet.select}
              data-autofocus
              value={into?.id ?? ''}
              onChange={({ target }) => {
                setChosen(Number(target.value));
              }}
            >
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${String(one.id)} ${whoOf(one)} ${one.words.slice(0, 30)}`}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
      {(error ?? refusal) && <ErrorNotice error={error ?? refusal} />}
    </FormDialog>
  );
}
