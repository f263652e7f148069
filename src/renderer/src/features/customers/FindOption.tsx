import type { Day } from '@shared/lib/days';
import type { CustomerFindRow } from '@shared/features/customers/customers.contract';
import { formatAge, formatMoney } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { IconBuilding } from '@/ui/icons';
import { PickOption } from '@/ui/PickOption';
import { customerTitle } from './customerTitle';
import { Marked } from './Marked';
import styles from './FindOption.module.css';

type FindOptionProps = {
  id: string;
  row: CustomerFindRow;
  isActive: boolean;
  today: Day;
  onChoose: () => void;
};

/** One customer found: who, what matched, when they were last here, what they spent. */
export function FindOption({ id, row, isActive, today, onChoose }: FindOptionProps) {
  const hit = row.hit !== null && row.hit.field !== 'name' ? row.hit : null;
  return (
    <PickOption id={id} isActive={isActive} onChoose={onChoose}>
      <span className={styles.title}>
        {row.title.length > 0 ? <Marked pieces={row.title} /> : customerTitle(row)}
      </span>
      {row.kind === 'company' && (
        <IconBuilding
          className={styles.kind}
          size="1rem"
          stroke={1.6}
          aria-label={i18n.t('customers.kind.company')}
        />
      )}
      {hit && hit.field !== 'name' && (
        <span className={styles.hit}>
          {i18n.t(`shell.find.field.${hit.field}`)} <Marked pieces={hit.text} />
        </span>
      )}
      <span className={styles.last}>{row.lastSoldOn !== null && formatAge(row.lastSoldOn, today)}</span>
      <span className={styles.spend}>
        {row.spendCents !== null && row.spendCents !== 0 && formatMoney(row.spendCents)}
      </span>
    </PickOption>
  );
}
