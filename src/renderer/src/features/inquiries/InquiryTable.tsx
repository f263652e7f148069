import { Button } from '@mantine/core';
import type { InquiryFilter, InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHasColleagues } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { pressKey } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { ContextMenu } from '@/ui/ContextMenu';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconInquiry } from '@/ui/icons';
import { usePagedRows } from '@/ui/pagedRows';
import { inquiryColumns } from './inquiryColumns';
import { whoText } from './inquiryText';
import type { useInquiryActs } from './useInquiryActs';

type InquiryTableProps = {
  filter: InquiryFilter;
  openId: number | null;
  acts: ReturnType<typeof useInquiryActs>;
  mayWrite: boolean;
  handleRef: React.RefObject<DataTableHandle | null>;
  onFilter: () => void;
  /** Null where none may be written down. */
  onAdd: (() => void) | null;
  onClose: () => void;
};

/** Inquiries as a list; the acts of the active row have keys and a menu. */
export function InquiryTable(props: InquiryTableProps) {
  const { filter, openId, acts, mayWrite, handleRef, onFilter, onAdd, onClose } = props;
  const { t } = useTranslation();
  const today = useToday();
  const now = useNow();
  const [, navigate] = useLocation();
  const hasColleagues = useHasColleagues();
  const [menu, setMenu] = useState<{ row: InquiryRow; at: { x: number; y: number } } | null>(null);
  const source = usePagedRows<InquiryRow>({
    queryKey: keyOf('inquiries.list', filter),
    fetchPage: (offset, limit) => call('inquiries.list', { ...filter, offset, limit }),
  });
  const columns = useMemo(() => inquiryColumns(t, today, now, hasColleagues), [t, today, now, hasColleagues]);
  useEffect(() => {
    if (document.activeElement === document.body) handleRef.current?.focus();
  }, [handleRef]);
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        handleRef={handleRef}
        label={t(`inquiries.group.${filter.group}`)}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={whoText}
        openId={openId}
        onOpen={({ id }) => {
          navigate(`/inquiries/list/${String(id)}`);
        }}
        onKey={(event, row) => {
          pressKey(event, {
            ...(row !== null && mayWrite && acts.keysOf(row)),
            'inquiry.filter': onFilter,
            'inquiry.leave': () => (openId === null ? false : onClose()),
          });
        }}
        onMenu={(row, at) => {
          if (mayWrite) setMenu({ row, at });
        }}
        empty={
          <EmptyState icon={IconInquiry} text={t(`inquiries.empty.${filter.group}`)}>
            {onAdd && <Button onClick={onAdd}>{t('inquiries.form.new')}</Button>}
          </EmptyState>
        }
      />
      {menu !== null && (
        <ContextMenu
          label={t('inquiries.menu', { who: whoText(menu.row) })}
          at={menu.at}
          items={acts.itemsOf(menu.row)}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </>
  );
}
