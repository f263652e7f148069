import type { BackupWorks } from '@shared/features/backup/backup.contract';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import styles from './Recovery.module.css';

type Salvaged = BackupWorks['backup.salvage'];
type Line = { name: string; read: number; lost: number | null };

/** What people ask about; the program's own tables are summed up under one name. */
const TOLD = [
  'customers',
  'customerPhones',
  'customerTags',
  'customerNotes',
  'products',
  'sales',
  'saleLines',
];

/** What could be read of a damaged file and what not, table by table. */
export function SalvageResult({ result }: { result: Salvaged }) {
  const { t } = useTranslation();
  return (
    <div className={styles.result} role="status">
      <p className={styles.text}>{t('backup.recovery.salvaged', { fileName: result.fileName })}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('backup.recovery.table')}</th>
            <th scope="col">{t('backup.recovery.read')}</th>
            <th scope="col">{t('backup.recovery.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(result).map(({ name, read, lost }) => (
            <tr key={name}>
              <th scope="row">{name === '' ? t('backup.recovery.rest') : t(`backup.table.${name}`)}</th>
              <td>{formatNumber(read)}</td>
              <td className={lost === 0 ? undefined : styles.lost}>
                {lost === null ? t('backup.recovery.unknown') : formatNumber(lost)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function linesOf({ tables }: Salvaged): readonly Line[] {
  const told = TOLD.flatMap((name) => tables.find((table) => table.name === name) ?? []);
  const others = tables.filter(({ name }) => !TOLD.includes(name));
  if (others.length === 0) return told;
  const isCounted = others.every(({ lost }) => lost !== null);
  const sum = (of: (table: Line) => number): number => others.reduce((all, table) => all + of(table), 0);
  return [
    ...told,
    { name: '', read: sum(({ read }) => read), lost: isCounted ? sum(({ lost }) => lost ?? 0) : null },
  ];
}
