import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallOutput } from '@shared/ipc/contracts';
import type { ImportRow, ResultWords, TransferLayout } from '@shared/features/transfer/transfer.contract';
import { PROBLEM_CODES, SKIP_REASONS } from '@shared/features/transfer/transfer.problems.rules';
import { call, ClientError } from '@/lib/client';
import { i18n } from '@/lib/i18n';
import { notifyDone } from '@/lib/notify';
import { useTask } from '@/lib/tasks';
import { callQuery } from '@/lib/useCall';
import { usePagedRows, type RowSource } from '@/ui/pagedRows';

/** How many rows the wizard shows as they would be taken. */
const PREVIEW_ROWS = 50;

/** All imports, newest first, fetched as they come into view. */
export function useImports(): RowSource<ImportRow> {
  return usePagedRows<ImportRow>({
    queryKey: ['transfer', 'list'],
    fetchPage: async (offset, limit) => {
      const { imports, total } = await call('transfer.list', { offset, limit });
      return { rows: imports, total };
    },
  });
}

/** The first rows as they would be taken; while another layout is read, the rows of the one before stay. */
export function usePreview(token: string, layout: TransferLayout) {
  return useQuery<CallOutput<'transfer.preview'>, ClientError>({
    ...callQuery('transfer.preview', { token, layout, limit: PREVIEW_ROWS }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** The dry run of the file at hand. */
export function useDryRun() {
  return useTask('transfer.dryRun');
}

/** The import that runs or has just ended. */
export function useRun() {
  return useTask('transfer.run');
}

/** The taking back of a whole import. */
export function useUndoImport() {
  return useTask('transfer.undo');
}

/** What the result file says, in the language on the screen; main has no texts of its own. */
function resultWords(fileName: string): ResultWords {
  const { t } = i18n;
  const bare = fileName.replace(/\.[^.]*$/, '').slice(0, 80);
  return {
    fileName: t('transfer.result.fileName', { name: bare }),
    headers: [
      t('transfer.result.row'),
      t('transfer.result.outcome'),
      t('transfer.result.reason'),
      t('transfer.result.raw'),
    ],
    outcomes: {
      imported: t('transfer.outcome.imported'),
      merged: t('transfer.outcome.merged'),
      skipped: t('transfer.outcome.skipped'),
    },
    reasons: Object.fromEntries(
      [...SKIP_REASONS, ...PROBLEM_CODES].map((code) => [code, t(`transfer.problem.${code}`)]),
    ),
  };
}

/** Writes an import's result file where the person wants it, and says so. */
export function useSaveResult() {
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const save = useCallback(async (importId: number, fileName: string): Promise<void> => {
    setIsSaving(true);
    setError(null);
    try {
      const saved = await call('transfer.saveResult', { importId, words: resultWords(fileName) });
      if (saved) notifyDone(i18n.t('transfer.result.saved', { fileName: saved.fileName }));
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      setError(caught);
    } finally {
      setIsSaving(false);
    }
  }, []);
  return { save, isSaving, error };
}
