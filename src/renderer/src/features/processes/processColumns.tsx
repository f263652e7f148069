import type { ProcessRow } from '@shared/features/processes/processes.contract';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { formatDay, formatNumber, formatWhen } from '@/lib/format';
import type { Column } from '@/ui/column';
import styles from './Processes.module.css';

/** The columns of a list of processes; of those that ended, how and when instead of what comes next. */
export function processColumns(
  t: TFunction,
  today: Day,
  { isEnded, hasColleagues }: { isEnded: boolean; hasColleagues: boolean },
): readonly Column<ProcessRow>[] {
  const last: Column<ProcessRow>[] = isEnded
    ? [
        {
          key: 'state',
          header: t('processes.column.state'),
          width: '6rem',
          cell: ({ state }) => t(`processes.state.${state}`),
        },
        {
          key: 'ended',
          header: t('processes.column.ended'),
          width: '8rem',
          cell: ({ endedOn }) => (endedOn === null ? '' : formatDay(endedOn, today)),
        },
      ]
    : [
        {
          key: 'open',
          header: t('processes.column.open'),
          width: 'minmax(7rem, 1fr)',
          cell: ({ open }) => open?.title ?? '',
        },
        {
          key: 'due',
          header: t('processes.column.due'),
          width: '9.5rem',
          cell: ({ open }) =>
            open && (
              <span className={open.isLate ? styles.late : undefined}>
                {formatWhen(open.dueOn, open.dueMinute, today)}
              </span>
            ),
        },
      ];
  return [
    {
      key: 'name',
      header: t('processes.column.name'),
      width: 'minmax(7rem, 1fr)',
      cell: ({ name }) => name,
    },
    {
      key: 'customer',
      header: t('processes.column.customer'),
      width: 'minmax(6rem, 11rem)',
      cell: ({ customer, sale }) =>
        customer === null
          ? t('processes.panel.sale', { number: sale?.number ?? '' })
          : customerTitle(customer),
    },
    {
      key: 'words',
      header: t('processes.column.words'),
      width: 'minmax(8rem, 2fr)',
      hideBelow: 64,
      cell: ({ words }) => words,
    },
    {
      key: 'steps',
      header: t('processes.column.steps'),
      width: '5rem',
      align: 'end',
      hideBelow: 48,
      cell: ({ ended, steps }) =>
        t('processes.ofSteps', { done: formatNumber(ended), all: formatNumber(steps) }),
    },
    ...(hasColleagues && !isEnded
      ? [
          {
            key: 'who',
            header: t('processes.column.who'),
            width: '6rem',
            hideBelow: 56,
            cell: ({ open }: ProcessRow) => open?.person.name ?? '',
          },
        ]
      : []),
    ...last,
  ];
}
