import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import type { TransferLayout } from '@shared/features/transfer/transfer.contract';
import { classes } from '@/lib/classes';
import { formatNumber } from '@/lib/format';
import { IconAlert } from '@/ui/icons';
import { fieldOf, mappedFields } from './columns';
import { useTargetFields } from './useTargetFields';
import styles from './PreviewTable.module.css';

type PreviewRow = CallOutput<'transfer.preview'>['rows'][number];
type Problem = PreviewRow['problems'][number];

/** Fields whose values are figures, which stand at the end of their column. */
const FIGURES = new Set(['quantity', 'unitPrice', 'amount']);

type PreviewTableProps = {
  label: string;
  rows: readonly PreviewRow[];
  layout: TransferLayout;
  /** Rows of another layout, while the present one is read. */
  isStale?: boolean;
};

/** Rows of the file under the fields they become; what is wrong stands in the cell, in words. */
export function PreviewTable({ label, rows, layout, isStale = false }: PreviewTableProps) {
  const { t } = useTranslation();
  const fields = mappedFields(layout);
  const names = useTargetFields(layout.target);
  return (
    <div
      className={classes(styles.scroller, isStale && styles.stale)}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.row}>
              {t('transfer.preview.row')}
            </th>
            <th scope="col" className={styles.fate}>
              {t('transfer.preview.fate')}
            </th>
            {fields.map((field) => (
              <th key={field} scope="col" className={classes(FIGURES.has(field) && styles.figure)}>
                {names.find((one) => one.field === field)?.label ?? ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.row} row={row} fields={fields} layout={layout} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { row: PreviewRow; fields: readonly string[]; layout: TransferLayout };

function Row({ row, fields, layout }: RowProps) {
  const { t } = useTranslation();
  const inCell = (field: string): Problem[] =>
    row.problems.filter(({ column }) => column !== null && fieldOf(layout.mapping, column) === field);
  const ofRow = row.problems.filter(
    ({ column }) => column === null || fieldOf(layout.mapping, column) === null,
  );
  return (
    <tr className={classes(row.isSkipped && styles.skipped)}>
      <th scope="row" className={styles.row}>
        {formatNumber(row.row)}
      </th>
      <td className={styles.fate}>
        {row.isSkipped ? (
          <strong className={styles.skip}>{t('transfer.preview.skipped')}</strong>
        ) : (
          t('transfer.preview.taken')
        )}
        <Problems problems={ofRow} />
      </td>
      {fields.map((field) => {
        const problems = inCell(field);
        const value = row.cells[field] ?? '';
        return (
          <td key={field} className={classes(FIGURES.has(field) && styles.figure)}>
            <span className={classes(styles.value, problems.length > 0 && styles.wrong)}>
              {value || problems[0]?.text}
            </span>
            <Problems problems={problems} />
          </td>
        );
      })}
    </tr>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation();
  return problems.map(({ code, severity }) => (
    <span key={code} className={classes(styles.problem, severity === 'skip' && styles.skip)}>
      <IconAlert size="0.875rem" stroke={1.9} aria-hidden />
      {t(`transfer.problem.${code}`)}
    </span>
  ));
}
