import { useTranslation } from 'react-i18next';
import type { FileFacts } from '@shared/features/transfer/transfer.contract';
import { classes } from '@/lib/classes';
import { columnLetter } from './columns';
import styles from './Sheet.module.css';

/** As many as tell whether the header and the characters are right. */
const SAMPLE_ROWS = 3;
const SAMPLE_COLUMNS = 60;

type SampleSheetProps = {
  columns: FileFacts['columns'];
  /** A new look is on its way. */
  isStale: boolean;
};

/** The header and the first values of the file as a spreadsheet shows them. */
export function SampleSheet({ columns, isStale }: SampleSheetProps) {
  const { t } = useTranslation();
  const shown = columns.slice(0, SAMPLE_COLUMNS);
  const rows = Array.from({ length: SAMPLE_ROWS }, (_, index) => index).filter((index) =>
    shown.some((column) => column.samples[index] !== undefined),
  );
  return (
    <section
      className={classes(styles.sheet, isStale && styles.stale)}
      aria-label={t('transfer.file.sampleLabel')}
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column.index} scope="col">
                <span className={styles.letter}>{columnLetter(column.index)}</span>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {shown.map((column) => (
                <td key={column.index}>{column.samples[row] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
