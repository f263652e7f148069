import type { ProcessId, ProcessStepRow } from '@shared/features/processes/processes.contract';
import { useState } from 'react';
import { HandOverDialog, StepDialog } from './dialogs';
import type { Ending } from './StepDialog';

type Asked = { way: 'hand'; step: ProcessStepRow } | Ending;

/** What can be done with a step or its process, and the dialog that asks for the rest. */
export function useProcessActs(onLeft: () => void) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => {
    setAsked(null);
    onLeft();
  };
  return {
    onStep: (way: 'tick' | 'skip' | 'hand', step: ProcessStepRow): void => {
      setAsked(way === 'hand' ? { way, step } : { way, id: step.id, title: step.title, task: step.task });
    },
    onStop: (id: ProcessId, name: string): void => {
      setAsked({ way: 'stop', id, title: name, task: '' });
    },
    dialog:
      asked === null ? null : asked.way === 'hand' ? (
        <HandOverDialog step={asked.step} onClose={close} />
      ) : (
        <StepDialog ending={asked} onClose={close} />
      ),
  };
}
