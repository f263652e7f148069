import { Button } from '@mantine/core';
import type { ProcessId, ProcessStepRow } from '@shared/features/processes/processes.contract';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatDay } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconCheck } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import styles from './Processes.module.css';
import { stepWhen } from './processText';
import { useProcessActs } from './useProcessActs';

type ProcessPanelProps = { id: ProcessId; onClose: () => void; onLeft: () => void };

/** A process: whom it is about, and its checklist; keys are for the step that is open. */
export function ProcessPanel({ id, onClose, onLeft }: ProcessPanelProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useCall('processes.get', { id });
  const isLooking = useIsLooking();
  const mayWrite = useMay('processes.write') && !isLooking && data?.state === 'running';
  const hasColleagues = useHasColleagues();
  const { onStep, onStop, dialog } = useProcessActs(onLeft);
  const open = data?.checklist.find(({ state }) => state === 'open');
  const on = (way: 'tick' | 'skip' | 'hand') => () => {
    if (open) onStep(way, open);
  };
  const stop = (): void => {
    if (data) onStop(id, data.name);
  };
  useKeys({
    ...(mayWrite && {
      'process.tick': on('tick'),
      'process.skip': on('skip'),
      ...(hasColleagues && { 'process.hand': on('hand') }),
      'process.stop': stop,
    }),
    ...(data?.customer && {
      'process.card': () => {
        navigate(`/customers/${String(data.customer?.id)}`);
      },
    }),
    'process.leave': onClose,
  });
  return (
    <SidePanel label={t('processes.panel.label', { name: data?.name ?? '' })}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <PanelHead title={data.name} onClose={onClose} />
            <p className={styles.facts}>
              {data.customer && (
                <Link href={`/customers/${String(data.customer.id)}`}>{customerTitle(data.customer)}</Link>
              )}
              {data.sale && (
                <Link href={`/sales/slips/${String(data.sale.id)}`}>
                  {t('processes.panel.sale', { number: data.sale.number ?? '' })}
                </Link>
              )}
              <span className={styles.quiet}>
                {t('processes.panel.started', { day: formatDay(data.startedOn, today), by: data.startedBy })}
              </span>
            </p>
            {data.words !== '' && <p className={styles.about}>{data.words}</p>}
            {data.state !== 'running' && (
              <Notice
                kind="plain"
                text={t(`processes.panel.${data.state}`, {
                  day: formatDay(data.endedOn ?? '', today),
                  by: data.endedBy ?? '',
                  reason: data.reason,
                })}
              />
            )}
            <ol className={styles.steps} aria-label={t('processes.panel.steps')}>
              {data.checklist.map((step) => (
                <Step
                  key={step.id}
                  step={step}
                  hasColleagues={hasColleagues}
                  mayWrite={mayWrite && (step.state === 'open' || step.state === 'waiting')}
                  onAct={(way) => {
                    onStep(way, step);
                  }}
                />
              ))}
            </ol>
            {mayWrite && (
              <div className={styles.acts}>
                <Button rightSection={<KeyCap name="process.stop" />} onClick={stop}>
                  {t('processes.stop.open')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      {dialog}
    </SidePanel>
  );
}

type StepProps = {
  step: ProcessStepRow;
  hasColleagues: boolean;
  mayWrite: boolean;
  onAct: (way: 'tick' | 'skip' | 'hand') => void;
};

/** One step: what is to be done, by whom, until when, and what came of it. */
function Step({ step, hasColleagues, mayWrite, onAct }: StepProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { title, task, person, state, note, isLate } = step;
  const isOpen = state === 'open';
  return (
    <li className={classes(styles.step, isOpen && styles.open)} aria-current={isOpen ? 'step' : undefined}>
      <span className={styles.mark}>
        {state === 'done' && (
          <IconCheck size="1rem" stroke={2} aria-label={t('processes.state.done')} role="img" />
        )}
      </span>
      <div className={styles.words}>
        <strong className={classes((state === 'skipped' || state === 'dropped') && styles.out)}>
          {title}
        </strong>
        {task !== '' && <span>{task}</span>}
        <span className={classes(styles.quiet, isLate && state !== 'dropped' && styles.late)}>
          {[
            stepWhen(step, today),
            isLate && state === 'done' ? t('processes.wasLate') : null,
            hasColleagues && step.endedOn === null ? person.name : null,
          ]
            .filter(Boolean)
            .join(t('common.factComma'))}
        </span>
        {note !== '' && <span className={styles.note}>{note}</span>}
        {mayWrite && (
          <span className={styles.acts}>
            <Button
              size="xs"
              variant={isOpen ? 'filled' : undefined}
              aria-label={t('processes.tick.named', { title })}
              rightSection={isOpen && <KeyCap name="process.tick" isOnAccent />}
              onClick={() => {
                onAct('tick');
              }}
            >
              {t('processes.tick.open')}
            </Button>
            <Button
              size="xs"
              aria-label={t('processes.skip.named', { title })}
              rightSection={isOpen && <KeyCap name="process.skip" />}
              onClick={() => {
                onAct('skip');
              }}
            >
              {t('processes.skip.open')}
            </Button>
            {hasColleagues && (
              <Button
                size="xs"
                aria-label={t('processes.hand.named', { title })}
                rightSection={isOpen && <KeyCap name="process.hand" />}
                onClick={() => {
                  onAct('hand');
                }}
              >
                {t('processes.hand.open')}
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
