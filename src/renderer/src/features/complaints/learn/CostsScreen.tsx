import { Button } from '@mantine/core';
import { COMPENSATION_KINDS, type CompensationKind } from '@shared/features/complaints/compensation.rules';
import type { ComplaintCosts, NamedCost } from '@shared/features/complaints/costs.channels';
import type { Behind } from '@shared/features/complaints/figures.channels';
import { ANALYSIS_DAYS, TREND_KINDS, type AnalysisDays } from '@shared/features/complaints/figures.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { addDays, type Day } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { call } from '@/lib/client';
import { formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconComplaint } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { SplitPage } from '@/ui/SplitPage';
import { categoryName } from '../complaintText';
import { BehindPanel } from './BehindPanel';
import { DeskNav } from './DeskNav';
import styles from './Learn.module.css';

type Column = 'complaints' | 'paid' | CompensationKind | 'cents' | 'riskCents';

type Asked = { behind: Behind; title: string };
type OnOpen = (title: string, change: Partial<Behind>) => void;

/** The days of a month, as far as they are looked at. */
function monthWithin(month: string, { from, to }: Pick<ComplaintCosts, 'from' | 'to'>) {
  const first = `${month}-01` as Day;
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01` as Day, -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

/** What complaints cost by kind, with what their customers bought for in a year beside it; each number opens the list. */
export function CostsScreen() {
  const { t } = useTranslation();
  const period = useId();
  const [days, setDays] = useState<AnalysisDays>(365);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, refetch } = useCall('complaints.costs', { days });
  const send = async (how: 'paper' | 'xlsx'): Promise<void> => {
    const language = i18n.language as Language;
    try {
      if (how === 'paper') await call('complaints.printCosts', { days, language });
      else {
        const saved = await call('complaints.saveCosts', { days, format: 'xlsx', language });
        if (saved !== null) notifyDone(t('complaints.costs.savedAs', { name: saved.fileName }));
      }
    } catch (caught) {
      notifyError(caught);
    }
  };
  const open: OnOpen = (title, change) => {
    if (data === undefined) return;
    const { from, to } = data;
    setAsked({ title, behind: { from, to, weekday: null, hour: null, by: null, given: null, ...change } });
  };
  const isEmpty = data?.total.complaints === 0 && data.goneCents === 0;
  return (
    <>
      <PageHeader title={t('complaints.costs.title')} sub={t('complaints.costs.sub')}>
        <DeskNav here="costs" />
      </PageHeader>
      <SplitPage
        side={
          asked && (
            <BehindPanel
              {...asked}
              onClose={() => {
                setAsked(null);
              }}
            />
          )
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
            {data && !isEmpty && (
              <>
                <Button size="xs" onClick={() => void send('paper')}>
                  {t('complaints.costs.print')}
                </Button>
                <Button size="xs" onClick={() => void send('xlsx')}>
                  {t('complaints.costs.save')}
                </Button>
              </>
            )}
          </div>
          {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {data && isEmpty && <EmptyState icon={IconComplaint} text={t('complaints.costs.empty')} />}
          {data && !isEmpty && <Report data={data} onOpen={open} />}
        </div>
      </SplitPage>
      <FootBar keys={['complaints.leave']} />
    </>
  );
}

function Report({ data, onOpen }: { data: ComplaintCosts; onOpen: OnOpen }) {
  const { t } = useTranslation();
  const { data: categories = [] } = useCall('complaints.categories', {});
  const { total, finding, beforeCents, goneCents } = data;
  const kinds = COMPENSATION_KINDS.filter((kind) =>
    [total, ...data.months].some(({ given }) => given[kind] !== 0),
  );
  const nameOf = (by: string, { key, name }: Pick<NamedCost, 'key' | 'name'>): string =>
    by === 'category' ? categoryName(categories, key) : name;
  const found =
    finding.kind === 'most'
      ? t('complaints.costs.finding.most', {
          name: nameOf(finding.by, finding),
          share: `${formatNumber(Math.round(finding.share * 100))}%`,
          amount: formatMoney(finding.cents),
        })
      : t(`complaints.costs.finding.${finding.kind}`, { number: formatNumber(total.paid) });
  return (
    <>
      <div>
        <p className={styles.title}>{found}</p>
        <p className={styles.said}>
          {t('complaints.costs.sum', {
            amount: formatMoney(total.cents),
            before: formatMoney(beforeCents),
            risk: formatMoney(total.riskCents),
          })}{' '}
          {goneCents !== 0 && t('complaints.costs.gone', { amount: formatMoney(goneCents) })}
        </p>
      </div>
      <Lines
        kinds={kinds}
        title={t('complaints.costs.all')}
        lines={[total]}
        nameOf={() => t('complaints.costs.all')}
        onOpen={(name, _line, given) => {
          onOpen(name, { given });
        }}
      />
      <Lines
        kinds={kinds}
        title={t('complaints.analysis.months')}
        lines={data.months}
        nameOf={({ key }) => key}
        onOpen={(name, { key }, given) => {
          onOpen(name, { ...monthWithin(key, data), given });
        }}
      />
      {TREND_KINDS.map((kind) => (
        <Lines
          key={kind}
          kinds={kinds}
          title={t(`complaints.analysis.by.${kind}`)}
          lines={data.by[kind]}
          nameOf={(line) => nameOf(kind, line)}
          onOpen={(name, { key }, given) => {
            onOpen(name, { by: { kind, key }, given });
          }}
        />
      ))}
    </>
  );
}

type LinesProps = {
  /** Of what anything was given. */
  kinds: readonly CompensationKind[];
  title: string;
  lines: readonly NamedCost[];
  nameOf: (line: NamedCost) => string;
  /** Told which line, and which of its complaints: all, those that were given something, or this. */
  onOpen: (name: string, line: NamedCost, given: Behind['given']) => void;
};

/** Lines of the report under each other: how many, what was given by kind, and what is at risk. */
function Lines({ kinds, title, lines, nameOf, onOpen }: LinesProps) {
  const { t } = useTranslation();
  const id = useId();
  const columns: readonly Column[] = ['complaints', 'paid', ...kinds, 'cents', 'riskCents'];
  if (lines.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <table
        className={classes(styles.table, styles.costs)}
        aria-labelledby={id}
        style={{ '--columns': columns.length } as React.CSSProperties}
      >
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.figureHead}>
                {t(`complaints.costs.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const name = nameOf(line);
            const opener = (column: Column, given: Behind['given'], text: string) => (
              <button
                type="button"
                className={styles.mark}
                aria-label={t('complaints.costs.open', {
                  name,
                  what: t(`complaints.costs.column.${column}`),
                  text,
                })}
                onClick={() => {
                  onOpen(name, line, given);
                }}
              >
                {text}
              </button>
            );
            return (
              <tr key={line.key}>
                <th scope="row">{name}</th>
                <td className={styles.figure}>{opener('complaints', null, formatNumber(line.complaints))}</td>
                <td className={styles.figure}>{opener('paid', 'any', formatNumber(line.paid))}</td>
                {kinds.map((kind) => (
                  <td key={kind} className={styles.figure}>
                    {line.given[kind] !== 0 && opener(kind, kind, formatMoney(line.given[kind]))}
                  </td>
                ))}
                <td className={styles.figure}>{opener('cents', 'any', formatMoney(line.cents))}</td>
                <td className={styles.figure}>{opener('riskCents', null, formatMoney(line.riskCents))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
