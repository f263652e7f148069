import type { EntryRow } from '@shared/features/feedback/feedback.contract';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { classes } from '@/lib/classes';
import type { Column } from '@/ui/column';
import styles from './Feedback.module.css';
import { cameAt, photosText, surveyText, whoWrote } from './feedbackText';

/** The columns of the inbox; what nobody has seen stands out. */
export function feedbackColumns(t: TFunction, today: Day): readonly Column<EntryRow>[] {
  return [
    {
      key: 'kind',
      header: t('feedback.column.kind'),
      width: '6rem',
      cell: ({ kind, state }) => (
        <span className={state === 'unread' ? styles.unread : undefined}>{t(`feedback.kind.${kind}`)}</span>
      ),
    },
    {
      key: 'words',
      header: t('feedback.column.words'),
      width: 'minmax(10rem, 3fr)',
      cell: (row) => (
        <span className={classes(styles.cell, row.state === 'unread' && styles.unread)}>
          {[photosText(t, row), surveyText(t, row), row.words].filter(Boolean).join(' ')}
        </span>
      ),
    },
    {
      key: 'who',
      header: t('feedback.column.who'),
      width: 'minmax(6rem, 12rem)',
      cell: (row) => whoWrote(t, row),
    },
    {
      key: 'source',
      header: t('feedback.column.source'),
      width: '8rem',
      hideBelow: 56,
      cell: ({ source }) => source ?? '',
    },
    {
      key: 'state',
      header: t('feedback.column.state'),
      width: '5.5rem',
      hideBelow: 48,
      cell: ({ state }) => t(`feedback.state.${state}`),
    },
    {
      key: 'at',
      header: t('feedback.column.at'),
      width: '9rem',
      cell: (row) => cameAt(row, today),
    },
  ];
}
