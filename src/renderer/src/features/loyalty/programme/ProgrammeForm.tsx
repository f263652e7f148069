import { Button } from '@mantine/core';
import { BASES, TIER_LINES, WINDOWS, tierFaults } from '@shared/features/loyalty/tiers.rules';
import type { TierFault } from '@shared/features/loyalty/tiers.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from '../Loyalty.module.css';
import { DryRun } from './DryRun';
import { PointsFields } from './PointsFields';
import { askedOf, typedOf, type Typed } from './programmeForm';
import { TiersFields } from './TiersFields';

type ProgrammeFormProps = { read: CallOutput<'loyalty.programme'> };

const PROPOSED = ['plain', 'silver', 'gold'] as const;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The whole programme in one form: what it measures, the ladder of each line, points, and the switch. */
export function ProgrammeForm({ read }: ProgrammeFormProps) {
  const { t } = useTranslation();
  const [onId, basisId, windowId] = [useId(), useId(), useId()];
  const words = {
    tiers: PROPOSED.map((name) => t(`loyalty.proposed.${name}`)),
    weekdays: WEEKDAYS.map((day) => t(`common.day.weekday.${String(day)}`)),
  };
  const [first] = useState(() => typedOf(read, words));
  const [typed, setTyped] = useState<Typed>(first);
  const { run, isRunning, error } = useAct('loyalty.setProgramme');
  const { asked, wrong } = askedOf(typed, read);
  const faults = tierFaults(asked.tiers);
  const isRight = wrong.size === 0 && faults.length === 0;
  const isChanged = JSON.stringify(typed) !== JSON.stringify(first);
  const change = (patch: Partial<Typed>): void => {
    setTyped({ ...typed, ...patch });
  };
  const save = async (): Promise<void> => {
    if (!isRight || !isChanged) return;
    const done = await run(asked);
    if (done) notifyDone(t(typed.isOn ? 'loyalty.programme.savedOn' : 'loyalty.programme.savedOff'));
  };
  useKeys({ 'form.save': () => void save() });
  const faultText = ({ line, reason, at }: TierFault): string =>
    t('common.labelled', {
      label: t(`loyalty.line.${line}`),
      text: t(`loyalty.fault.${reason}`, { at: at + 1 }),
    });
  return (
    <form
      className={page.section}
      noValidate
      aria-label={t('loyalty.programme.title')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <FieldRow
        label={t('loyalty.programme.isOn')}
        labelId={onId}
        hint={t(typed.isOn ? 'loyalty.programme.onHint' : 'loyalty.programme.offHint')}
      >
        <Choice
          labelledBy={onId}
          value={typed.isOn ? 'on' : 'off'}
          onChange={(value) => {
            change({ isOn: value === 'on' });
          }}
          options={(['off', 'on'] as const).map((value) => ({
            value,
            text: t(`loyalty.programme.${value}`),
          }))}
        />
      </FieldRow>
      <FieldRow label={t('loyalty.programme.basis')} labelId={basisId}>
        <Choice
          labelledBy={basisId}
          value={typed.basis}
          onChange={(basis) => {
            change({ basis });
          }}
          options={BASES.map((value) => ({ value, text: t(`loyalty.basis.${value}`) }))}
        />
      </FieldRow>
      <FieldRow label={t('loyalty.programme.window')} labelId={windowId}>
        <Choice
          labelledBy={windowId}
          value={typed.window}
          onChange={(window) => {
            change({ window });
          }}
          options={WINDOWS.map((value) => ({ value, text: t(`loyalty.window.${value}`) }))}
        />
      </FieldRow>
      <TextField
        label={t('loyalty.programme.grace')}
        value={typed.graceDays}
        inputMode="numeric"
        error={wrong.has('graceDays') ? t('loyalty.wrong.count') : null}
        hint={t('loyalty.programme.graceHint')}
        onChange={(graceDays) => {
          change({ graceDays });
        }}
      />
      {TIER_LINES.map((line) => (
        <TiersFields key={line} line={line} typed={typed} wrong={wrong} onChange={change} />
      ))}
      {faults.map((fault) => (
        <Notice key={`${fault.line}${fault.reason}${String(fault.at)}`} kind="warn" text={faultText(fault)} />
      ))}
      <PointsFields typed={typed} wrong={wrong} onChange={change} />
      {error && <ErrorNotice error={error} />}
      <div className={styles.acts}>
        <Button
          type="submit"
          variant="filled"
          loading={isRunning}
          disabled={!isRight || !isChanged}
          rightSection={<KeyCap name="form.save" isOnAccent />}
        >
          {t('common.save')}
        </Button>
      </div>
      <DryRun asked={asked} isOff={!isRight} />
    </form>
  );
}
