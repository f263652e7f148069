import { FOLLOWUP_LIMITS, MOODS, outcomesOf } from '@shared/features/followups/followups.rules';
import type { VisitStop } from '@shared/features/followups/visit.channels';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useToday } from '@/lib/today';
import type { TypedStop } from './sheetTyped';
import styles from './Visits.module.css';

type StopRowProps = {
  stop: VisitStop;
  number: number;
  typed: TypedStop;
  /** Texts of a file's row that say nothing we know. */
  unread: readonly string[];
  /** What is wrong with what was typed. */
  fault: 'next' | 'nextOn' | null;
  mayType: boolean;
  onChange: (change: Partial<TypedStop>) => void;
};

/** What was found out at one customer: typed here, or told already. */
export function StopRow({ stop, number, typed, unread, fault, mayType, onChange }: StopRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const name = customerTitle(stop);
  const cell = (column: keyof TypedStop) => ({
    'data-column': column,
    className: styles.input,
    'aria-label': t('followups.visits.cell', { name, column: t(`followups.visits.column.${column}`) }),
    value: typed[column],
  });
  const text = (column: 'note' | 'next' | 'nextOn') => ({
    ...cell(column),
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      onChange({ [column]: target.value });
    },
  });
  const isTypable = mayType && stop.done === null && !stop.isInBin;
  return (
    <tr>
      <th scope="row" className={styles.customer}>
        <span className={styles.at}>{number}</span>
        <span className={styles.person}>
          <Link href={`/customers/${stop.customerId}`} tabIndex={-1} className={styles.link}>
            {name}
          </Link>
          {stop.plan !== null && <span className={styles.plan}>{stop.plan}</span>}
          {stop.isInBin && <span className={styles.late}>{t('followups.visits.inBin')}</span>}
          {unread.length > 0 && (
            <span className={styles.late}>
              {t('followups.visits.unread', {
                texts: unread.map((text) => `“${text}”`).join(t('common.listComma')),
              })}
            </span>
          )}
          {fault !== null && <span className={styles.late}>{t(`followups.visits.fault.${fault}`)}</span>}
        </span>
      </th>
      {isTypable ? (
        <>
          <td>
            <select
              {...cell('outcome')}
              onChange={({ target }) => {
                onChange({ outcome: outcomesOf('visit').find((one) => one === target.value) ?? '' });
              }}
            >
              <Options values={outcomesOf('visit')} textOf={(one) => t(`followups.outcome.${one}`)} />
            </select>
          </td>
          <td>
            <select
              {...cell('mood')}
              onChange={({ target }) => {
                onChange({ mood: MOODS.find((one) => one === target.value) ?? '' });
              }}
            >
              <Options values={MOODS} textOf={(one) => t(`followups.mood.${one}`)} />
            </select>
          </td>
          <td>
            <input type="text" autoComplete="off" maxLength={FOLLOWUP_LIMITS.note} {...text('note')} />
          </td>
          <td>
            <input
              type="text"
              autoComplete="off"
              maxLength={FOLLOWUP_LIMITS.subject}
              aria-invalid={fault === 'next'}
              {...text('next')}
            />
          </td>
          <td>
            <input type="date" min={today} aria-invalid={fault === 'nextOn'} {...text('nextOn')} />
          </td>
        </>
      ) : (
        <>
          <td>{stop.done?.outcome ? t(`followups.outcome.${stop.done.outcome}`) : ''}</td>
          <td>{stop.done?.mood ? t(`followups.mood.${stop.done.mood}`) : ''}</td>
          <td colSpan={3} className={styles.note}>
            {stop.done?.note ?? ''}
          </td>
        </>
      )}
    </tr>
  );
}

type OptionsProps<Value extends string> = { values: readonly Value[]; textOf: (value: Value) => string };

/** What can be chosen, and nothing. */
function Options<Value extends string>({ values, textOf }: OptionsProps<Value>) {
  return (
    <>
      <option value="" />
      {values.map((value) => (
        <option key={value} value={value}>
          {textOf(value)}
        </option>
      ))}
    </>
  );
}
