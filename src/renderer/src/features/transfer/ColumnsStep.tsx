import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { missingFields } from '@shared/features/transfer/transfer.columns.rules';
import type { FileFacts, TransferLayout } from '@shared/features/transfer/transfer.contract';
import { classes } from '@/lib/classes';
import { formatList, formatNumber } from '@/lib/format';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconAlert } from '@/ui/icons';
import { ColumnTable } from './ColumnTable';
import styles from './ColumnsStep.module.css';
import { PreviewTable } from './PreviewTable';
import { usePreview } from './transfer.hooks';
import { chooseDayOrder, choosePrefix } from './wizardStore';

type ColumnsStepProps = {
  token: string;
  facts: FileFacts;
  layout: TransferLayout;
  /** The person tried to go on though something needed is missing. */
  isRefused: boolean;
};

/** The second step: which column becomes what, and the first rows as they would be taken. */
export function ColumnsStep({ token, facts, layout, isRefused }: ColumnsStepProps) {
  const missing = missingFields(layout.target, layout.mapping);
  const preview = usePreview(token, layout);
  const isDayUnclear =
    preview.data?.rows.some(({ problems }) => problems.some(({ code }) => code === 'dateAmbiguous')) ?? false;
  return (
    <div className={styles.step}>
      <div className={styles.columns}>
        <ColumnTable facts={facts} layout={layout} />
      </div>
      <div className={styles.rules}>
        <Needed target={layout.target} missing={missing} isRefused={isRefused} />
        {layout.target === 'sales' && layout.mapping.saleNumber !== undefined && (
          <>
            <PrefixRule kind="returnPrefix" letters={layout.returnPrefix} usual="C" />
            <PrefixRule kind="adjustmentPrefix" letters={layout.adjustmentPrefix} usual="A" />
          </>
        )}
        {(layout.dayOrder !== null || isDayUnclear) && <DayOrderRule order={layout.dayOrder} />}
      </div>
      <Preview preview={preview} layout={layout} />
    </div>
  );
}

type NeededProps = {
  target: TransferLayout['target'];
  missing: readonly (readonly string[])[];
  isRefused: boolean;
};

function Needed({ target, missing, isRefused }: NeededProps) {
  const { t } = useTranslation();
  if (missing.length === 0) return <p className={styles.needed}>{t(`transfer.columns.needed.${target}`)}</p>;
  const names = missing.map((choices) =>
    choices.map((field) => t(`transfer.field.${target}.${field}`)).join(t('transfer.columns.or')),
  );
  return (
    <p
      className={classes(styles.needed, styles.missing, isRefused && styles.refused)}
      role={isRefused ? 'alert' : 'status'}
    >
      <IconAlert size="1rem" stroke={1.9} aria-hidden />
      {t('transfer.columns.missing', { fields: formatList(names) })}
    </p>
  );
}

type PrefixRuleProps = {
  kind: 'returnPrefix' | 'adjustmentPrefix';
  letters: string | null;
  /** What most tills write, offered when the rule is switched on. */
  usual: string;
};

function PrefixRule({ kind, letters, usual }: PrefixRuleProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(letters ?? usual);
  const change = (text: string): void => {
    setTyped(text);
    choosePrefix(kind, text === '' ? null : text);
  };
  return (
    <div className={styles.rule}>
      <Checkbox
        checked={letters !== null}
        aria-labelledby={`${id}-before ${id}-letters ${id}-after`}
        onChange={(event) => {
          choosePrefix(kind, event.currentTarget.checked ? typed || usual : null);
          if (typed === '') setTyped(usual);
        }}
      />
      <span id={`${id}-before`}>{t(`transfer.columns.${kind}.before`)}</span>
      <TextInput
        id={`${id}-letters`}
        className={styles.letters}
        size="xs"
        maxLength={4}
        value={typed}
        aria-label={t(`transfer.columns.${kind}.letters`)}
        onChange={(event) => {
          change(event.currentTarget.value.trim());
        }}
      />
      <span id={`${id}-after`}>{t(`transfer.columns.${kind}.after`)}</span>
    </div>
  );
}

const DAY_ORDERS = ['mdy', 'dmy', 'ymd'] as const;

function DayOrderRule({ order }: { order: TransferLayout['dayOrder'] }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.rule}>
      <label htmlFor={id}>{t('transfer.columns.dayOrder.label')}</label>
      <NativeSelect
        id={id}
        size="xs"
        value={order ?? ''}
        onChange={(event) => {
          chooseDayOrder(DAY_ORDERS.find((one) => one === event.currentTarget.value) ?? null);
        }}
      >
        <option value="">{t('transfer.columns.dayOrder.none')}</option>
        {DAY_ORDERS.map((one) => (
          <option key={one} value={one}>
            {t(`transfer.columns.dayOrder.${one}`)}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}

type PreviewProps = { preview: ReturnType<typeof usePreview>; layout: TransferLayout };

function Preview({ preview, layout }: PreviewProps) {
  const { t } = useTranslation();
  const rows = preview.data?.rows;
  const flagged = rows?.filter((row) => row.problems.length > 0).length ?? 0;
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead}>
        <h2 className={styles.heading}>{t('transfer.preview.title')}</h2>
        <span className={styles.note} role="status">
          {rows &&
            t(flagged === 0 ? 'transfer.preview.clean' : 'transfer.preview.flagged', {
              flagged: formatNumber(flagged),
              count: rows.length,
            })}
        </span>
      </div>
      {preview.error ? (
        <div className={styles.error}>
          <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        </div>
      ) : (
        rows && (
          <PreviewTable
            label={t('transfer.preview.title')}
            rows={rows}
            layout={layout}
            isStale={preview.isPlaceholderData}
          />
        )
      )}
    </div>
  );
}
