import type { TimelineEntry } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import { classes } from '@/lib/classes';
import { formatAge, formatDay, formatList, formatMinute, formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import {
  IconComplaint,
  IconFollowup,
  IconGuide,
  IconMember,
  IconInquiry,
  IconNote,
  IconPencil,
  IconProcess,
  IconPromise,
  IconReceipt,
  IconReturn,
} from '@/ui/icons';
import styles from './CardTimeline.module.css';

const ICONS = {
  sale: IconReceipt,
  return: IconReturn,
  followup: IconFollowup,
  promise: IconPromise,
  process: IconProcess,
  complaint: IconComplaint,
  inquiry: IconInquiry,
  advice: IconGuide,
  tier: IconMember,
  stored: IconReceipt,
  coupon: IconReceipt,
  count: IconReceipt,
  note: IconNote,
  change: IconPencil,
} as const;

type TimelineItemProps = {
  /** Undefined while it is on its way. */
  entry: TimelineEntry | undefined;
  /** The entry above; the day is not said again where it is the same. */
  before: TimelineEntry | undefined;
  today: Day;
  /** Shown with all its lines. */
  isFull: boolean;
  onPress: () => void;
};

/** One thing that happened: what, then how and by whom, and when. A press shows a long one in full. */
export function TimelineItem({ entry, before, today, isFull, onPress }: TimelineItemProps) {
  if (!entry) return <div className={styles.entry} aria-busy />;
  const Icon = ICONS[entry.kind];
  const { what, how } = wordsOf(entry, today);
  const isSameDay = before?.on === entry.on;
  const isRecent = entry.on >= today;
  return (
    <div className={classes(styles.entry, isFull && styles.full)}>
      <span className={styles.icon}>
        <Icon
          size="1rem"
          stroke={1.6}
          aria-label={i18n.t(`customers.timeline.kind.${entry.kind}`)}
          role="img"
        />
      </span>
      <div className={styles.words} onClick={onPress}>
        {entry.amountCents === null ? (
          <p className={styles.what}>{what}</p>
        ) : (
          <p className={styles.sum}>
            <span className={styles.what}>{what}</span>
            <strong className={styles.amount}>{formatMoney(entry.amountCents)}</strong>
          </p>
        )}
        {how !== '' && <p className={styles.how}>{how}</p>}
      </div>
      <div className={styles.when}>
        {!isSameDay && (
          <time dateTime={entry.on}>
            {isRecent ? formatAge(entry.on, today) : formatDay(entry.on, today)}
          </time>
        )}
        {entry.minute !== null && <span>{formatMinute(entry.minute)}</span>}
      </div>
    </div>
  );
}

/** What happened in one line, and the line under it. */
function wordsOf(
  { kind, title, detail, count, by }: TimelineEntry,
  today: Day,
): { what: string; how: string } {
  const facts = (...parts: (string | null)[]): string =>
    parts.filter(Boolean).join(i18n.t('common.factComma'));
  const person = by === null ? null : i18n.t('customers.timeline.by', { by });
  switch (kind) {
    case 'sale':
    case 'return': {
      const names = formatList(detail);
      const things =
        count !== null && count > detail.length
          ? i18n.t('customers.timeline.andMore', { names, count, number: formatNumber(count) })
          : names;
      const what = kind === 'return' ? i18n.t('customers.timeline.returned', { things }) : things;
      const slip = title === '' ? null : i18n.t('customers.timeline.slip', { number: title });
      return {
        what: what === '' ? i18n.t(`customers.timeline.kind.${kind}`) : what,
        how: facts(slip, person),
      };
    }
    case 'followup': {
      const [way = '', outcome = '', note = ''] = detail;
      const came = outcome === '' ? null : i18n.t(`followups.outcome.${outcome}`);
      return {
        what: i18n.t('common.labelled', { label: i18n.t(`followups.kind.${way}`), text: title }),
        how: facts(came, note, person),
      };
    }
    case 'promise': {
      const [way = '', state = '', verdict = '', expectedOn = '', reason = ''] = detail;
      const stands =
        state === 'open'
          ? i18n.t('followups.promise.timeline.open', { day: formatDay(expectedOn, today) })
          : i18n.t(
              verdict === '' ? `followups.promise.state.${state}` : `followups.promise.verdict.${verdict}`,
            );
      return {
        what: i18n.t('common.labelled', { label: i18n.t(`followups.promise.kind.${way}`), text: title }),
        how: facts(stands, reason, person),
      };
    }
    case 'process': {
      const [words = '', state = '', steps = '', reason = ''] = detail;
      return {
        what: words === '' ? title : i18n.t('common.labelled', { label: title, text: words }),
        how: facts(i18n.t(`processes.state.${state}`), state === 'running' ? steps : null, reason, person),
      };
    }
    case 'complaint': {
      const [type = '', state = '', solution = ''] = detail;
      return {
        what: i18n.t('common.labelled', { label: i18n.t(`complaints.type.${type}`), text: title }),
        how: facts(i18n.t(`complaints.state.${state}`), solution, person),
      };
    }
    case 'inquiry': {
      const [stage = '', source = '', reason = '', lostTo = '', note = ''] = detail;
      return {
        what: i18n.t('common.labelled', { label: i18n.t(`inquiries.move.${stage}`), text: title }),
        how: facts(
          stage === 'new' ? i18n.t(`inquiries.source.${source}`) : null,
          reason === '' ? null : i18n.t(`inquiries.reason.${reason}`),
          reason === '' ? null : lostTo,
          note,
          person,
        ),
      };
    }
    case 'advice': {
      const [need = '', budget = '', ...names] = detail;
      const what =
        need === ''
          ? i18n.t('customers.timeline.kind.advice')
          : i18n.t('customers.timeline.advice', { need });
      return {
        what: title === '' ? what : i18n.t('common.labelled', { label: what, text: title }),
        how: facts(
          budget === ''
            ? null
            : i18n.t('customers.timeline.adviceBudget', { amount: formatMoney(Number(budget)) }),
          names.length === 0 ? null : i18n.t('customers.timeline.adviceShown', { names: formatList(names) }),
          person,
        ),
      };
    }
    case 'tier': {
      const [from = '', cause = '', reason = ''] = detail;
      return {
        what: i18n.t('loyalty.member.move', { from, to: title }),
        how: facts(i18n.t(`loyalty.cause.${cause}`), reason, person),
      };
    }
    case 'stored': {
      const [gift = ''] = detail;
      return {
        what: i18n.t(`loyalty.stored.moneyCause.${title}`),
        how: facts(
          gift === '' ? '' : i18n.t('loyalty.stored.given', { amount: formatMoney(Number(gift)) }),
          person,
        ),
      };
    }
    case 'coupon': {
      const [cause = '', reason = ''] = detail;
      return { what: title, how: facts(i18n.t(`loyalty.coupon.timeline.${cause}`), reason, person) };
    }
    case 'count': {
      const [cause = '', until = '', reason = ''] = detail;
      const last = until === '' ? '' : i18n.t('loyalty.count.until', { day: formatDay(until as Day, today) });
      return { what: title, how: facts(i18n.t(`loyalty.count.cause.${cause}`), last, reason, person) };
    }
    case 'note':
      return { what: title, how: facts(...detail, person) };
    case 'change': {
      const key = `history.act.${title}`;
      const fields = detail.map((name) =>
        i18n.exists(`customers.field.${name}`) ? i18n.t(`customers.field.${name}`) : name,
      );
      return { what: i18n.exists(key) ? i18n.t(key) : title, how: facts(formatList(fields), person) };
    }
  }
}
