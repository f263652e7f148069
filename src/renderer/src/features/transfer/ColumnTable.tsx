import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FileFacts, TransferLayout } from '@shared/features/transfer/transfer.contract';
import { classes } from '@/lib/classes';
import styles from './ColumnTable.module.css';
import { columnLetter, fieldOf } from './columns';
import { useTargetFields } from './useTargetFields';
import { chooseField } from './wizardStore';

const SAMPLES = 3;

type ColumnTableProps = { facts: FileFacts; layout: TransferLayout };

/** Each column of the file with what it holds and what it becomes. */
export function ColumnTable({ facts, layout }: ColumnTableProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.letter}>
            {t('transfer.columns.column')}
          </th>
          <th scope="col" className={styles.header}>
            {t('transfer.columns.header')}
          </th>
          <th scope="col">{t('transfer.columns.samples')}</th>
          <th scope="col" className={styles.field}>
            {t('transfer.columns.becomes')}
          </th>
          <th scope="col" className={styles.origin}>
            {t('transfer.columns.why')}
          </th>
        </tr>
      </thead>
      <tbody>
        {facts.columns.map((column) => (
          <ColumnRow key={column.index} column={column} facts={facts} layout={layout} />
        ))}
      </tbody>
    </table>
  );
}

type ColumnRowProps = ColumnTableProps & { column: FileFacts['columns'][number] };

function ColumnRow({ column, facts, layout }: ColumnRowProps) {
  const { t } = useTranslation();
  const fields = useTargetFields(layout.target);
  const origin = originOf(column.index, facts, layout);
  const field = fieldOf(layout.mapping, column.index);
  const letter = columnLetter(column.index);
  const name = column.header === '' ? t('transfer.columns.letter', { letter }) : column.header;
  return (
    <tr className={classes(field === null && styles.unused)}>
      <td className={styles.letter}>{letter}</td>
      <th scope="row" className={styles.header}>
        {column.header}
      </th>
      <td className={styles.samples}>
        <span className={styles.sampleList}>
          {column.samples.slice(0, SAMPLES).map((sample, index) => (
            <span key={index} className={styles.sample}>
              {sample}
            </span>
          ))}
        </span>
      </td>
      <td className={styles.field}>
        <NativeSelect
          size="xs"
          classNames={{ input: styles.select }}
          aria-label={t('transfer.columns.becomesOf', { name })}
          value={field ?? ''}
          onChange={(event) => {
            chooseField(column.index, event.currentTarget.value || null);
          }}
        >
          <option value="">{t('transfer.columns.none')}</option>
          {fields.map(({ field: one, label }) => {
            const taken = layout.mapping[one];
            return (
              <option key={one} value={one}>
                {taken === undefined || taken === column.index
                  ? label
                  : t('transfer.columns.taken', { field: label, letter: columnLetter(taken) })}
              </option>
            );
          })}
        </NativeSelect>
      </td>
      <td className={styles.origin}>{origin && t(`transfer.columns.origin.${origin}`)}</td>
    </tr>
  );
}

/** Who said what the column becomes: the last import with these headers, the program's guess, or the person. */
function originOf(
  column: number,
  facts: FileFacts,
  layout: TransferLayout,
): 'remembered' | 'guessed' | 'chosen' | null {
  const field = fieldOf(layout.mapping, column);
  const proposed = facts.layout.target === layout.target ? fieldOf(facts.layout.mapping, column) : null;
  if (facts.layout.target !== layout.target) return field === null ? null : 'guessed';
  if (field === proposed) return field === null ? null : facts.isRemembered ? 'remembered' : 'guessed';
  return 'chosen';
}
