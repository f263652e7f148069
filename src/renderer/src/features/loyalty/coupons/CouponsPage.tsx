import { Button } from '@mantine/core';
import type { CouponBatch } from '@shared/features/loyalty/coupons.channels';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconMember } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { usePagedRows } from '@/ui/pagedRows';
import { SplitPage } from '@/ui/SplitPage';
import { MembersNav } from '../MembersNav';
import { BatchDialog } from './BatchDialog';
import { BatchPanel } from './BatchPanel';
import { termsText } from './couponText';

/** All batches of coupons, with the one that is open beside them. */
export function CouponsPage({ openId }: { openId: number | null }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const isLooking = useIsLooking();
  const mayManage = useMay('loyalty.manage') && !isLooking;
  const [isNew, setIsNew] = useState(false);
  const table = useRef<DataTableHandle>(null);
  const columns = useColumns(mayManage);
  const source = usePagedRows<CouponBatch>({
    queryKey: keyOf('loyalty.couponBatches', {}),
    fetchPage: async (offset, limit) => {
      const { rows } = await call('loyalty.couponBatches', {});
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    },
  });
  const close = useCallback(() => {
    navigate('/members/coupons');
    table.current?.focus();
  }, [navigate]);
  return (
    <>
      <PageHeader title={t('loyalty.coupon.title')} sub={t('loyalty.coupon.sub')}>
        <MembersNav here="coupons" />
        {mayManage && (
          <Button
            onClick={() => {
              setIsNew(true);
            }}
          >
            {t('loyalty.coupon.new')}
          </Button>
        )}
      </PageHeader>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <SplitPage side={openId === null ? null : <BatchPanel key={openId} id={openId} onClose={close} />}>
        <DataTable
          handleRef={table}
          label={t('loyalty.coupon.title')}
          columns={columns}
          source={source}
          rowId={({ id }) => id}
          rowName={({ name }) => name}
          openId={openId}
          onOpen={({ id }) => {
            navigate(`/members/coupons/${String(id)}`);
          }}
          onKey={(event) => {
            pressKey(event, { 'customers.leave': () => (openId === null ? false : close()) });
          }}
          empty={<EmptyState icon={IconMember} text={t('loyalty.coupon.empty')} />}
        />
      </SplitPage>
      <FootBar keys={['list.move', 'list.open', 'customers.leave']} />
      {isNew && (
        <BatchDialog
          onClose={(id) => {
            setIsNew(false);
            if (id !== null) navigate(`/members/coupons/${String(id)}`);
          }}
        />
      )}
    </>
  );
}

function useColumns(hasWorth: boolean): readonly Column<CouponBatch>[] {
  const { t, i18n } = useTranslation();
  const today = useToday();
  return useMemo(() => {
    const all: Column<CouponBatch>[] = [
      {
        key: 'name',
        header: t('loyalty.coupon.column.name'),
        width: 'minmax(8rem, 1fr)',
        cell: ({ name, isClosed }) => (isClosed ? t('loyalty.coupon.closedName', { name }) : name),
      },
      {
        key: 'terms',
        header: t('loyalty.coupon.column.terms'),
        width: 'minmax(9rem, 1fr)',
        cell: (row) => termsText(t, row, i18n.language),
      },
      {
        key: 'until',
        header: t('loyalty.coupon.column.until'),
        width: '8rem',
        hideBelow: 56,
        cell: ({ endsOn }) => (endsOn === null ? '' : formatDay(endsOn, today)),
      },
      {
        key: 'open',
        header: t('loyalty.coupon.column.open'),
        width: '6rem',
        align: 'end',
        cell: ({ open }) => formatNumber(open),
      },
      {
        key: 'used',
        header: t('loyalty.coupon.column.used'),
        width: '6rem',
        align: 'end',
        cell: ({ used }) => formatNumber(used),
      },
    ];
    if (!hasWorth) return all;
    return [
      ...all,
      {
        key: 'turnover',
        header: t('loyalty.coupon.column.turnover'),
        width: '8rem',
        align: 'end',
        hideBelow: 48,
        cell: ({ worth }) => (worth === null ? '' : formatMoney(worth.turnoverCents)),
      },
      {
        key: 'discount',
        header: t('loyalty.coupon.column.discount'),
        width: '8rem',
        align: 'end',
        hideBelow: 48,
        cell: ({ worth }) => (worth === null ? '' : formatMoney(worth.discountCents)),
      },
    ];
  }, [t, i18n.language, today, hasWorth]);
}
