import { Button } from '@mantine/core';
import type { MemberRow } from '@shared/features/loyalty/loyalty.contract';
import type { Basis } from '@shared/features/loyalty/tiers.rules';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { useOpenPart } from '@/lib/brought';
import { call } from '@/lib/client';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconMember } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { usePagedRows } from '@/ui/pagedRows';
import { TabBar } from '@/ui/TabBar';
import { CouponsPage } from './coupons/CouponsPage';
import { GiftsPage } from './gifts/GiftsPage';
import { MembersNav } from './MembersNav';
import { CountsTable } from './counts/CountsTable';
import { AccountsTable } from './stored/AccountsTable';
import { TierCards } from './TierCards';
import styles from './Loyalty.module.css';
import { measureText } from './measureText';
import { TierBadge } from './TierBadge';

const OF_TIERS = ['all', 'near', 'lapsing'] as const;
type OfTiers = (typeof OF_TIERS)[number];
type Which = OfTiers | 'stored' | 'counts';

/** Members, their coupons, and the gifts for points, each with an address of its own. */
export function MembersScreen() {
  const [path] = useLocation();
  const [, , page = '', id = ''] = path.split('/');
  if (page === 'coupons') return <CouponsPage openId={/^\d+$/u.test(id) ? Number(id) : null} />;
  return page === 'gifts' ? <GiftsPage /> : <PeoplePage />;
}

