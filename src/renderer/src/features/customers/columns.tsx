import type { CustomerListRow } from '@shared/features/customers/customers.contract';
import type { CustomField } from '@shared/features/fields/fields.contract';
import type { TFunction } from 'i18next';
import type { Day } from '@shared/lib/days';
import { fieldText } from '@/features/fields/fields.brief.public';
import { formatAge, formatMoney, formatNumber } from '@/lib/format';
import type { Column } from '@/ui/column';
import { IconBuilding, IconLock } from '@/ui/icons';
import { customerTitle } from './customerTitle';
import styles from './CustomersScreen.module.css';

const ownColumn = (field: CustomField, today: Day): Column<CustomerListRow> => ({
  key: `field-${String(field.id)}`,
  header: field.name,
  width: 'minmax(5rem, 9rem)',
  hideBelow: 58,
  ...(field.kind === 'number' && { align: 'end' as const }),
  cell: (row) => fieldText(field, row.custom[String(field.id)] ?? '', today),
});

/** The columns of the customer list. Those that matter least leave first where room is short. */
export function customerColumns(
  t: TFunction,
  today: Day,
  hasColleagues: boolean,
  fields: readonly CustomField[],
): readonly Column<CustomerListRow>[] {
  const lead: Column<CustomerListRow> = {
    key: 'lead',
    header: t('customers.column.lead'),
    width: '6rem',
    hideBelow: 56,
    cell: (row) => row.lead ?? '',
  };
  return [
    {
      key: 'name',
      header: t('customers.column.name'),
      width: 'minmax(9rem, 16rem)',
      sortBy: 'name',
      cell: (row) => (
        <>
          <span className={styles.name}>{customerTitle(row)}</span>
          {row.kind === 'company' && (
            <span className={styles.kind}>
              <IconBuilding size="1rem" stroke={1.6} aria-hidden />
              {t('customers.kind.companyShort')}
            </span>
          )}
          {row.isRestricted && (
            <span className={styles.kind} title={t('customers.team.restricted')}>
              <IconLock size="1rem" stroke={1.6} aria-label={t('customers.team.restricted')} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'number',
      header: t('customers.column.number'),
      width: '6.5rem',
      sortBy: 'number',
      hideBelow: 52,
      cell: (row) => row.number ?? '',
    },
    {
      key: 'tail',
      header: t('customers.column.tail'),
      width: '3.5rem',
      hideBelow: 30,
      cell: (row) => row.phoneTail,
    },
    {
      key: 'lastVisit',
      header: t('customers.column.lastVisit'),
      width: '6.5rem',
      sortBy: 'lastVisit',
      cell: (row) => (row.lastSoldOn === null ? '' : formatAge(row.lastSoldOn, today)),
    },
    {
      key: 'spend',
      header: t('customers.column.spend'),
      width: '8rem',
      align: 'end',
      sortBy: 'spend',
      cell: (row) => (row.saleCount === 0 && row.spendCents === 0 ? '' : formatMoney(row.spendCents)),
    },
    {
      key: 'times',
      header: t('customers.column.times'),
      width: '4.5rem',
      align: 'end',
      hideBelow: 44,
      cell: (row) => (row.saleCount === 0 ? '' : formatNumber(row.saleCount)),
    },
    ...(hasColleagues ? [lead] : []),
    ...fields
      .filter(({ isInList, isRetired }) => isInList && !isRetired)
      .map((field) => ownColumn(field, today)),
    {
      key: 'tags',
      header: t('customers.column.tags'),
      width: 'minmax(6rem, 1fr)',
      hideBelow: 62,
      cell: (row) => <span className={styles.tags}>{row.tags.join(t('common.listComma'))}</span>,
    },
  ];
}
