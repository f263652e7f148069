import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { UnreadFeedback } from '@/features/feedback/feedback.public';
import { ClustersToday, ComplaintsToday } from '@/features/complaints/complaints.public';
import { CountsOwed, RewardsOfToday, StoredOwed, WithinReach } from '@/features/loyalty/loyalty.reach.public';
import { JoinsWaiting } from '@/features/joins/joins.public';
import { classes } from '@/lib/classes';
import { formatMoney, formatNumber, formatWeekday, formatWhen } from '@/lib/format';
import { useIsPainted } from '@/lib/painted';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { useDayWords } from './calendar/useDayWords';
import { whoOf } from './followups.hooks';
import styles from './Today.module.css';

type TodaySideProps = Pick<CallOutput<'followups.today'>, 'week' | 'soon' | 'done'>;

/** So many dots at most under a day: more is more. */
const MOST_DOTS = 4;

/**
 * The day itself: its date in both calendars, how full the week is, what comes next, who is near a tier, what
 * is owed in stored value, and what was sold yesterday.
 */
export function TodaySide({ week, soon, done }: TodaySideProps) {
  const { t } = useTranslation();
  const today = useToday();
  const words = useDayWords(today);
  const isPainted = useIsPainted();
  const { data: beside } = useCall('followups.beside', {}, { isEnabled: isPainted });
  const yesterday = beside?.yesterday ?? null;
  const almanac = useAlmanac(week[0]?.on ?? today, week.at(-1)?.on ?? today);
  const about = almanac.get(today);
  return (
    <aside className={styles.side} aria-label={t('followups.today.week')}>
      <section className={styles.part}>
        <h2 className={styles.date}>{formatWeekday(today, today)}</h2>
        <p className={styles.quiet}>{about ? words.almanac(about) : '\u00A0'}</p>
        <ol className={styles.week}>
          {week.map(({ on, count }) => {
            const lunar = almanac.get(on);
            return (
              <li
                key={on}
                className={classes(styles.day, on === today && styles.today, on < today && styles.past)}
                aria-current={on === today ? 'date' : undefined}
              >
                <span className={styles.spoken}>
                  {t('followups.today.weekDay', {
                    day: formatWeekday(on, today),
                    count,
                    number: formatNumber(count),
                  })}
                </span>
                <span aria-hidden>{t(`followups.weekday.${String(new Date(on).getUTCDay())}`)}</span>
                <strong aria-hidden>{Number(on.slice(8))}</strong>
                <span className={styles.moon} aria-hidden>
                  {lunar ? words.lunar(lunar) : '\u00A0'}
                </span>
                <span className={styles.dots} aria-hidden>
                  {Array.from({ length: Math.min(count, MOST_DOTS) }, (_, at) => (
                    <i key={at} />
                  ))}
                </span>
              </li>
            );
          })}
        </ol>
        {done > 0 && <p className={styles.quiet}>{t('followups.today.doneToday', { count: done })}</p>}
      </section>
      <ComplaintsToday isEnabled={isPainted} classNames={{ part: styles.part, heading: styles.heading }} />
      <ClustersToday isEnabled={isPainted} classNames={{ part: styles.part, heading: styles.heading }} />
      <section className={styles.part}>
        <h2 className={styles.heading}>{t('followups.today.soon')}</h2>
        {soon.length === 0 && <p className={styles.quiet}>{t('followups.today.noSoon')}</p>}
        <ul className={styles.soon}>
          {soon.map((row) => (
            <li key={row.id} className={styles.next}>
              <span className={styles.when}>{formatWhen(row.dueOn, row.dueMinute, today)}</span>
              <span className={styles.what}>{[whoOf(row), row.subject].filter(Boolean).join(' ')}</span>
            </li>
          ))}
        </ul>
        <Link className={styles.onward} href="/followups">
          {t('followups.today.toCalendar')}
        </Link>
        <Link className={styles.onward} href="/followups/promises">
          {t('followups.promise.toLedger')}
        </Link>
        <Link className={styles.onward} href="/visits">
          {t('followups.visits.title')}
        </Link>
      </section>
      {beside !== undefined && beside.birthdays.total > 0 && <Birthdays {...beside.birthdays} />}
      <UnreadFeedback isEnabled={isPainted} className={styles.part} />
      <JoinsWaiting isEnabled={isPainted} />
      <WithinReach isEnabled={isPainted} />
      <RewardsOfToday isEnabled={isPainted} />
      <StoredOwed isEnabled={isPainted} />
      <CountsOwed isEnabled={isPainted} />
      {yesterday && (
        <section className={styles.part}>
          <h2 className={styles.heading}>{t('followups.today.yesterday')}</h2>
          <p>
            {t('followups.today.sold', {
              count: yesterday.sales,
              number: formatNumber(yesterday.sales),
              amount: formatMoney(yesterday.amountCents),
            })}
          </p>
          {yesterday.weekBeforeCents !== null && (
            <p className={styles.quiet}>
              {t(`followups.today.${thanBefore(yesterday.amountCents - yesterday.weekBeforeCents)}`, {
                amount: formatMoney(Math.abs(yesterday.amountCents - yesterday.weekBeforeCents)),
              })}
            </p>
          )}
        </section>
      )}
    </aside>
  );
}

const thanBefore = (moreCents: number): 'soldMore' | 'soldLess' | 'soldSame' =>
  moreCents > 0 ? 'soldMore' : moreCents < 0 ? 'soldLess' : 'soldSame';

/** Who has their birthday within a week, each a way to their card. */
function Birthdays({ total, rows }: CallOutput<'followups.beside'>['birthdays']) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('followups.today.birthdays')}</h2>
      <ul className={styles.soon}>
        {rows.map(({ id, name, on, calendar, age }) => (
          <li key={id} className={styles.next}>
            <span className={styles.when}>
              {[
                on === today ? t('followups.today.isToday') : formatWeekday(on, today),
                calendar === 'lunar' && t('followups.today.lunar'),
                age !== null && age > 0 && t('followups.today.turns', { age }),
              ]
                .filter(Boolean)
                .join(' ')}
            </span>
            <Link className={styles.what} href={`/customers/${String(id)}`}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className={styles.quiet}>
          {t('followups.today.moreBirthdays', {
            count: total - rows.length,
            number: formatNumber(total - rows.length),
          })}
        </p>
      )}
    </section>
  );
}

/** What the Chinese calendar says of some days, with the names of terms and feasts; nothing until it is known. */
function useAlmanac(from: Day, to: Day) {
  const { t } = useTranslation();
  const { data } = useCall('settings.days', { from, to });
  return new Map(
    (data?.days ?? []).map((one) => [
      one.day,
      {
        ...one,
        term: one.term && t(`calendar.term.${one.term}`),
        festival: one.festival && t(`calendar.festival.${one.festival}`),
      },
    ]),
  );
}
