import { Button, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileFacts, TransferLayout } from '@shared/features/transfer/transfer.contract';
import { ENCODINGS, TARGETS } from '@shared/features/transfer/transfer.rules';
import { formatBytes, formatNumber } from '@/lib/format';
import { isBare, isComposing } from '@/lib/keys';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconImport } from '@/ui/icons';
import styles from './FileStep.module.css';
import { SampleSheet } from './SampleSheet';
import { chooseFile, chooseTarget, readAgain, stopLooking, type Wizard } from './wizardStore';

const DELIMITERS = [',', '\t', ';', '|'];
const DELIMITER_WORDS: Readonly<Record<string, string>> = {
  ',': 'comma',
  '\t': 'tab',
  ';': 'semicolon',
  '|': 'bar',
};
const LAST_HEADER_ROW = 10_000;

type FileStepProps = {
  wizard: Wizard;
};

/** The first step: what the file is and how it is read, in words, each to be put right. */
export function FileStep({ wizard }: FileStepProps) {
  const { t } = useTranslation();
  const { file, facts, layout, error, isLooking } = wizard;
  return (
    <div className={styles.step}>
      <div className={styles.file}>
        <IconImport size="1.75rem" stroke={1.6} aria-hidden />
        <div className={styles.names}>
          <p className={styles.name}>{file?.name ?? t('transfer.file.none')}</p>
          {facts && (
            <p className={styles.meta}>
              {t('transfer.file.meta', {
                format: t(`transfer.format.${facts.format}`),
                size: formatBytes(facts.bytes),
              })}
            </p>
          )}
        </div>
        <Button onClick={() => void chooseFile()}>{t('transfer.file.another')}</Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {error && !facts && /^transfer\.no(Header|Rows)$/.test(error.code) && (
        <FormRow label={t('transfer.file.headerRow')} labelId="transfer-header">
          <HeaderRowInput row={null} labelId="transfer-header" />
          <span className={styles.hint}>{t('transfer.file.headerHint')}</span>
        </FormRow>
      )}
      {isLooking && (
        <div className={styles.looking} role="status">
          <Loader size="1.125rem" />
          {t('transfer.file.looking')}
          <Button
            size="xs"
            onClick={() => {
              stopLooking();
            }}
          >
            {t('transfer.task.stop')}
          </Button>
        </div>
      )}
      {facts && layout && <FileFactsForm facts={facts} layout={layout} isLooking={isLooking} />}
    </div>
  );
}

type FileFactsFormProps = { facts: FileFacts; layout: TransferLayout; isLooking: boolean };

function FileFactsForm({ facts, layout, isLooking }: FileFactsFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const delimiters = withCurrent(DELIMITERS, layout.delimiter);
  const rows = facts.rows;
  return (
    <>
      <p className={styles.found}>
        {t('transfer.file.found', {
          columns: formatNumber(facts.columns.length),
          count: rows,
        })}
        {facts.isRemembered && <span className={styles.remembered}>{t('transfer.file.remembered')}</span>}
      </p>
      <div className={styles.form}>
        <FormRow label={t('transfer.file.target')} labelId={`${id}-target`}>
          <Choice
            labelledBy={`${id}-target`}
            value={layout.target}
            onChange={chooseTarget}
            options={TARGETS.map((target) => ({ value: target, text: t(`transfer.target.${target}`) }))}
          />
          <span className={styles.hint}>{t(`transfer.targetHint.${layout.target}`)}</span>
        </FormRow>
        {facts.sheets.length > 1 && (
          <FormRow label={t('transfer.file.sheet')} labelId={`${id}-sheet`}>
            <NativeSelect
              aria-labelledby={`${id}-sheet`}
              value={layout.sheet ?? ''}
              onChange={(event) => {
                readAgain({ sheet: event.currentTarget.value });
              }}
              data={facts.sheets.map((sheet) => ({
                value: sheet.name,
                label: t('transfer.file.sheetRows', { name: sheet.name, rows: formatNumber(sheet.rows) }),
              }))}
            />
            <span className={styles.hint}>{t('transfer.file.sheetHint')}</span>
          </FormRow>
        )}
        {facts.format !== 'vcf' && (
          <FormRow label={t('transfer.file.headerRow')} labelId={`${id}-header`}>
            <HeaderRowInput key={layout.headerRow} row={layout.headerRow} labelId={`${id}-header`} />
            <span className={styles.hint}>{t('transfer.file.headerHint')}</span>
          </FormRow>
        )}
        {layout.encoding !== null && (
          <FormRow label={t('transfer.file.encoding')} labelId={`${id}-encoding`}>
            <NativeSelect
              aria-labelledby={`${id}-encoding`}
              value={layout.encoding}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                readAgain({ encoding: ENCODINGS.find((known) => known === chosen) ?? null });
              }}
              data={ENCODINGS.map((value) => ({ value, label: t(`transfer.encoding.${value}`) }))}
            />
            <span className={styles.hint}>{t('transfer.file.encodingHint')}</span>
          </FormRow>
        )}
        {layout.delimiter !== null && (
          <FormRow label={t('transfer.file.delimiter')} labelId={`${id}-delimiter`}>
            <NativeSelect
              aria-labelledby={`${id}-delimiter`}
              value={layout.delimiter}
              onChange={(event) => {
                readAgain({ delimiter: event.currentTarget.value });
              }}
              data={delimiters.map((value) => ({ value, label: delimiterLabel(value, t) }))}
            />
            <span className={styles.hint}>{t('transfer.file.delimiterHint')}</span>
          </FormRow>
        )}
      </div>
      <SampleSheet columns={facts.columns} isStale={isLooking} />
    </>
  );
}

function withCurrent(known: readonly string[], current: string | null): readonly string[] {
  return current === null || known.includes(current) ? known : [...known, current];
}

function delimiterLabel(delimiter: string, t: (key: string) => string): string {
  const word = DELIMITER_WORDS[delimiter];
  return word === undefined ? delimiter : t(`transfer.delimiter.${word}`);
}

type FormRowProps = { label: string; labelId: string; children: ReactNode };

function FormRow({ label, labelId, children }: FormRowProps) {
  return (
    <div className={styles.row}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      {children}
    </div>
  );
}

/** The header's row as typed; the file is read again once the number is finished. */
function HeaderRowInput({ row, labelId }: { row: number | null; labelId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(row === null ? '' : String(row));
  const [asked, setAsked] = useState(row);
  const typed = Number(text);
  const isRow = /^\d{1,5}$/.test(text) && typed >= 1 && typed <= LAST_HEADER_ROW;
  const isWrong = text !== '' && !isRow;
  const finish = (): boolean => {
    if (!isRow || typed === asked) return false;
    setAsked(typed);
    readAgain({ headerRow: typed });
    return true;
  };
  return (
    <TextInput
      className={styles.headerRow}
      aria-labelledby={labelId}
      inputMode="numeric"
      value={text}
      error={isWrong ? t('transfer.file.headerWrong', { last: formatNumber(LAST_HEADER_ROW) }) : undefined}
      onChange={(event) => {
        setText(event.currentTarget.value.trim());
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (isComposing(event) || !isBare(event) || event.key !== 'Enter') return;
        if (isWrong || finish()) event.preventDefault();
      }}
    />
  );
}
