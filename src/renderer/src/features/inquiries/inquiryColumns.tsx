import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { isWaiting } from '@shared/features/inquiries/inquiries.rules';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { classes } from '@/lib/classes';
import { formatDay, formatMoney } from '@/lib/format';
import type { Column } from '@/ui/column';
import styles from './Inquiries.module.css';
import { quoteFact, standText, whoText } from './inquiryText';

/** The columns of a list of inquiries. */
export function inquiryColumns(
  t: TFunction,
  today: Day,
  nowMs: number,
  hasColleagues: boolean,
): readonly Column<InquiryRow>[] {
  return [
    { key: 'who', header: t('inquiries.column.who'), width: 'minmax(6rem, 11rem)', cell: whoText },
    {
      key: 'need',
      header: t('inquiries.column.need'),
      width: 'minmax(9rem, 2fr)',
      cell: ({ need }) => need,
    },
    {
      key: 'stage',
      header: t('inquiries.column.stage'),
      width: '6rem',
      cell: ({ stage }) => t(`inquiries.stage.${stage}`),
    },
    {
      key: 'stand',
      header: t('inquiries.column.stand'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => (
        <span className={classes(styles.stand, (row.isLate || isWaiting(row.stage)) && styles.late)}>
          {standText(row, today, nowMs)}
        </span>
      ),
    },
    {
      key: 'quote',
      header: t('inquiries.column.quote'),
      width: 'minmax(7rem, 10rem)',
      hideBelow: 64,
      cell: (row) => quoteFact(row, today) ?? '',
    },
    {
      key: 'budget',
      header: t('inquiries.column.budget'),
      width: '6.5rem',
      align: 'end',
      hideBelow: 72,
      cell: ({ budgetCents }) => (budgetCents === null ? '' : formatMoney(budgetCents)),
    },
    {
      key: 'source',
      header: t('inquiries.column.source'),
      width: '5rem',
      hideBelow: 60,
      cell: ({ source }) => t(`inquiries.source.${source}`),
    },
    ...(hasColleagues
      ? [
          {
            key: 'person',
            header: t('inquiries.column.person'),
            width: '6rem',
            hideBelow: 56,
            cell: ({ person }: InquiryRow) => person.name,
          },
        ]
      : []),
    {
      key: 'created',
      header: t('inquiries.column.created'),
      width: '6.5rem',
      hideBelow: 48,
      cell: ({ createdOn }) => formatDay(createdOn, today),
    },
  ];
}
