import { FOLLOWUP_LIMITS, MOODS, outcomesOf } from '@shared/features/followups/followups.rules';
import type { VisitStop } from '@shared/features/followups/visit.channels';
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
  const label = (column: string): string =>
    t('followups.visits.cell', { name, column: t(`followups.visits.column.${column}`) });
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
              data-column="outcome"
              className={styles.input}
              aria-label={label('outcome')}
              value={typed.outcome}
              onChange={({ target }) => {
                onChange({ outcome: outcomesOf('visit').find((one) => one === target.value) ?? '' });
              }}
            >
              <option value="" />
              {outcomesOf('visit').map((outcome) => (
                <option key={outcome} value={outcome}>
                  {t(`followups.outcome.${outcome}`)}
                </option>
              ))}
            </select>
          </td>
          <td>
            <select
              data-column="mood"
              className={styles.input}
              aria-label={label('mood')}
              value={typed.mood}
              onChange={({ target }) => {
                onChange({ mood: MOODS.find((one) => one === target.value) ?? '' });
              }}
            >
              <option value="" />
              {MOODS.map((mood) => (
                <option key={mood} value={mood}>
                  {t(`followups.mood.${mood}`)}
                </option>
              ))}
            </select>
          </td>
          <td>
            <input
              type="text"
              data-column="note"
              className={styles.input}
              aria-label={label('note')}
              autoComplete="off"
              maxLength={FOLLOWUP_LIMITS.note}
              value={typed.note}
              onChange={({ target }) => {
                onChange({ note: target.value });
              }}
            />
          </td>
          <td>
            <input
              type="text"
              data-column="next"
              className={styles.input}
              aria-label={label('next')}
              aria-invalid={fault === 'next'}
              autoComplete="off"
              maxLength={FOLLOWUP_LIMITS.subject}
              value={typed.next}
              onChange={({ target }) => {
                onChange({ next: target.value });
              }}
            />
          </td>
          <td>
            <input
              type="date"
              data-column="nextOn"
              className={styles.input}
              aria-label={label('nextOn')}
              aria-invalid={fault === 'nextOn'}
              min={today}
              value={typed.nextOn}
              onChange={({ target }) => {
                onChange({ nextOn: target.value });
              }}
            />
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
