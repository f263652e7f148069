import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { COMPENSATION_KINDS } from '@shared/features/complaints/compensation.rules';
import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  AnswerDialog,
  CompensateDialog,
  EditDialog,
  ExceptionDialog,
  HandDialog,
  MergeDialog,
  MoveDialog,
  RateDialog,
} from './dialogs';
import { CauseDialog, ImproveDialog } from './learn/learnDialogs';
import { PostingDialog } from './postings/postingDialogs';

/** What can be done with a complaint; each asks for the rest in a dialog of its own. */
export type ComplaintAct =
  | 'answer'
  | 'step'
  | 'wait'
  | 'goOn'
  | 'compensate'
  | 'except'
  | 'hand'
  | 'rate'
  | 'note'
  | 'edit'
  | 'merge'
  | 'cause'
  | 'improve'
  | 'post';

/** The dialog of an act on a complaint, over whatever shows it. */
export function useComplaintActs(complaint: ComplaintCard | undefined, onLeft: () => void) {
  const [path, navigate] = useLocation();
  /* What was chosen in the form is given once the complaint is taken in. */
  const gives = COMPENSATION_KINDS.find((kind) => path.endsWith(`/${kind}`)) ?? null;
  const [asked, setAsked] = useState<ComplaintAct | null>(gives === null ? null : 'compensate');
  const close = (): void => {
    setAsked(null);
    if (gives !== null) navigate(path.replace(`/${gives}`, ''), { replace: true });
    onLeft();
  };
  const dialogOf = (act: ComplaintAct, one: ComplaintCard) => {
    switch (act) {
      case 'step':
        return <MoveDialog complaint={one} onClose={close} />;
      case 'compensate':
        return <CompensateDialog complaint={one} first={gives} onClose={close} />;
      case 'except':
        return <ExceptionDialog complaint={one} onClose={close} />;
      case 'hand':
        return <HandDialog complaint={one} onClose={close} />;
      case 'rate':
        return <RateDialog complaint={one} onClose={close} />;
      case 'edit':
        return <EditDialog complaint={one} onClose={close} />;
      case 'cause':
        return <CauseDialog complaint={one} onClose={close} />;
      case 'improve':
        return (
          <ImproveDialog
            improvement={null}
            first={{
              causeId: one.cause?.id ?? null,
              productId: one.product?.id ?? null,
              batch: one.batch,
            }}
            raisedBy={[{ by: 'complaint', refId: one.id }]}
            onClose={close}
          />
        );
      case 'post':
        return <PostingDialog complaintId={one.id} posting={null} onClose={close} />;
      case 'merge':
        return <MergeDialog complaint={one} onClose={close} />;
      default:
        return <AnswerDialog act={act} complaint={one} onClose={close} />;
    }
  };
  return { onAct: setAsked, dialog: asked === null || !complaint ? null : dialogOf(asked, complaint) };
}
