import type { ComplaintCategory, ComplaintRow } from '@shared/features/complaints/complaints.contract';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { formatAge, formatDay } from '@/lib/format';
import type { Column } from '@/ui/column';
import { categoryName, whoOf } from './complaintText';
import styles from './Complaints.module.css';
import { DueText } from './DueText';

type Asked = {
  t: TFunction;
  today: Day;
  categories: readonly ComplaintCategory[];
  hasColleagues: boolean;
  isEnded: boolean;
};

/** The columns of a list of complaints; of those that ended, how and when instead of what is due. */
export function complaintColumns({
  t,
  today,
  categories,
  hasColleagues,
  isEnded,
}: Asked): readonly Column<ComplaintRow>[] {
  const last: Column<ComplaintRow>[] = isEnded
    ? [
        {
          key: 'ended',
          header: t('complaints.column.ended'),
          width: '7rem',
          cell: ({ endedOn }) => (endedOn === null ? '' : formatDay(endedOn, today)),
        },
        {
          key: 'satisfaction',
          header: t('complaints.column.satisfaction'),
          width: '5rem',
          align: 'end',
          cell: ({ satisfaction }) => satisfaction ?? '',
        },
      ]
    : [
        {
          key: 'due',
          header: t('complaints.column.due'),
          width: 'minmax(8rem, 17rem)',
          cell: (row) => <DueText row={row} today={today} />,
        },
      ];
  return [
    {
      key: 'id',
      header: t('complaints.column.id'),
      width: '4rem',
      align: 'end',
      cell: ({ id }) => id,
    },
    {
      key: 'who',
      header: t('complaints.column.who'),
      width: 'minmax(6rem, 9rem)',
      cell: (row) => whoOf(row),
    },
    {
      key: 'category',
      header: t('complaints.column.category'),
      width: '7rem',
      hideBelow: 56,
      cell: ({ type, category }) =>
        type === 'complaint' ? categoryName(categories, category) : t(`complaints.type.${type}`),
    },
    {
      key: 'words',
      header: t('complaints.column.words'),
      width: 'minmax(6rem, 2fr)',
      cell: ({ words }) => words,
    },
    {
      key: 'received',
      header: t('complaints.column.received'),
      width: '6rem',
      hideBelow: 64,
      cell: ({ receivedOn }) => formatAge(receivedOn, today),
    },
    {
      key: 'state',
      header: t('complaints.column.state'),
      width: '6.5rem',
      cell: ({ state, isWaiting }) => (
        <span className={isWaiting ? styles.quiet : undefined}>
          {isWaiting ? t('complaints.waiting') : t(`complaints.state.${state}`)}
        </span>
      ),
    },
    ...(hasColleagues
      ? [
          {
            key: 'person',
            header: t('complaints.column.person'),
            width: '5.5rem',
            hideBelow: 48,
            cell: ({ person }: ComplaintRow) => person.name,
          },
        ]
      : []),
    ...last,
  ];
}
