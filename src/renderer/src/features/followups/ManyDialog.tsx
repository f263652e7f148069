import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { Notice } from '@/ui/Notice';
import { FollowupFields, doerOf, fieldsOf, typedFrom } from './FollowupFields';
import sheet from '@/ui/DialogBody.module.css';
import styles from './Followups.module.css';

type ManyDialogProps = {
  customerIds: readonly CustomerId[];
  /** `isPlanned`: each of them has one now. */
  onClose: (isPlanned: boolean) => void;
};

/** One follow-up for each of many customers, in one act; who said no to that kind is left out unless one insists. */
export function ManyDialog({ customerIds, onClose }: ManyDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data: people = [] } = useCall('followups.people', {});
  const [typed, setTyped] = useState(() => typedFrom(null, {}, today));
  const [isSparing, setIsSparing] = useState(true);
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('followups.createMany');
  const doer = doerOf(typed, people);
  const isTooMany = customerIds.length > FOLLOWUP_LIMITS.atOnce;
  const preview = useCall(
    'followups.previewMany',
    { customerIds: [...customerIds], kind: typed.kind, personId: doer ?? 0 },
    { isEnabled: doer !== null && !isTooMany },
  );
  const refusal = preview.error ?? error;
  const { count = 0, refusing = 0, waiting = 0 } = preview.data ?? {};
  const chosen = isSparing ? count - refusing : count;
  const left = customerIds.length - count;
  const counted = (key: string, amount: number): string =>
    t(`followups.many.${key}`, { count: amount, number: formatNumber(amount) });

  const save = async (): Promise<void> => {
    setIsTried(true);
    const fields = fieldsOf(typed, people);
    if (fields === null) return;
    const done = await run({ customerIds: [...customerIds], fields, isSparing });
    if (done === null) return;
    const made = done.value.ids.length;
    offerUndo(
      t('followups.many.told', {
        count: made,
        number: formatNumber(made),
        day: formatWeekday(fields.dueOn, today),
      }),
      done.commandId,
    );
    onClose(true);
  };
  return (
    <FormDialog
      title={counted('title', customerIds.length)}
      back={t('followups.back')}
      save={preview.data ? counted('save', chosen) : t('followups.form.save')}
      isRunning={isRunning}
      isDisabled={!preview.data || chosen === 0}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
    >
      {isTooMany && <Notice kind="warn" text={counted('tooMany', FOLLOWUP_LIMITS.atOnce)} />}
      {preview.data && left > 0 && <Notice kind="plain" text={counted('left', left)} />}
      {refusing > 0 && (
        <label className={sheet.check}>
          <input
            type="checkbox"
            checked={isSparing}
            onChange={({ target }) => {
              setIsSparing(target.checked);
            }}
          />
          {counted('spare', refusing)}
        </label>
      )}
      {waiting > 0 && <p className={styles.quiet}>{counted('waiting', waiting)}</p>}
      <FollowupFields value={typed} people={people} onChange={setTyped} isTried={isTried} isSubjectFirst />
      {refusal && <ErrorNotice error={refusal} />}
    </FormDialog>
  );
}