/** Members: what each tier gives and who stands there, who is near the next, whose points lapse soon, what is stored, and count cards. */
function PeoplePage() {
  const { t } = useTranslation();
  const panelId = useId();
  const [, navigate] = useLocation();
  const isLooking = useIsLooking();
  const mayManage = useMay('loyalty.manage') && !isLooking;
  const mayOpen = useMay('opening.read') && !isLooking;
  const [chosen, setWhich] = useOpenPart<Which>('all');
  const [tierId, setTierId] = useState<number | null>(null);
  const { data: rules, error } = useCall('loyalty.programme', {});
  const { data: sums } = useCall('loyalty.tiers', {});
  const { data: owed } = useCall('loyalty.storedOwed', {});
  const { data: counts } = useCall('loyalty.countsOwed', {});
  const hasTiers = rules?.programme.isOn === true;
  const hasStored = owed !== undefined && (owed.isOn || owed.customers > 0);
  const hasCounts = counts?.isOn === true;
  const others = [...(hasStored ? (['stored'] as const) : []), ...(hasCounts ? (['counts'] as const) : [])];
  const which: Which = hasTiers || others.some((name) => name === chosen) ? chosen : (others[0] ?? 'stored');
  const isOfTiers = which !== 'stored' && which !== 'counts';
  const basis = rules?.programme.basis ?? 'spend';
  const columns = useColumns(basis);
  const asked = { which: isOfTiers ? which : ('all' as const), tierId };
  const source = usePagedRows<MemberRow>({
    queryKey: keyOf('loyalty.members', asked),
    fetchPage: (offset, limit) => call('loyalty.members', { ...asked, offset, limit }),
  });
  const openRules = (): void => {
    navigate('/settings/members');
  };
  if (error) return <ErrorNotice error={error} />;
  if (rules && owed && counts && !hasTiers && others.length === 0) {
    return (
      <EmptyState icon={IconMember} text={t('loyalty.off')}>
        {mayManage && <Button onClick={openRules}>{t('loyalty.toRules')}</Button>}
        {mayOpen && (
          <Button
            onClick={() => {
              navigate('/opening');
            }}
          >
            {t('loyalty.toOpening')}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={t('loyalty.title')}
        sub={[
          hasTiers && sums
            ? t('loyalty.sub', {
                count: sums.points,
                number: formatNumber(sums.points),
                amount: formatMoney(sums.pointsCents),
              })
            : '',
          hasStored
            ? t('loyalty.stored.owed.sub', {
                amount: formatMoney(owed.principalCents + owed.giftCents),
                principal: formatMoney(owed.principalCents),
                gift: formatMoney(owed.giftCents),
                count: owed.customers,
                number: formatNumber(owed.customers),
              })
            : '',
          hasCounts && counts.cards > 0
            ? t('loyalty.count.owed.sub', {
                times: formatNumber(counts.times),
                amount: formatMoney(counts.cents),
                count: counts.customers,
                number: formatNumber(counts.customers),
              })
            : '',
        ]
          .filter(Boolean)
          .join(t('common.factComma'))}
      >
        <MembersNav here="people" />
        {mayOpen && (
          <Button
            onClick={() => {
              navigate('/opening');
            }}
          >
            {t('loyalty.toOpening')}
          </Button>
        )}
        {mayManage && <Button onClick={openRules}>{t('loyalty.toRules')}</Button>}
      </PageHeader>
      {isOfTiers && sums && (
        <TierCards tiers={sums.tiers} basis={basis} chosen={tierId} onChoose={setTierId} />
      )}
      <TabBar
        label={t('loyalty.which.label')}
        panelId={panelId}
        active={which}
        onChange={setWhich}
        tabs={[...(hasTiers ? OF_TIERS : []), ...others].map((name) => ({
          name,
          text: t(`loyalty.which.${name}`),
        }))}
      />
      {isOfTiers && source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <div id={panelId} role="tabpanel" aria-label={t(`loyalty.which.${which}`)} className={styles.panel}>
        {which === 'stored' && <AccountsTable />}
        {which === 'counts' && <CountsTable />}
        {isOfTiers && (
          <DataTable
            label={t('loyalty.title')}
            columns={columns}
            source={source}
            rowId={({ customer }) => customer.id}
            rowName={({ customer }) => customerTitle(customer)}
            onOpen={({ customer }) => {
              navigate(`/customers/${String(customer.id)}`);
            }}
            empty={<EmptyState icon={IconMember} text={t(`loyalty.empty.${which}`)} />}
          />
        )}
      </div>
      <FootBar keys={['list.move', 'list.open']} />
    </>
  );
}

function useColumns(basis: Basis): readonly Column<MemberRow>[] {
  const { t } = useTranslation();
  const today = useToday();
  return useMemo<readonly Column<MemberRow>[]>(
    () => [
      {
        key: 'customer',
        header: t('loyalty.column.customer'),
        width: 'minmax(8rem, 1fr)',
        cell: ({ customer }) => customerTitle(customer),
      },
      {
        key: 'number',
        header: t('loyalty.column.number'),
        width: '7rem',
        hideBelow: 48,
        cell: ({ customer }) => customer.number ?? '',
      },
      {
        key: 'tier',
        header: t('loyalty.column.tier'),
        width: '8rem',
        cell: ({ tier }) => <TierBadge tier={tier} />,
      },
      {
        key: 'measure',
        header: t(`loyalty.column.${basis}`),
        width: '9rem',
        align: 'end',
        hideBelow: 56,
        cell: ({ measure }) => measureText(basis, measure),
      },
      {
        key: 'next',
        header: t('loyalty.column.next'),
        width: 'minmax(9rem, 14rem)',
        cell: ({ next }) =>
          next === null
            ? ''
            : t('loyalty.card.missing', { tier: next.tierName, much: measureText(basis, next.missing) }),
      },
      {
        key: 'points',
        header: t('loyalty.column.points'),
        width: '7rem',
        align: 'end',
        cell: ({ points }) => formatNumber(points),
      },
      {
        key: 'lapsing',
        header: t('loyalty.column.lapsing'),
        width: '11rem',
        hideBelow: 64,
        cell: ({ soonLapsing }) =>
          soonLapsing === null
            ? ''
            : t('loyalty.lapsing', {
                count: soonLapsing.points,
                number: formatNumber(soonLapsing.points),
                day: formatDay(soonLapsing.on, today),
              }),
      },
    ],
    [t, today, basis],
  );
}
