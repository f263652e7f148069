import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLIDAY_LIMITS, readHolidays } from '@shared/features/settings/holidays.rules';
import type { HolidayFile, RowProblem } from '@shared/features/settings/holidays.rules';
import { readTextFile } from '@/lib/textFile';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import styles from './Hours.module.css';

/** Rows with a problem that are told one by one. */
const MOST_TOLD = 8;

type HolidaysDialogProps = {
  /** Years of which something is known already. */
  known: readonly number[];
  /** What was typed or pasted so far; kept by the page, so that leaving loses nothing. */
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
};

/** Brings in a year's public days: pasted, typed or from a file, read at once, and refused row by row. */
export function HolidaysDialog({ known, text, onText, onClose }: HolidaysDialogProps) {
  const { t } = useTranslation();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const { run, isRunning, error } = useAct('settings.setHolidays');
  const picker = useRef<HTMLInputElement>(null);
  const read = readHolidays(text);
  const { year, rows, problems } = read;
  const isGood = year !== null && problems.length === 0;

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const found = await readTextFile(file);
    setIsTooLarge(found === null);
    if (found !== null) onText(found);
  };
  const save = async (): Promise<void> => {
    if (!isGood) return;
    const done = await run({ year, rows });
    if (done === null) return;
    offerUndo(t('settings.holidays.saved', { year }), done.commandId);
    onText('');
    onClose();
  };

  return (
    <FormDialog
      title={t('settings.holidays.bringTitle')}
      back={t('settings.holidays.back')}
      save={t('settings.holidays.take')}
      isRunning={isRunning}
      isDisabled={!isGood}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>{t('settings.holidays.how')}</p>
      <TextField
        isLong
        autoFocus
        label={t('settings.holidays.text')}
        value={text}
        placeholder={t('settings.holidays.example')}
        onChange={onText}
        hint={t('settings.holidays.textHint')}
      />
      <div>
        <input
          ref={picker}
          type="file"
          accept=".csv,.txt,.json"
          hidden
          aria-label={t('settings.holidays.file')}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
        <Button onClick={() => picker.current?.click()}>{t('settings.holidays.file')}</Button>
      </div>
      {isTooLarge && <Notice kind="warn" text={t('settings.holidays.tooLarge')} />}
      {text.trim() !== '' && <Reading of={read} isReplacing={year !== null && known.includes(year)} />}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

/** What was made of the text: how many days of which year, or what is wrong, row by row. */
function Reading({ of, isReplacing }: { of: HolidayFile; isReplacing: boolean }) {
  const { t } = useTranslation();
  const { year, rows, problems } = of;
  if (problems.length > 0) {
    return (
      <div className={styles.problems} role="alert">
        <p>{t('settings.holidays.problems', { count: problems.length })}</p>
        <ul>
          {problems.slice(0, MOST_TOLD).map((problem) => (
            <li key={`${String(problem.row)} ${problem.text}`}>{problemText(problem, year)}</li>
          ))}
          {problems.length > MOST_TOLD && (
            <li>{t('settings.holidays.moreProblems', { count: problems.length - MOST_TOLD })}</li>
          )}
        </ul>
      </div>
    );
  }
  if (year === null) return <Notice kind="warn" text={t('settings.holidays.nothing')} />;
  const rest = rows.filter(({ kind }) => kind === 'rest').length;
  const found = t('settings.holidays.found', {
    year,
    rest: t('settings.holidays.rest', { count: rest }),
    work: t('settings.holidays.work', { count: rows.length - rest }),
  });
  return (
    <Notice
      kind="good"
      text={isReplacing ? `${found} ${t('settings.holidays.replaces', { year })}` : found}
    />
  );

  function problemText({ row, reason, text }: RowProblem, of: number | null): string {
    const why = t(`settings.holidays.reason.${reason}`, { text, year: of, number: HOLIDAY_LIMITS.rows });
    return t('settings.holidays.problem', { row, why });
  }
}
