import { Button } from '@mantine/core';
import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import type { ComplaintGroup } from '@shared/features/complaints/complaints.rules';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHasColleagues } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { pressKey } from '@/lib/keys';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconComplaint } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { usePagedRows } from '@/ui/pagedRows';
import { complaintColumns } from './complaintColumns';

type ComplaintTableProps = {
  group: ComplaintGroup;
  isMine: boolean;
  /** Null: anybody's. */
  personId: number | null;
  text: string;
  openId: number | null;
  handleRef: React.RefObject<DataTableHandle | null>;
  /** Null where none may be taken in. */
  onFile: (() => void) | null;
  onFilter: () => void;
  onClose: () => void;
};

/** A list of complaints by what is due. */
export function ComplaintTable(props: ComplaintTableProps) {
  const { group, isMine, personId, text, openId, handleRef, onFile, onFilter, onClose } = props;
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const hasColleagues = useHasColleagues();
  const { data: categories = [] } = useCall('complaints.categories', {});
  const asked = { group, isMine, personId, text };
  const source = usePagedRows<ComplaintRow>({
    queryKey: keyOf('complaints.list', asked),
    fetchPage: (offset, limit) => call('complaints.list', { ...asked, offset, limit }),
  });
  const columns = useMemo(
    () => complaintColumns({ t, today, categories, hasColleagues, isEnded: group === 'ended' }),
    [t, today, categories, hasColleagues, group],
  );
  useEffect(() => {
    if (document.activeElement === document.body) handleRef.current?.focus();
  }, [handleRef]);
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        handleRef={handleRef}
        label={t(`complaints.tab.${group}`)}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ id, words }) => `${String(id)} ${words.slice(0, 40)}`}
        openId={openId}
        onOpen={({ id }) => {
          navigate(`/complaints/${String(id)}`);
        }}
        onKey={(event) => {
          pressKey(event, {
            'complaints.filter': onFilter,
            'complaints.leave': () => (openId === null ? false : onClose()),
          });
        }}
        empty={
          <EmptyState
            icon={IconComplaint}
            text={text === '' ? t(`complaints.empty.${group}`) : t('complaints.empty.none', { text })}
          >
            {onFile && group === 'open' && text === '' && (
              <Button rightSection={<KeyCap name="everywhere.complaint" />} onClick={onFile}>
                {t('complaints.form.open')}
              </Button>
            )}
          </EmptyState>
        }
      />
    </>
  );
}
