import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { isUnsolved } from '@shared/features/complaints/complaints.rules';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDay, formatWhen } from '@/lib/format';
import { useToday } from '@/lib/today';
import styles from '../Complaints.module.css';
import { momentText, spanText } from '../complaintText';

/** What is known of a complaint, line by line; what nobody knows has no line. */
export function PanelFacts({ complaint: data }: { complaint: ComplaintCard }) {
  const { t } = useTranslation();
  const today = useToday();
  const pair = (label: string, text: ReactNode) =>
    text === null || text === '' ? null : (
      <>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </>
    );
  return (
    <dl className={styles.pairs}>
      {pair(t('complaints.field.mood'), data.mood && t(`followups.mood.${data.mood}`))}
      {pair(
        t('complaints.field.wish'),
        [data.wish && t(`complaints.wish.${data.wish}`), data.wants]
          .filter(Boolean)
          .join(t('common.factComma')),
      )}
      {pair(
        t('complaints.field.sale'),
        data.sale && (
          <Link href={`/sales/slips/${String(data.sale.id)}`}>
            {[formatDay(data.sale.soldOn, today), data.product?.name].filter(Boolean).join(' ')}
          </Link>
        ),
      )}
      {pair(t('complaints.field.product'), data.sale === null ? (data.product?.name ?? null) : null)}
      {pair(t('complaints.field.batch'), data.batch)}
      {pair(
        t('complaints.field.promise'),
        data.promised === ''
          ? null
          : [
              data.promised,
              data.promisedFor && formatWhen(data.promisedFor.dueOn, data.promisedFor.dueMinute, today),
            ]
              .filter(Boolean)
              .join(t('common.factComma')),
      )}
      {pair(
        t('complaints.field.person'),
        [
          data.person.name,
          data.standIn && t('complaints.side.standIn', { name: data.standIn }),
          data.handOffs > 0 ? t('complaints.panel.handOffs', { count: data.handOffs }) : null,
        ]
          .filter(Boolean)
          .join(t('common.factComma')),
      )}
      {pair(
        t('complaints.due.answer'),
        data.answered === null
          ? t('complaints.due.before', { when: momentText(data.answerDue, today) })
          : t('complaints.panel.answered', {
              when: momentText(data.answered, today),
              span: spanText(data.answerTook ?? 0),
            }),
      )}
      {pair(
        t('complaints.due.solve'),
        data.solved === null
          ? isUnsolved(data.state)
            ? t('complaints.due.before', { when: momentText(data.solveDue, today) })
            : null
          : t('complaints.panel.solved', {
              when: momentText(data.solved, today),
              span: spanText(data.solveTook ?? 0),
            }),
      )}
      {pair(t('complaints.panel.paused'), data.pausedMinutes === 0 ? null : spanText(data.pausedMinutes))}
      {pair(t('complaints.field.cause'), data.cause?.name ?? null)}
      {pair(t('complaints.field.solution'), data.solution)}
      {pair(
        t('complaints.field.satisfaction'),
        data.satisfaction === null
          ? null
          : [t('complaints.panel.score', { count: data.satisfaction }), data.satisfactionWords]
              .filter(Boolean)
              .join(t('common.factComma')),
      )}
      {pair(
        t('complaints.back.label'),
        data.cameBack === null ? null : t(data.cameBack ? 'complaints.back.yes' : 'complaints.back.no'),
      )}
    </dl>
  );
}
