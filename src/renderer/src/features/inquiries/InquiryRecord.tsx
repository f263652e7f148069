import { Button } from '@mantine/core';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { InquiryFilter } from '@shared/features/inquiries/inquiries.contract';
import {
  findingOf,
  INQUIRY_SOURCES,
  LOST_REASONS,
  MEASURED_BY,
  THIN,
  type InquiryMeasure,
  type MeasuredBy,
} from '@shared/features/inquiries/inquiries.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskAdvice } from '@/lib/deskAdvice';
import { formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { HeatTable } from '@/ui/HeatTable';
import { IconInquiry } from '@/ui/icons';
import styles from './Inquiries.module.css';
import { minutesText, rateText } from './inquiryText';

type Part = Partial<InquiryFilter>;
type InquiryRecordProps = {
  whose: Whose;
  /** Opens the list behind a figure. */
  onOpen: (part: Part) => void;
};

/** Which inquiries a row is about. */
function partOf(by: MeasuredBy, key: string): Part {
  switch (by) {
    case 'source':
      return { source: INQUIRY_SOURCES.find((one) => one === key) ?? null };
    case 'reason':
      return { reason: LOST_REASONS.find((one) => one === key) ?? null };
    case 'person':
      return { whose: Number(key) };
    case 'month':
      return { month: key };
  }
}

const nameOf = (by: MeasuredBy, { key, name }: InquiryMeasure): string => {
  if (by === 'person') return name;
  return by === 'month' ? key : i18n.t(`inquiries.${by}.${key}`);
};

/** What came of a year of inquiries: in words, then by source, reason, person and month, and by weekday and hour; each figure opens its list. */
export function InquiryRecord({ whose, onOpen }: InquiryRecordProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('inquiries.record', { whose });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.all.count === 0) return <EmptyState icon={IconInquiry} text={t('inquiries.empty.record')} />;
  const open = (part: Part): void => {
    onOpen({ from: data.from, ...part });
  };
  return (
    <div className={styles.record}>
      <Finding record={data} />
      {MEASURED_BY.map((by) => (
        <MeasureTable key={by} by={by} rows={data[by]} onOpen={open} />
      ))}
      <When record={data} onOpen={open} />
    </div>
  );
}

function Finding({ record }: { record: CallOutput<'inquiries.record'> }) {
  const { t } = useTranslation();
  const { all, source, reason } = record;
  const { best, worst } = findingOf(source, reason);
  const ended = all.bought + all.lost;
  return (
    <p className={styles.finding}>
      {t('inquiries.record.all', {
        count: all.count,
        number: formatNumber(all.count),
        bought: formatNumber(all.bought),
        lost: formatNumber(all.lost),
        rate: rateText(all),
        median: minutesText(all.medianMinutes),
      })}{' '}
      {best !== null &&
        t('inquiries.record.best', { source: t(`inquiries.source.${best.key}`), rate: rateText(best) })}{' '}
      {worst !== null &&
        t('inquiries.record.worst', {
          reason: t(`inquiries.reason.${worst.key}`),
          number: formatNumber(worst.lost),
        })}{' '}
      {ended < THIN && t('inquiries.record.thin', { number: formatNumber(ended) })}
    </p>
  );
}

/** When they ask against opening hours, with what that suggests; each hour opens its list. */
function When({ record, onOpen }: { record: CallOutput<'inquiries.record'>; onOpen: (part: Part) => void }) {
  const { t } = useTranslation();
  const [isPlain, setIsPlain] = useState(false);
  const { advice, desk, heat, open } = record;
  const percent = (share: number): string => t('inquiries.percent', { percent: Math.round(share * 100) });
  const words = {
    ...('total' in advice && { number: formatNumber(advice.total) }),
    ...('share' in advice && {
      share: percent(advice.share),
      day: t(`common.heat.day.${String(advice.weekday)}`),
      from: advice.hour,
      to: advice.hour + 2,
    }),
  };
  return (
    <section aria-label={t('inquiries.when.title')}>
      <h2 className={styles.subtitle}>{t('inquiries.when.title')}</h2>
      <p className={styles.finding}>
        {deskAdvice(t, advice, percent) ?? t(`inquiries.when.${advice.kind}`, words)}
      </p>
      <div>
        <Button
          size="xs"
          onClick={() => {
            setIsPlain(!isPlain);
          }}
        >
          {t(isPlain ? 'common.heat.asMap' : 'common.heat.asTable')}
        </Button>
      </div>
      <HeatTable
        caption={t('inquiries.when.title')}
        map={heat}
        open={open}
        desk={desk}
        isPlain={isPlain}
        onPick={(weekday, hour) => {
          onOpen({ weekday, hour });
        }}
      />
    </section>
  );
}

type MeasureTableProps = {
  by: MeasuredBy;
  rows: readonly InquiryMeasure[];
  onOpen: InquiryRecordProps['onOpen'];
};

function MeasureTable({ by, rows, onOpen }: MeasureTableProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const figure = (row: InquiryMeasure, column: 'count' | 'bought' | 'lost', part: Part) => (
    <td>
      {row[column] === 0 ? (
        formatNumber(0)
      ) : (
        <button
          type="button"
          className={styles.link}
          aria-label={t('inquiries.record.open', {
            name: nameOf(by, row),
            column: t(`inquiries.record.${column}`),
            number: formatNumber(row[column]),
          })}
          onClick={() => {
            onOpen({ ...partOf(by, row.key), ...part });
          }}
        >
          {formatNumber(row[column])}
        </button>
      )}
    </td>
  );
  const isWhole = by !== 'reason';
  return (
    <table className={styles.table}>
      <caption>{t(`inquiries.record.by.${by}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`inquiries.record.head.${by}`)}</th>
          {isWhole && <th scope="col">{t('inquiries.record.count')}</th>}
          {isWhole && <th scope="col">{t('inquiries.record.bought')}</th>}
          <th scope="col">{t('inquiries.record.lost')}</th>
          {isWhole && <th scope="col">{t('inquiries.record.rate')}</th>}
          <th scope="col">{t('inquiries.record.median')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{nameOf(by, row)}</th>
            {isWhole && figure(row, 'count', {})}
            {isWhole && figure(row, 'bought', { stage: 'bought' })}
            {figure(row, 'lost', { stage: 'lost' })}
            {isWhole && (
              <td>
                {rateText(row)}
                {row.bought + row.lost > 0 && row.bought + row.lost < THIN && (
                  <span className={styles.quiet}> {t('inquiries.record.few')}</span>
                )}
              </td>
            )}
            <td>{minutesText(row.medianMinutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
