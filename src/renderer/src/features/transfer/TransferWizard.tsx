import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { missingFields } from '@shared/features/transfer/transfer.columns.rules';
import { pressKey, useWindowKeys } from '@/lib/keys';
import { notifyError } from '@/lib/notify';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { CheckStep } from './CheckStep';
import { ColumnsStep } from './ColumnsStep';
import { addsNothing } from './counts';
import { FileStep } from './FileStep';
import { isOwnEnter } from './ownEnter';
import { RunStep } from './RunStep';
import { Steps } from './Steps';
import { useDryRun, useRun } from './transfer.hooks';
import styles from './TransferWizard.module.css';
import {
  chooseFile,
  dropCheck,
  dropFile,
  goTo,
  showWizard,
  startCheck,
  startImport,
  stopLooking,
  type Wizard,
} from './wizardStore';

/** What Enter and the filled button do now; null where there is nothing to do but wait. */
type Next = { text: string; go: () => void } | null;

type TransferWizardProps = {
  wizard: Wizard;
  /** Asks before an import is taken back. */
  onUndo: (importId: number) => void;
};

/** An import from the file to its result, one screen a step. Enter goes on, Esc goes back, nothing chosen is lost. */
export function TransferWizard({ wizard, onUndo }: TransferWizardProps) {
  const { t } = useTranslation();
  const { step, file, facts, layout } = wizard;
  const dryRun = useDryRun();
  const run = useRun();
  const [isRefused, setIsRefused] = useState(false);
  const [shownStep, setShownStep] = useState(step);
  const body = useRef<HTMLDivElement>(null);
  const isRunning = run.task?.status === 'running';
  const isDone = step === 'run' && run.task?.status === 'done';
  const [, navigate] = useLocation();

  if (shownStep !== step) {
    setShownStep(step);
    setIsRefused(false);
  }
  useEffect(() => {
    body.current?.focus();
    body.current?.scrollTo?.({ top: 0 });
  }, [step]);

  const finish = (): void => {
    run.forget();
    dropFile();
  };
  const leaveColumns = (): void => {
    if (!layout || missingFields(layout.target, layout.mapping).length > 0) setIsRefused(true);
    else goTo('check');
  };
  const nextOf: Record<Wizard['step'], () => Next> = {
    file: () => {
      if (wizard.isLooking) return null;
      if (!facts) return { text: t('transfer.file.another'), go: () => void chooseFile() };
      return {
        text: t('transfer.wizard.next'),
        go: () => {
          goTo('columns');
        },
      };
    },
    columns: () => ({ text: t('transfer.wizard.next'), go: leaveColumns }),
    check: () => {
      const counts = dryRun.task?.result?.counts;
      if (dryRun.task?.status === 'running') return null;
      if (!counts) {
        return {
          text: t('transfer.check.again'),
          go: () => {
            startCheck(true);
          },
        };
      }
      if (addsNothing(counts)) return { text: t('transfer.wizard.toList'), go: finish };
      return { text: t('transfer.check.start'), go: startImport };
    },
    run: () => {
      if (isRunning) return null;
      if (!isDone) return { text: t('transfer.run.again'), go: startImport };
      return {
        text: t(layout?.target === 'products' ? 'transfer.report.products' : 'transfer.report.customers'),
        go: () => {
          finish();
          navigate(layout?.target === 'products' ? '/products' : '/customers');
        },
      };
    },
  };
  const next = nextOf[step]();

  const stopCheck = (): void => {
    dropCheck();
    dryRun.stop().catch(notifyError);
  };
  const back = (): void => {
    if (step === 'columns') goTo('file');
    else if (step === 'check') {
      if (dryRun.task?.status === 'running') stopCheck();
      goTo('columns');
    } else if (step === 'run' && !isRunning && run.task?.status === 'failed') {
      run.forget();
      goTo('columns');
    } else if (step === 'run' && !isRunning) finish();
    else if (wizard.isLooking) stopLooking();
    else if (facts) showWizard(false);
    else dropFile();
  };

  useWindowKeys((event) => {
    if (event.repeat) return;
    pressKey(event, {
      'imports.back': back,
      'imports.next': () => {
        if (!next || isOwnEnter(event.target)) return false;
        next.go();
        return true;
      },
    });
  });

  return (
    <>
      <PageHeader
        title={t(isDone ? 'transfer.wizard.done' : 'transfer.wizard.title')}
        sub={<span title={file?.name}>{step === 'file' ? t('transfer.wizard.sub') : file?.name}</span>}
      >
        <Steps step={step} isDone={isDone} onGo={step === 'run' ? null : goTo} />
      </PageHeader>
      <div
        ref={body}
        className={styles.body}
        tabIndex={-1}
        role="group"
        aria-label={t(`transfer.steps.${step}`)}
      >
        {step === 'file' && <FileStep wizard={wizard} />}
        {step === 'columns' && facts && layout && file?.token != null && (
          <ColumnsStep token={file.token} facts={facts} layout={layout} isRefused={isRefused} />
        )}
        {step === 'check' && layout && <CheckStep layout={layout} task={dryRun.task} onStop={stopCheck} />}
        {step === 'run' && layout && file && run.task && (
          <RunStep
            fileName={file.name}
            target={layout.target}
            task={run.task}
            onStop={() => {
              run.stop().catch(notifyError);
            }}
            onUndo={() => {
              if (run.task?.result) onUndo(run.task.result.importId);
            }}
          />
        )}
      </div>
      <footer className={styles.foot}>
        {next && (
          <Button
            variant="filled"
            size="md"
            rightSection={<KeyCap name="imports.next" isOnAccent />}
            onClick={next.go}
          >
            {next.text}
          </Button>
        )}
        <Button size="md" rightSection={<KeyCap name="imports.back" />} onClick={back}>
          {t(backText(step, isRunning, isDone))}
        </Button>
        {step !== 'run' && <span className={styles.hint}>{t(`transfer.wizard.hint.${step}`)}</span>}
      </footer>
    </>
  );
}

function backText(step: Wizard['step'], isRunning: boolean, isDone: boolean): string {
  if (isDone) return 'transfer.wizard.toList';
  if (step === 'file') return 'transfer.wizard.leave';
  if (step === 'run') return isRunning ? 'transfer.wizard.leaveRunning' : 'transfer.wizard.change';
  return 'transfer.wizard.back';
}
