import { ActionIcon, Button } from '@mantine/core';
import type { ComingRow } from '@shared/features/followups/followups.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CustomerBrief } from '@/features/customers/customers.brief.public';
import { formatMinute, formatWeekday } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { IconClose } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { useDoneAtOnce, whoOf, type Asked } from '../followups.hooks';
import { repeatText } from './repeatText';
import styles from '../FollowupCard.module.css';

type ComingCardProps = {
  row: ComingRow;
  mayChange: boolean;
  onAsk: (kind: Exclude<Asked['kind'], 'new'>) => void;
  onClose: () => void;
};

const ACTS = ['move', 'edit', 'drop'] as const;

/** A day on which a series will bring something, beside the calendar: what it will be, and what can be done with it before. */
export function ComingCard({ row, mayChange, onAsk, onClose }: ComingCardProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const today = useToday();
  const doneAtOnce = useDoneAtOnce();
  const { customer } = row;
  const who = whoOf(row) ?? undefined;
  const ask = (kind: Exclude<Asked['kind'], 'new'>) => () => {
    onAsk(kind);
  };
  const toCard = (): void => {
    if (customer) navigate(`/customers/${String(customer.id)}`);
  };
  useKeys({
    ...(mayChange && {
      'today.done': () => void doneAtOnce(row),
      'today.move': ask('move'),
      'today.edit': ask('edit'),
      'today.drop': ask('drop'),
    }),
    ...(customer && { 'today.card': toCard }),
  });
  const time = row.dueMinute === null ? t('calendar.untimed') : formatMinute(row.dueMinute);
  const facts = [
    [t('followups.field.kind'), t(`followups.kind.${row.kind}`)],
    [t('followups.field.dueOn'), `${formatWeekday(row.dueOn, today)} ${time}`],
    [t('followups.field.length'), t('followups.minutes', { count: row.lengthMinutes })],
    [t('followups.field.person'), row.person.name],
    [t('followups.repeat.label'), repeatText(t, row.series.repeat, today)],
  ];
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{row.subject}</h2>
        <ActionIcon aria-label={t('common.close')} onClick={onClose}>
          <IconClose size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.body}>
        {mayChange && (
          <div className={styles.acts}>
            <Button variant="filled" onClick={ask('complete')}>
              {t('followups.action.done')}
            </Button>
            {ACTS.map((kind) => (
              <Button key={kind} rightSection={<KeyCap name={`today.${kind}`} />} onClick={ask(kind)}>
                {t(`followups.action.${kind}`)}
              </Button>
            ))}
          </div>
        )}
        <p className={styles.state}>{t('followups.repeat.coming')}</p>
        <dl className={styles.facts}>
          {facts.map(([name, text]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {customer && (
          <section className={styles.who} aria-label={who}>
            <div className={styles.whoHead}>
              <h3 className={styles.name}>{who}</h3>
              <Button rightSection={<KeyCap name="today.card" />} onClick={toCard}>
                {t('followups.action.card')}
              </Button>
            </div>
            <CustomerBrief id={customer.id} />
          </section>
        )}
      </div>
    </>
  );
}
