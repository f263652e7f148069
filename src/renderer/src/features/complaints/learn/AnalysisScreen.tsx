import type { Behind, ComplaintAnalysis } from '@shared/features/complaints/figures.channels';
import {
  ANALYSIS_DAYS,
  THIN,
  TREND_KINDS,
  type AnalysisDays,
  type Times,
  type TrendKind,
} from '@shared/features/complaints/figures.rules';
import { addDays, type Day } from '@shared/lib/days';
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { deskAdvice } from '@/lib/deskAdvice';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { HeatTable } from '@/ui/HeatTable';
import { IconComplaint } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { SplitPage } from '@/ui/SplitPage';
import { categoryName, spanText } from '../complaintText';
import { BehindPanel } from './BehindPanel';
import { DeskNav } from './DeskNav';
import { SalesBehindPanel } from './SalesBehindPanel';
import styles from './Learn.module.css';

const percent = (share: number): string => `${formatNumber(Math.round(share * 100))}%`;

type Asked = { title: string } & ({ behind: Behind } | { at: { weekday: number; hour: number } });

/** When complaints come against opening hours, what about, how quickly they are answered and what customers make of it. */
export function AnalysisScreen() {
  const { t } = useTranslation();
  const period = useId();
  const [days, setDays] = useState<AnalysisDays>(90);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, refetch } = useCall('complaints.analysis', { days });
  const maySeeSales = useMay('sales.read');
  const close = (): void => {
    setAsked(null);
  };
  const openSales = (title: string, at: { weekday: number; hour: number }): void => {
    setAsked({ title, at });
  };
  const open = (title: string, change: Partial<Behind>): void => {
    if (data === undefined) return;
    const { from, to } = data;
    setAsked({ title, behind: { from, to, weekday: null, hour: null, by: null, ...change } });
  };
  return (
    <>
      <PageHeader title={t('complaints.analysis.title')} sub={t('complaints.analysis.sub')}>
        <DeskNav here="analysis" />
      </PageHeader>
      <SplitPage
        side={
          asked &&
          data &&
          ('at' in asked ? (
            <SalesBehindPanel of={data} {...asked} onClose={close} />
          ) : (
            <BehindPanel {...asked} onClose={close} />
          ))
        }
      >
        <div className={styles.page}>
          <div className={styles.tools}>
            <span id={period}>{t('complaints.analysis.period')}</span>
            <Choice
              labelledBy={period}
              options={ANALYSIS_DAYS.map((value) => ({
                value: String(value),
                text: t(`complaints.analysis.days.${String(value)}`),
              }))}
              value={String(days)}
              onChange={(value) => {
                setDays(Number(value) as AnalysisDays);
                setAsked(null);
              }}
            />
          </div>
          {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {data && data.total + data.before === 0 && (
            <EmptyState icon={IconComplaint} text={t('complaints.analysis.empty')} />
          )}
          {data && data.total + data.before > 0 && (
            <Figures data={data} onOpen={open} onSales={maySeeSales ? openSales : null} />
          )}
        </div>
      </SplitPage>
      <FootBar keys={['complaints.leave']} />
    </>
  );
}

type PartProps = { data: ComplaintAnalysis; onOpen: (title: string, change: Partial<Behind>) => void };

type WhenProps = PartProps & {
  /** Opens the sales of an hour; null where they may not be seen. */
  onSales: ((title: string, at: { weekday: number; hour: number }) => void) | null;
};

function Figures({ data, onOpen, onSales }: WhenProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.said}>
        {t('complaints.analysis.total', {
          number: formatNumber(data.total),
          before: formatNumber(data.before),
        })}
      </p>
      <When data={data} onOpen={onOpen} onSales={onSales} />
      <Quality data={data} />
      <Months data={data} onOpen={onOpen} />
      <div className={styles.trends}>
        {TREND_KINDS.map((kind) => (
          <Trend key={kind} kind={kind} data={data} onOpen={onOpen} />
        ))}
      </div>
    </>
  );
}

function When({ data, onOpen, onSales }: WhenProps) {
  const { t } = useTranslation();
  const which = useId();
  const [shown, setShown] = useState<'complaints' | 'sales'>('complaints');
  const [isPlain, setIsPlain] = useState(false);
  const isComplaints = shown === 'complaints';
  const advice = isComplaints ? data.advice : data.salesAdvice;
  const kind = isComplaints ? 'advice' : 'salesAdvice';
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
    <section className={styles.part}>
      <h2 id={which} className={styles.title}>
        {t('complaints.analysis.when')}
      </h2>
      <p>{deskAdvice(t, advice, percent) ?? t(`complaints.analysis.${kind}.${advice.kind}`, words)}</p>
      <div className={styles.tools}>
        <Choice
          labelledBy={which}
          options={(['complaints', 'sales'] as const).map((value) => ({
            value,
            text: t(`complaints.analysis.heat.${value}`),
          }))}
          value={shown}
          onChange={setShown}
        />
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
        caption={t(`complaints.analysis.heat.${shown}`)}
        map={isComplaints ? data.heat : data.sales}
        open={data.open}
        desk={data.desk}
        isPlain={isPlain}
        onPick={
          isComplaints || onSales !== null
            ? (weekday, hour) => {
                const day = t(`common.heat.day.${String(weekday)}`);
                const title = [day, t('common.heat.hour', { hour })].join(' ');
                if (isComplaints) onOpen(title, { weekday, hour });
                else onSales?.(title, { weekday, hour });
              }
            : null
        }
      />
    </section>
  );
}

