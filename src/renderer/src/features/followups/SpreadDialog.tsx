import { FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import { RATION_LIMITS } from '@shared/features/followups/ration.rules';
import type { SpreadAsked } from '@shared/features/followups/spread.channels';
import { addDays, isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import styles from './Followups.module.css';

/** Days that are told one by one; what is beyond is summed up in the last. */
const MOST_LINES = 12;

type SpreadDialogProps = {
  which: SpreadAsked['which'];
  title: string;
  /** `isMoved`: they stand on other days now. */
  onClose: (isMoved: boolean) => void;
};

/** Several follow-ups on another day, or spread over the next open ones; how many on which is seen before. */
export function SpreadDialog({ which, title, onClose }: SpreadDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const dayId = useId();
  const [how, setHow] = useState<'over' | 'one'>('over');
  const [from, setFrom] = useState<string>(() =>
    'on' in which && which.on >= today ? addDays(which.on, 1) : today,
  );
  const [daily, setDaily] = useState<string | null>(null);
  const { run, isRunning, error } = useAct('followups.spread');
  const isDay = isRealDay(from) && from >= today;
  const most = RATION_LIMITS.daily;
  const number = daily === null ? null : /^\d{1,3}$/.test(daily.trim()) ? Number(daily.trim()) : 0;
  const isNumber = number === null || (number >= 1 && number <= most);
  const usual = useCall('followups.previewSpread', { which, from: today, daily: null }).data?.usual ?? null;
  const perDay = how === 'one' ? null : (number ?? usual);
  const asked = { which, from, daily: perDay };
  const isReady = isDay && isNumber && (how === 'one' || perDay !== null);
  const preview = useCall('followups.previewSpread', asked, { isEnabled: isReady });
  const plan = isReady ? preview.data : undefined;
  const refusal = preview.error ?? error;

  const save = async (): Promise<void> => {
    const done = await run(asked);
    if (done === null) return;
    const moved = done.value.ids.length;
    offerUndo(t('followups.spread.told', { count: moved, number: formatNumber(moved) }), done.commandId);
    onClose(true);
  };
  const line = ({ on, count, before }: { on: string; count: number; before: number }): string =>
    t(before === 0 ? 'followups.spread.line' : 'followups.spread.lineMore', {
      day: formatWeekday(on, today),
      count,
      number: formatNumber(count),
      before: formatNumber(before),
    });
  const rest = plan?.days.slice(MOST_LINES) ?? [];
  return (
    <FormDialog
      title={title}
      back={t('followups.back')}
      save={
        plan
          ? t('followups.spread.save', { count: plan.count, number: formatNumber(plan.count) })
          : t('followups.spread.go')
      }
      isRunning={isRunning}
      isDisabled={!plan || plan.count === 0}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
      width={34}
    >
      <FieldRow label={t('followups.spread.how')}>
        <Choice
          label={t('followups.spread.how')}
          value={how}
          onChange={setHow}
          options={[
            { value: 'over', text: t('followups.spread.over') },
            { value: 'one', text: t('followups.spread.one') },
          ]}
        />
      </FieldRow>
      <FieldRow
        label={t(how === 'one' ? 'followups.spread.day' : 'followups.spread.from')}
        htmlFor={dayId}
        error={isDay ? null : t('followups.form.notDay')}
        errorId={`${dayId}-error`}
      >
        <div>
          <input
            id={dayId}
            type="date"
            className={sheet.select}
            data-autofocus
            value={from}
            min={today}
            aria-invalid={!isDay}
            aria-describedby={isDay ? undefined : `${dayId}-error`}
            onChange={({ target }) => {
              setFrom(target.value);
            }}
          />
        </div>
      </FieldRow>
      {how === 'over' && (
        <TextField
          label={t('followups.spread.daily')}
          value={daily ?? (usual === null ? '' : String(usual))}
          inputMode="numeric"
          hint={t('followups.spread.dailyHint')}
          error={isNumber ? null : t('followups.ration.between', { min: 1, max: most })}
          onChange={(text) => {
            setDaily(text.slice(0, 4));
          }}
        />
      )}
      {plan && plan.left > 0 && (
        <Notice
          kind="plain"
          text={t('followups.spread.left', { count: plan.left, number: formatNumber(plan.left) })}
        />
      )}
      {plan?.count === 0 && <p className={styles.quiet}>{t('followups.spread.none')}</p>}
      {plan && plan.count > 0 && (
        <ul className={styles.plan} aria-label={t('followups.spread.plan')} aria-live="polite">
          {plan.days.slice(0, MOST_LINES).map((one) => (
            <li key={one.on}>{line(one)}</li>
          ))}
          {rest.length > 0 && (
            <li>
              {t('followups.spread.rest', {
                count: rest.length,
                days: formatNumber(rest.length),
                day: formatWeekday(rest.at(-1)?.on ?? '', today),
              })}
            </li>
          )}
        </ul>
      )}
      {plan && plan.count === FOLLOWUP_LIMITS.atOnce && (
        <p className={styles.quiet}>
          {t('followups.spread.most', { number: formatNumber(FOLLOWUP_LIMITS.atOnce) })}
        </p>
      )}
      {refusal && <ErrorNotice error={refusal} />}
    </FormDialog>
  );
}
