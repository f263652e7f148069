import type { EntryRow } from '@shared/features/feedback/feedback.contract';
import type { InboxGroup } from '@shared/features/feedback/feedback.rules';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { call } from '@/lib/client';
import { pressKey } from '@/lib/keys';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconFeedback } from '@/ui/icons';
import { usePagedRows } from '@/ui/pagedRows';
import { SplitPage } from '@/ui/SplitPage';
import { EntryPanel } from './EntryPanel';
import { feedbackColumns } from './feedbackColumns';

type InboxViewProps = {
  group: InboxGroup;
  /** Address of the list; a message opens under it. */
  place: string;
};

/** Messages of a group, what nobody has seen first, with the open one beside them. */
export function InboxView({ group, place }: InboxViewProps) {
  const [path, navigate] = useLocation();
  const table = useRef<DataTableHandle>(null);
  const under = path.startsWith(`${place}/`) ? path.slice(place.length + 1) : '';
  const openId = /^\d+$/u.test(under) ? Number(under) : null;
  const focus = useCallback(() => table.current?.focus(), []);
  const close = useCallback(() => {
    navigate(place);
    focus();
  }, [navigate, place, focus]);
  return (
    <SplitPage
      side={openId === null ? null : <EntryPanel key={openId} id={openId} onClose={close} onLeft={focus} />}
    >
      <EntryTable key={group} group={group} place={place} openId={openId} handleRef={table} onClose={close} />
    </SplitPage>
  );
}

type EntryTableProps = {
  group: InboxGroup;
  /** Address under which a message opens. */
  place: string;
  openId: number | null;
  handleRef: React.RefObject<DataTableHandle | null>;
  onClose: () => void;
};

function EntryTable({ group, place, openId, handleRef, onClose }: EntryTableProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const source = usePagedRows<EntryRow>({
    queryKey: keyOf('feedback.list', { group }),
    fetchPage: (offset, limit) => call('feedback.list', { group, offset, limit }),
  });
  const columns = useMemo(() => feedbackColumns(t, today), [t, today]);
  useEffect(() => {
    if (document.activeElement === document.body) handleRef.current?.focus();
  }, [handleRef]);
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        handleRef={handleRef}
        label={t(`feedback.group.${group}`)}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ id }) => t('feedback.numbered', { number: String(id) })}
        openId={openId}
        onOpen={({ id }) => {
          navigate(`${place}/${String(id)}`);
        }}
        onKey={(event) => {
          pressKey(event, { 'feedback.leave': () => (openId === null ? false : onClose()) });
        }}
        empty={<EmptyState icon={IconFeedback} text={t(`feedback.empty.${group}`)} />}
      />
    </>
  );
}
