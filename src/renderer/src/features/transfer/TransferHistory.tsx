import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '@shared/features/transfer/transfer.contract';
import { classes } from '@/lib/classes';
import { formatInstant, formatNumber } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconImport } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { Notice } from '@/ui/Notice';
import { TaskBar } from './TaskBar';
import { useImports, useRun, useSaveResult, useUndoImport } from './transfer.hooks';
import styles from './TransferHistory.module.css';
import { chooseFile, dropFile, showWizard, type Wizard } from './wizardStore';

type TransferHistoryProps = {
  wizard: Wizard;
  /** Shows what came of an import. */
  onOpen: (row: ImportRow) => void;
  /** Asks before an import is taken back. */
  onUndo: (row: ImportRow) => void;
};

/** All imports so far, what is going on now, and the way to a new one. */
export function TransferHistory({ wizard, onOpen, onUndo }: TransferHistoryProps) {
  const { t } = useTranslation();
  const imports = useImports();
  const result = useSaveResult();
  const run = useRun();
  const isRunning = run.task?.status === 'running';
  const [inView, setInView] = useState({ first: 0, last: 0 });
  const columns = useColumns(onUndo, result.save);
  const total = imports.total ?? 0;

  return (
    <>
      <PageHeader title={t('transfer.title')} sub={t('transfer.sub')}>
        {total > 0 && <ChooseButton isDisabled={isRunning} />}
      </PageHeader>
      <Goings wizard={wizard} />
      {result.error && (
        <div className={styles.strip}>
          <ErrorNotice error={result.error} />
        </div>
      )}
      {imports.error ? (
        <div className={styles.strip}>
          <ErrorNotice error={imports.error} onRetry={imports.retry} />
        </div>
      ) : (
        <DataTable
          label={t('transfer.history.label')}
          columns={columns}
          source={imports}
          rowId={(row) => row.id}
          rowName={(row) => row.fileName}
          onOpen={onOpen}
          onView={(first, last) => {
            setInView({ first, last });
          }}
          onKey={(event, row) => {
            if (row?.state !== 'done') return;
            pressKey(event, {
              'imports.undo': () => {
                onUndo(row);
              },
              'imports.result': () => void result.save(row.id, row.fileName),
            });
          }}
          empty={
            <EmptyState icon={IconImport} text={t('transfer.history.empty')}>
              <ChooseButton isDisabled={isRunning} />
            </EmptyState>
          }
        />
      )}
      <FootBar
        keys={total === 0 ? [] : ['list.move', 'list.open', 'imports.result', 'imports.undo']}
        end={
          total > 0 &&
          t('transfer.history.inView', {
            first: formatNumber(inView.first + 1),
            last: formatNumber(inView.last + 1),
            total: formatNumber(total),
          })
        }
      />
    </>
  );
}

function ChooseButton({ isDisabled }: { isDisabled: boolean }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="filled"
      disabled={isDisabled}
      leftSection={<IconImport size="1.125rem" stroke={1.6} aria-hidden />}
      onClick={() => void chooseFile()}
    >
      {t('transfer.history.choose')}
    </Button>
  );
}

