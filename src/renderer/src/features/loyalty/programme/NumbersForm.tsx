import { Button } from '@mantine/core';
import { memberNumber, PATTERN_LIMITS, patternFault } from '@shared/features/loyalty/cards.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from '../cards/Cards.module.css';

const whole = (text: string, least: number, most: number): number | null => {
  const value = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
};

/** How members are numbered, with the number that comes next before one's eyes. */
export function NumbersForm({ read }: { read: CallOutput<'loyalty.numbers'> }) {
  const { t } = useTranslation();
  const [checkId, autoId, previewId] = [useId(), useId(), useId()];
  const [typed, setTyped] = useState({
    ...read,
    digits: String(read.digits),
    next: String(read.next),
  });
  const { run, isRunning, error } = useAct('loyalty.setNumbers');
  const change = (patch: Partial<typeof typed>): void => {
    setTyped({ ...typed, ...patch });
  };
  const { prefix, hasCheck, isAuto } = typed;
  const digits = whole(typed.digits, PATTERN_LIMITS.leastDigits, PATTERN_LIMITS.mostDigits);
  const next = whole(typed.next, read.next, PATTERN_LIMITS.next);
  const fault = patternFault({ prefix, digits: digits ?? PATTERN_LIMITS.leastDigits, hasCheck });
  const asked =
    digits === null || next === null || fault !== null ? null : { prefix, digits, hasCheck, isAuto, next };
  const save = async (): Promise<void> => {
    if (asked === null || isRunning) return;
    if (await run(asked)) notifyDone(t('loyalty.numbers.saved'));
  };
  useKeys({ 'form.save': () => void save() });
  return (
    <form
      className={page.section}
      noValidate
      aria-label={t('loyalty.numbers.title')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={page.hint}>{t('loyalty.numbers.hint')}</p>
      <TextField
        label={t('loyalty.numbers.prefix')}
        value={prefix}
        hint={t('loyalty.numbers.prefixHint')}
        error={fault === null ? null : t(`loyalty.numbers.fault.${fault}`)}
        onChange={(text) => {
          change({ prefix: text.toUpperCase().slice(0, PATTERN_LIMITS.prefix) });
        }}
      />
      <TextField
        label={t('loyalty.numbers.digits')}
        value={typed.digits}
        inputMode="numeric"
        error={
          digits === null
            ? t('loyalty.numbers.digitsWrong', {
                least: PATTERN_LIMITS.leastDigits,
                most: PATTERN_LIMITS.mostDigits,
              })
            : null
        }
        onChange={(text) => {
          change({ digits: text });
        }}
      />
      <FieldRow label={t('loyalty.numbers.check')} labelId={checkId}>
        <Choice
          labelledBy={checkId}
          value={hasCheck ? 'on' : 'off'}
          onChange={(value) => {
            change({ hasCheck: value === 'on' });
          }}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            text: t(`loyalty.numbers.checked.${value}`),
          }))}
        />
      </FieldRow>
      <TextField
        label={t('loyalty.numbers.next')}
        value={typed.next}
        inputMode="numeric"
        error={next === null ? t('loyalty.numbers.nextWrong', { next: formatNumber(read.next) }) : null}
        onChange={(text) => {
          change({ next: text });
        }}
      />
      <FieldRow label={t('loyalty.numbers.auto')} labelId={autoId}>
        <Choice
          labelledBy={autoId}
          value={isAuto ? 'on' : 'off'}
          onChange={(value) => {
            change({ isAuto: value === 'on' });
          }}
          options={(['off', 'on'] as const).map((value) => ({
            value,
            text: t(`loyalty.numbers.autos.${value}`),
          }))}
        />
      </FieldRow>
      <FieldRow label={t('loyalty.numbers.preview')} labelId={previewId}>
        <output className={styles.preview} aria-labelledby={previewId}>
          {asked === null ? '' : memberNumber(asked, asked.next)}
        </output>
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      <div>
        <Button
          type="submit"
          variant="filled"
          loading={isRunning}
          disabled={asked === null}
          rightSection={<KeyCap name="form.save" isOnAccent />}
        >
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
