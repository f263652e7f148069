import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { classes } from '@/lib/classes';
import { useToday } from '@/lib/today';
import styles from './Duplicates.module.css';
import { pairRows } from './pairRows';

const titleOf = ({ fields, number }: CustomerCard): string =>
  customerTitle({ name: fields.name, number, phoneTail: fields.phones[0]?.digits.slice(-4) ?? '' });

/** Two cards side by side, line by line; what differs is marked. */
export function PairTable({ first, second }: { first: CustomerCard; second: CustomerCard }) {
  const { t } = useTranslation();
  const today = useToday();
  const rows = pairRows({ first, second }, t, today);
  return (
    <table className={styles.pair} aria-label={t('duplicates.pair')}>
      <thead>
        <tr>
          <td />
          {[first, second].map((card) => (
            <th key={card.id} scope="col">
              <Link href={`/customers/${String(card.id)}`}>{titleOf(card)}</Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isOther = row.first !== row.second && row.first !== '' && row.second !== '';
          return (
            <tr key={row.name}>
              <th scope="row">{row.label}</th>
              <td className={classes(isOther && styles.other)}>{row.first}</td>
              <td className={classes(isOther && styles.other)}>{row.second}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