function Quality({ data }: { data: ComplaintAnalysis }) {
  const { t } = useTranslation();
  const timesText = ({ count, median, inTime }: Times): string =>
    count < THIN.times || median === null || inTime === null
      ? t('complaints.analysis.timesThin', { number: formatNumber(count) })
      : t('complaints.analysis.timesText', {
          span: spanText(median),
          share: percent(inTime),
          number: formatNumber(count),
        });
  const { satisfaction, cameBack } = data;
  const lines = [
    { name: t('complaints.analysis.answer'), text: timesText(data.answer) },
    { name: t('complaints.analysis.solve'), text: timesText(data.solve) },
    {
      name: t('complaints.analysis.satisfaction'),
      text:
        satisfaction.count < THIN.times || satisfaction.mean === null
          ? t('complaints.analysis.timesThin', { number: formatNumber(satisfaction.count) })
          : t('complaints.analysis.satisfactionText', {
              mean: satisfaction.mean.toFixed(1),
              number: formatNumber(satisfaction.count),
            }),
    },
    {
      name: t('complaints.analysis.back'),
      text:
        cameBack.count < THIN.times || cameBack.share === null
          ? t('complaints.analysis.timesThin', { number: formatNumber(cameBack.count) })
          : t('complaints.analysis.backText', {
              share: percent(cameBack.share),
              number: formatNumber(cameBack.count),
            }),
    },
  ];
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t('complaints.analysis.times')}</h2>
      <table className={styles.table} aria-label={t('complaints.analysis.times')}>
        <tbody>
          {lines.map(({ name, text }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Bar = ({ share }: { share: number }) => (
  <span className={styles.bar} style={{ '--share': share * 100 } as React.CSSProperties} />
);

/** The days of a month within the analysed time. */
function daysOf(month: string, { from, to }: Pick<ComplaintAnalysis, 'from' | 'to'>) {
  const first = `${month}-01` as Day;
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01` as Day, -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

function Months({ data, onOpen }: PartProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...data.months.map(({ count }) => count));
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t('complaints.analysis.months')}</h2>
      <table className={styles.table} aria-label={t('complaints.analysis.months')}>
        <thead>
          <tr>
            <th scope="col">{t('complaints.analysis.month')}</th>
            <th scope="col" colSpan={2}>
              {t('complaints.analysis.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.months.map(({ month, count }) => (
            <tr key={month}>
              <th scope="row">
                {count === 0 ? (
                  month
                ) : (
                  <button
                    type="button"
                    className={styles.mark}
                    onClick={() => {
                      onOpen(month, daysOf(month, data));
                    }}
                  >
                    {month}
                  </button>
                )}
              </th>
              <td className={styles.figure}>{formatNumber(count)}</td>
              <td className={styles.barCell}>{count > 0 && <Bar share={count / most} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Trend({ kind, data, onOpen }: PartProps & { kind: TrendKind }) {
  const { t } = useTranslation();
  const { data: categories = [] } = useCall('complaints.categories', {});
  const rows = data.trends[kind];
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const nameOf = (key: string, name: string): string =>
    kind === 'category' ? categoryName(categories, key) || key : name || key;
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t(`complaints.analysis.by.${kind}`)}</h2>
      {rows.length === 0 ? (
        <p className={styles.said}>{t(`complaints.analysis.none.${kind}`)}</p>
      ) : (
        <table className={styles.table} aria-label={t(`complaints.analysis.by.${kind}`)}>
          <thead>
            <tr>
              <th scope="col">{t(`complaints.analysis.by.${kind}`)}</th>
              <th scope="col" colSpan={2} className={styles.oneLine}>
                {t('complaints.analysis.count')}
              </th>
              <th scope="col" className={styles.figure}>
                {t('complaints.analysis.before')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, count, before }) => (
              <tr key={key}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.mark}
                    onClick={() => {
                      onOpen(nameOf(key, name), { by: { kind, key } });
                    }}
                  >
                    {nameOf(key, name)}
                  </button>
                </th>
                <td className={styles.figure}>{formatNumber(count)}</td>
                <td className={styles.barCell}>{count > 0 && <Bar share={count / most} />}</td>
                <td className={styles.figure}>{formatNumber(before)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
