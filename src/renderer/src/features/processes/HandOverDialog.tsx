import type { ProcessStepRow } from '@shared/features/processes/processes.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import sheet from '@/ui/DialogBody.module.css';

/** Somebody else does a step. */
export function HandOverDialog({ step, onClose }: { step: ProcessStepRow; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useId();
  const { data: people = [], error: refusal } = useCall('processes.people', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const { run, isRunning, error } = useAct('processes.handOver');
  const others = people.filter(({ id }) => id !== step.person.id);
  const taker = others.find(({ id }) => id === chosen) ?? others[0];
  const save = async (): Promise<void> => {
    if (taker === undefined) return;
    const done = await run({ id: step.id, personId: taker.id });
    if (done === null) return;
    offerUndo(t('processes.told.handed', { title: step.title, name: taker.name }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('processes.hand.title', { title: step.title })}
      back={t('processes.back')}
      save={t('processes.hand.save')}
      width={30}
      isRunning={isRunning}
      isDisabled={taker === undefined}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FieldRow label={t('processes.field.taker')} htmlFor={field} hint={t('processes.hand.hint')}>
        <div>
          <select
            id={field}
            className={sheet.select}
            data-autofocus
            value={taker?.id ?? ''}
            onChange={({ target }) => {
              setChosen(Number(target.value));
            }}
          >
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      {(error ?? refusal) && <ErrorNotice error={error ?? refusal} />}
    </FormDialog>
  );
}
