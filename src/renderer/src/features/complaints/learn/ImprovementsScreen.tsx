import { Button } from '@mantine/core';
import {
  IMPROVEMENT_STATES,
  type ImprovementState,
  type RaisedBy,
} from '@shared/features/complaints/learn.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconComplaint } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { SplitPage } from '@/ui/SplitPage';
import { TabBar } from '@/ui/TabBar';
import { DeskNav } from './DeskNav';
import type { First } from './ImproveDialog';
import { ImprovementPanel } from './ImprovementPanel';
import { ImproveDialog } from './learnDialogs';
import styles from './Learn.module.css';

type Adding = { first: First; raisedBy: readonly { by: RaisedBy; refId: number }[] };

/** What a cluster that was clicked asks to improve. */
function askedBy(path: string): Adding | null {
  const found = /\/for\/(cause|product)\/(\d{1,15})$/u.exec(path);
  if (found === null) return null;
  const id = Number(found[2]);
  return { first: found[1] === 'cause' ? { causeId: id } : { productId: id }, raisedBy: [] };
}

/** What the shop changes so that complaints come no more: what is to do, what was done, and what it did. */
export function ImprovementsScreen() {
  const { t } = useTranslation();
  const today = useToday();
  const panelId = useId();
  const [path, navigate] = useLocation();
  const openId = /^\/complaints\/improvements\/(\d+)$/u.exec(path)?.[1];
  const [state, setState] = useState<ImprovementState>('open');
  const [adding, setAdding] = useState<Adding | null>(() => askedBy(path));
  const isLooking = useIsLooking();
  const mayWrite = useMay('complaints.write') && !isLooking;
  const { data, error, refetch } = useCall('complaints.improvements', { state });
  const close = (): void => {
    navigate('/complaints/improvements');
  };
  return (
    <>
      <PageHeader title={t('complaints.improve.title')} sub={t('complaints.improve.sub')}>
        <DeskNav here="improvements" />
        {mayWrite && (
          <Button
            onClick={() => {
              setAdding({ first: {}, raisedBy: [] });
            }}
          >
            {t('complaints.improve.add')}
          </Button>
        )}
      </PageHeader>
      <TabBar
        label={t('complaints.improve.title')}
        panelId={panelId}
        active={state}
        onChange={setState}
        tabs={IMPROVEMENT_STATES.map((name) => ({
          name,
          text: t(`complaints.improve.state.${name}`),
          count: data ? formatNumber(data.counts[name]) : null,
        }))}
      />
      <SplitPage
        side={
          openId === undefined ? null : <ImprovementPanel key={openId} id={Number(openId)} onClose={close} />
        }
      >
        <div
          id={panelId}
          role="tabpanel"
          aria-label={t(`complaints.improve.state.${state}`)}
          className={styles.page}
        >
          {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {data?.rows.length === 0 && (
            <EmptyState icon={IconComplaint} text={t(`complaints.improve.empty.${state}`)} />
          )}
          {data && data.rows.length > 0 && (
            <ul className={styles.list}>
              {data.rows.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className={styles.item}
                    aria-expanded={String(row.id) === openId}
                    onClick={() => {
                      navigate(`/complaints/improvements/${String(row.id)}`);
                    }}
                  >
                    <strong>{row.what}</strong>
                    <span className={styles.one}>
                      <span className={styles.meta}>
                        {[
                          row.person.name,
                          formatDay(row.endedOn ?? row.dueOn, today),
                          row.cause?.name,
                          row.product?.name,
                          row.batch && `${t('complaints.improve.batch')} ${row.batch}`,
                          row.supplier,
                        ]
                          .filter(Boolean)
                          .join(t('common.factComma'))}
                      </span>
                      {row.isLate && <span className={styles.late}>{t('complaints.improve.late')}</span>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {mayWrite && state === 'open' && (
            <Findings
              onImprove={({ by, refId, productId }) => {
                setAdding({ first: { productId }, raisedBy: [{ by, refId }] });
              }}
            />
          )}
        </div>
      </SplitPage>
      <FootBar keys={['complaints.leave']} />
      {adding && (
        <ImproveDialog
          improvement={null}
          {...adding}
          onClose={() => {
            setAdding(null);
            if (path.includes('/for/')) close();
          }}
        />
      )}
    </>
  );
}

type Finding = CallOutput<'complaints.findings'>[number];

/** Returns and usage checks of the past weeks; what should change because of them is put on the list. */
function Findings({ onImprove }: { onImprove: (finding: Finding) => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data = [] } = useCall('complaints.findings', {});
  if (data.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t('complaints.improve.findings')}</h2>
      <ul className={styles.list}>
        {data.slice(0, 10).map((finding) => (
          <li key={`${finding.by} ${String(finding.refId)}`} className={styles.finding}>
            <span className={styles.one}>
              <span>{finding.title}</span>
              <span className={styles.meta}>
                {[
                  t(`complaints.improve.by.${finding.by}`),
                  formatDay(finding.on, today),
                  finding.customer && customerTitle(finding.customer),
                ]
                  .filter(Boolean)
                  .join(t('common.factComma'))}
              </span>
            </span>
            <Button
              size="xs"
              onClick={() => {
                onImprove(finding);
              }}
            >
              {t('complaints.cluster.improve')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
