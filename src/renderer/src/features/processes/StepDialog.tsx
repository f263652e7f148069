import type { ProcessId } from '@shared/features/processes/processes.contract';
import { PROCESS_LIMITS } from '@shared/features/processes/processes.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';

/** What is to become of a step, or, stopped, of a process. */
export type Ending =
  | { way: 'tick' | 'skip'; id: number; title: string; task: string }
  | { way: 'stop'; id: ProcessId; title: string; task: string };

/** A step is done, with a note; left out, or the whole process stopped, with a reason. */
export function StepDialog({ ending, onClose }: { ending: Ending; onClose: () => void }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const ticking = useAct('processes.tick');
  const skipping = useAct('processes.skip');
  const stopping = useAct('processes.stop');
  const error = ticking.error ?? skipping.error ?? stopping.error;
  const { way, title, task } = ending;
  const typed = note.trim();
  const run = () => {
    if (ending.way === 'tick') return ticking.run({ id: ending.id, note: typed });
    if (ending.way === 'skip') return skipping.run({ id: ending.id, reason: typed });
    return stopping.run({ id: ending.id, reason: typed });
  };
  const save = async (): Promise<void> => {
    const done = await run();
    if (done === null) return;
    offerUndo(t(`processes.told.${way}`, { title }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t(`processes.${way}.title`, { title })}
      back={t('processes.back')}
      save={t(`processes.${way}.save`)}
      width={34}
      isRunning={ticking.isRunning || skipping.isRunning || stopping.isRunning}
      isDisabled={way !== 'tick' && typed === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      {task !== '' && <p className={sheet.text}>{task}</p>}
      <TextField
        label={t(way === 'tick' ? 'processes.field.note' : 'processes.field.reason')}
        value={note}
        autoFocus
        hint={t(`processes.${way}.hint`)}
        onChange={(text) => {
          setNote(text.slice(0, PROCESS_LIMITS.note));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