/** What goes on or waits: a running import or undo, how the last undo ended, a file half-way. */
function Goings({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const run = useRun();
  const undo = useUndoImport();
  const goings = [
    run.task?.status === 'running' && (
      <div key="run" className={styles.running}>
        <TaskBar
          task={run.task}
          label={t('transfer.run.running', { fileName: wizard.file?.name ?? '' })}
          onStop={() => {
            run.stop().catch(notifyError);
          }}
        />
      </div>
    ),
    undo.task?.status === 'running' && (
      <div key="undo" className={styles.running}>
        <TaskBar task={undo.task} label={t('transfer.undo.running')} />
      </div>
    ),
    undo.task?.status === 'failed' && (
      <ErrorNotice key="undoFailed" error={undo.task.error}>
        <Button size="xs" onClick={undo.forget}>
          {t('common.close')}
        </Button>
      </ErrorNotice>
    ),
    undo.task?.result && (
      <Notice
        key="undone"
        kind={undo.task.result.kept === 0 ? 'good' : 'warn'}
        text={t(undo.task.result.kept === 0 ? 'transfer.undo.done' : 'transfer.undo.kept', {
          count: undo.task.result.kept,
        })}
      >
        <Button size="xs" onClick={undo.forget}>
          {t('common.close')}
        </Button>
      </Notice>
    ),
    wizard.file !== null && run.task?.status !== 'running' && <Waiting key="waiting" wizard={wizard} />,
  ].filter(Boolean);
  return goings.length === 0 ? null : <div className={styles.strip}>{goings}</div>;
}

/** A file half-way, or an import that has ended while nobody looked. */
function Waiting({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const run = useRun();
  const fileName = wizard.file?.name ?? '';
  const status = wizard.step === 'run' ? run.task?.status : undefined;
  const isDone = status === 'done';
  const kind = isDone ? 'good' : status === 'failed' ? 'warn' : 'plain';
  const text =
    kind === 'good'
      ? t('transfer.run.ended', { fileName })
      : kind === 'warn'
        ? t('transfer.run.failed', { fileName })
        : t('transfer.history.draft', { fileName });
  return (
    <Notice kind={kind} text={text}>
      <Button
        size="xs"
        onClick={() => {
          showWizard(true);
        }}
      >
        {t(kind === 'plain' ? 'transfer.history.goOn' : 'transfer.history.look')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        onClick={() => {
          if (kind !== 'plain') run.forget();
          dropFile();
        }}
      >
        {t(isDone ? 'common.close' : 'transfer.history.drop')}
      </Button>
    </Notice>
  );
}

type OnUndo = TransferHistoryProps['onUndo'];
type OnResult = ReturnType<typeof useSaveResult>['save'];

function useColumns(onUndo: OnUndo, onResult: OnResult): readonly Column<ImportRow>[] {
  const { t } = useTranslation();
  const today = useToday();
  return useMemo(() => {
    const count = (name: 'read' | 'imported' | 'merged' | 'skipped'): Column<ImportRow> => ({
      key: name,
      header: t(`transfer.history.${name}`),
      width: '4.25rem',
      align: 'end',
      hideBelow: name === 'read' ? 0 : 52,
      cell: ({ counts }) => (counts ? formatNumber(counts[name]) : ''),
    });
    return [
      {
        key: 'file',
        header: t('transfer.history.file'),
        width: 'minmax(8rem, 1fr)',
        cell: (row) => (
          <>
            <strong className={styles.name} title={row.fileName}>
              {row.fileName}
            </strong>
            <span className={styles.meta}>{t(`transfer.target.${row.target}`)}</span>
          </>
        ),
      },
      {
        key: 'when',
        header: t('transfer.history.when'),
        width: '9.5rem',
        cell: (row) => formatInstant(row.startedAt, today),
      },
      { key: 'by', header: t('transfer.history.by'), width: '4rem', hideBelow: 62, cell: (row) => row.by },
      {
        key: 'state',
        header: t('transfer.history.state'),
        width: '4.5rem',
        cell: ({ state }) => (
          <span className={classes(styles.state, styles[state])}>{t(`transfer.state.${state}`)}</span>
        ),
      },
      count('read'),
      count('imported'),
      count('merged'),
      count('skipped'),
      {
        key: 'acts',
        header: t('transfer.history.acts'),
        width: '8rem',
        hideBelow: 46,
        cell: (row) => <Acts row={row} onUndo={onUndo} onResult={onResult} />,
      },
    ];
  }, [t, today, onUndo, onResult]);
}

type ActsProps = { row: ImportRow; onUndo: OnUndo; onResult: OnResult };

function Acts({ row, onUndo, onResult }: ActsProps) {
  const { t } = useTranslation();
  if (row.state !== 'done') return null;
  const name = row.fileName;
  return (
    <>
      <ActButton
        text={t('transfer.result.short')}
        label={t('transfer.result.of', { name })}
        onPress={() => void onResult(row.id, name)}
      />
      <ActButton
        text={t('transfer.undo.short')}
        label={t('transfer.undo.of', { name })}
        onPress={() => {
          onUndo(row);
        }}
      />
    </>
  );
}

type ActButtonProps = { text: string; label: string; onPress: () => void };

function ActButton({ text, label, onPress }: ActButtonProps) {
  return (
    <button
      type="button"
      className={styles.act}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      {text}
    </button>
  );
}
