import { Button } from '@mantine/core';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { DuplicatesLink } from '@/features/duplicates/duplicates.public';
import { useHasColleagues } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { FilterBox, type FilterBoxHandle } from '@/ui/FilterBox';
import { IconCoupon, IconFilter, IconFollowup, IconMember, IconTrash, IconUndo, IconVisit } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { TabBar } from '@/ui/TabBar';
import type { ListGroup, ListView, Person } from './customers.hooks';
import { SortMenu } from './SortMenu';

const GROUPS = [
  'all',
  'mine',
  'quiet',
  'birthday',
  'company',
  'noPhone',
  'bin',
] as const satisfies readonly ListGroup[];

type CustomersHeadProps = {
  view: ListView;
  counts: CallOutput<'customers.counts'> | undefined;
  total: number | null;
  ticked: readonly Person[];
  panelId: string;
  filterRef: Ref<FilterBoxHandle>;
  onView: (change: Partial<ListView>) => void;
  /** Adds a condition. */
  onWhere: () => void;
  onMove: () => void;
  /** Plans one for each who is ticked; undefined where one may not. */
  onFollowup: (() => void) | undefined;
  /** Takes those who are ticked along on the road; undefined where one may not. */
  onVisit: (() => void) | undefined;
  /** Prints the member cards of those who are ticked; undefined where nothing may leave. */
  onCards: (() => void) | undefined;
  /** Gives those who are ticked a coupon; undefined where one may not. */
  onCoupons: (() => void) | undefined;
  onUntick: () => void;
  onLeaveFilter: () => void;
};

/** Head of the list: how many there are, what narrows and orders them, and the groups. */
export function CustomersHead(props: CustomersHeadProps) {
  const { view, counts, total, ticked, onView } = props;
  const { t } = useTranslation();
  const isBin = view.group === 'bin';
  const hasColleagues = useHasColleagues();
  return (
    <>
      <PageHeader
        title={t('customers.title.page')}
        sub={
          ticked.length > 0
            ? t('customers.ticked', { count: ticked.length, number: formatNumber(ticked.length) })
            : total !== null && t('customers.total', { count: total, number: formatNumber(total) })
        }
      >
        {ticked.length > 0 ? (
          <>
            {props.onFollowup && !isBin && (
              <Button
                leftSection={<IconFollowup size="1.125rem" stroke={1.6} aria-hidden />}
                rightSection={<KeyCap name="customers.followup" />}
                onClick={props.onFollowup}
              >
                {t('keys.customers.followup')}
              </Button>
            )}
            {props.onVisit && !isBin && (
              <Button
                leftSection={<IconVisit size="1.125rem" stroke={1.6} aria-hidden />}
                onClick={props.onVisit}
              >
                {t('followups.visits.tick')}
              </Button>
            )}
            {props.onCards && !isBin && (
              <Button
                leftSection={<IconMember size="1.125rem" stroke={1.6} aria-hidden />}
                onClick={props.onCards}
              >
                {t('loyalty.prints.open')}
              </Button>
            )}
            {props.onCoupons && !isBin && (
              <Button
                leftSection={<IconCoupon size="1.125rem" stroke={1.6} aria-hidden />}
                onClick={props.onCoupons}
              >
                {t('loyalty.coupon.giveTicked')}
              </Button>
            )}
            <Button
              leftSection={
                isBin ? (
                  <IconUndo size="1.125rem" stroke={1.6} aria-hidden />
                ) : (
                  <IconTrash size="1.125rem" stroke={1.6} aria-hidden />
                )
              }
              onClick={props.onMove}
            >
              {t(isBin ? 'customers.bin.restore' : 'customers.bin.remove')}
            </Button>
            <Button variant="subtle" onClick={props.onUntick}>
              {t('customers.untick')}
            </Button>
          </>
        ) : (
          <>
            <FilterBox
              label={t('customers.filter')}
              placeholder={t('customers.filter')}
              onChange={(text) => {
                onView({ text: text.trim() });
              }}
              onLeave={props.onLeaveFilter}
              handleRef={props.filterRef}
            />
            <Button
              leftSection={<IconFilter size="1.125rem" stroke={1.6} aria-hidden />}
              rightSection={<KeyCap name="customers.where" />}
              h="2rem"
              onClick={props.onWhere}
            >
              {t('customers.where.open')}
            </Button>
            <DuplicatesLink />
            <SortMenu
              sort={view.sort}
              onSort={(sort) => {
                onView({ sort });
              }}
            />
          </>
        )}
      </PageHeader>
      <TabBar
        label={t('customers.groups')}
        panelId={props.panelId}
        active={view.group}
        onChange={(group) => {
          onView({ group });
        }}
        tabs={GROUPS.filter((name) => name !== 'mine' || hasColleagues).map((name) => ({
          name,
          text: t(`customers.group.${name}`),
          count: counts ? formatNumber(counts[name]) : null,
        }))}
      />
    </>
  );
}
