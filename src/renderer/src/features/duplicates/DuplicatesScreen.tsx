import { Button } from '@mantine/core';
import type { WaitingPair } from '@shared/features/duplicates/duplicates.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { notifyError } from '@/lib/notify';
import { useTask } from '@/lib/tasks';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconDuplicates } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import { PageHeader } from '@/ui/PageHeader';
import { WorkProgress } from '@/ui/WorkProgress';
import styles from './Duplicates.module.css';
import { PairTable } from './PairTable';
import { reasonText } from './reasonText';

/** The queue of cards that may be one person's, a decision at a time, and the look through the shop that fills it. */
export function DuplicatesScreen() {
  const { t } = useTranslation();
  const today = useToday();
  const isLooking = useIsLooking();
  const mayWrite = useMay('duplicates.write') && !isLooking;
  const { data: state, error } = useCall('duplicates.state', {});
  const { data: next, error: nextError } = useCall('duplicates.next', {});
  const scan = useTask('duplicates.scan');
  const isScanning = scan.task?.status === 'running';
  const start = (): void => {
    if (mayWrite && !isScanning) void scan.start({});
  };
  useKeys(mayWrite ? { 'duplicates.scan': start } : {});
  const stopped = scan.task?.error ?? null;
  const failure = error ?? nextError ?? (stopped?.code === 'transfer.cancelled' ? null : stopped);
  const done = scan.task?.status === 'done' ? scan.task.result : null;
  return (
    <>
      <PageHeader
        title={t('duplicates.title')}
        sub={
          state &&
          (state.last === null
            ? t('duplicates.never')
            : t('duplicates.last', {
                day: formatDay(state.last.on, today),
                count: state.waiting,
                number: formatNumber(state.waiting),
              }))
        }
      >
        {mayWrite && (
          <Button
            variant={state?.last === null ? 'filled' : 'default'}
            disabled={isScanning}
            rightSection={<KeyCap name="duplicates.scan" />}
            onClick={start}
          >
            {t('keys.duplicates.scan')}
          </Button>
        )}
      </PageHeader>
      <div className={styles.body}>
        {failure && <ErrorNotice error={failure} />}
        {isScanning && scan.task && (
          <WorkProgress
            isStatus
            label={t(`duplicates.step.${stepOf(scan.task.progress?.step)}`)}
            done={scan.task.progress?.done ?? 0}
            total={scan.task.progress?.total ?? null}
          >
            <Button
              disabled={scan.task.isStopping}
              onClick={() => {
                scan.stop().catch(notifyError);
              }}
            >
              {t('duplicates.stop')}
            </Button>
          </WorkProgress>
        )}
        {done && (
          <Notice
            kind="good"
            text={t('duplicates.done', {
              cards: formatNumber(done.cards),
              count: done.pairs,
              number: formatNumber(done.pairs),
              fresh: formatNumber(done.fresh),
            })}
          />
        )}
        {next?.pair && <Decision key={next.pair.id} pair={next.pair} mayWrite={mayWrite} />}
        {next?.pair === null && !isScanning && (
          <EmptyState
            icon={IconDuplicates}
            text={t(state?.last === null ? 'duplicates.empty.never' : 'duplicates.empty.done')}
          />
        )}
      </div>
      <FootBar
        keys={
          mayWrite
            ? [
                'duplicates.different',
                'duplicates.later',
                'duplicates.first',
                'duplicates.second',
                'duplicates.scan',
              ]
            : ['duplicates.first', 'duplicates.second']
        }
      />
    </>
  );
}

const STEPS = ['reading', 'comparing', 'pairs'] as const;
const stepOf = (step: string | undefined): (typeof STEPS)[number] =>
  STEPS.find((one) => one === step) ?? 'reading';

/** One pair: why, both cards, and what can be said of it. */
function Decision({ pair, mayWrite }: { pair: WaitingPair; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { run, isRunning, error } = useAct('duplicates.decide');
  const decide = async (decision: 'different' | 'later'): Promise<void> => {
    const done = await run({ id: pair.id, decision });
    if (done !== null) offerUndo(t(`duplicates.told.${decision}`), done.commandId);
  };
  useKeys({
    'duplicates.first': () => {
      navigate(`/customers/${String(pair.first.id)}`);
    },
    'duplicates.second': () => {
      navigate(`/customers/${String(pair.second.id)}`);
    },
    ...(mayWrite && {
      'duplicates.different': () => void decide('different'),
      'duplicates.later': () => void decide('later'),
    }),
  });
  return (
    <section className={styles.decision} aria-label={t('duplicates.pair')}>
      <p className={styles.why}>
        <strong>{t(`duplicates.confidence.${pair.confidence}`)}</strong>
        <span>{reasonText(t, pair.reasons)}</span>
        {pair.isLater && <span className={styles.quiet}>{t('duplicates.isLater')}</span>}
      </p>
      {error && <ErrorNotice error={error} />}
      <PairTable first={pair.first} second={pair.second} />
      {mayWrite && (
        <div className={styles.buttons}>
          <Button
            size="md"
            disabled={isRunning}
            rightSection={<KeyCap name="duplicates.different" />}
            onClick={() => void decide('different')}
          >
            {t('keys.duplicates.different')}
          </Button>
          <Button
            size="md"
            disabled={isRunning}
            rightSection={<KeyCap name="duplicates.later" />}
            onClick={() => void decide('later')}
          >
            {t('keys.duplicates.later')}
          </Button>
        </div>
      )}
    </section>
  );
}
