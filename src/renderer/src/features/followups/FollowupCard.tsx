import { ActionIcon, Button } from '@mantine/core';
import type { FollowupId, FollowupRow } from '@shared/features/followups/followups.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CustomerBrief } from '@/features/customers/customers.brief.public';
import { formatInstant, formatMinute, formatWeekday } from '@/lib/format';
import type { KeyName } from '@/lib/keyMap';
import { useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconClose } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { CopyInvite } from './booking/CopyInvite';
import { useDoneAtOnce, whoOf, type Asked } from './followups.hooks';
import { repeatText } from './series/repeatText';
import styles from './FollowupCard.module.css';

type FollowupCardProps = {
  id: FollowupId;
  /** It is the signed-in person's to change, as far as is known. */
  mayChange: boolean;
  onAsk: (kind: Exclude<Asked['kind'], 'new'>, row: FollowupRow) => void;
  onClose: () => void;
};

/** One follow-up beside the calendar: who, what about and when, what came of it, and what can be done with it. */
export function FollowupCard({ id, mayChange, onAsk, onClose }: FollowupCardProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const today = useToday();
  const doneAtOnce = useDoneAtOnce();
  const { data: one, error, refetch } = useCall('followups.get', { id });
  const who = one ? whoOf(one) : null;
  const isOpen = one?.state === 'open';
  const canChange = isOpen && mayChange;
  const ask = (kind: Exclude<Asked['kind'], 'new'>) => () => {
    if (one) onAsk(kind, one);
  };
  const toCard = (): void => {
    if (one?.customer) navigate(`/customers/${String(one.customer.id)}`);
  };
  const acts: readonly { key: KeyName; text: string; run: () => void }[] = [
    { key: 'today.move', text: t('followups.action.move'), run: ask('move') },
    { key: 'today.edit', text: t('followups.action.edit'), run: ask('edit') },
    { key: 'today.drop', text: t('followups.action.drop'), run: ask('drop') },
  ];
  useKeys({
    ...(canChange && {
      'today.done': () => void doneAtOnce(one),
      'today.move': ask('move'),
      'today.edit': ask('edit'),
      'today.drop': ask('drop'),
    }),
    ...(one?.customer && { 'today.card': toCard }),
  });
  const facts = one
    ? [
        [t('followups.field.kind'), t(`followups.kind.${one.kind}`)],
        [
          t('followups.field.dueOn'),
          `${formatWeekday(one.dueOn, today)} ${one.dueMinute === null ? t('calendar.untimed') : formatMinute(one.dueMinute)}`,
        ],
        [t('followups.field.length'), t('followups.minutes', { count: one.lengthMinutes })],
        [t('followups.field.person'), one.person.name],
        ...(one.series ? [[t('followups.repeat.label'), repeatText(t, one.series.repeat, today)]] : []),
        ...(one.outcome ? [[t('followups.field.outcome'), t(`followups.outcome.${one.outcome}`)]] : []),
        ...(one.mood ? [[t('followups.field.mood'), t(`followups.mood.${one.mood}`)]] : []),
        ...(one.note === '' ? [] : [[t('followups.field.note'), one.note]]),
        ...(one.endedAt === null
          ? []
          : [
              [
                t('calendar.card.ended'),
                [formatInstant(one.endedAt, today), one.endedBy]
                  .filter((fact) => fact !== null)
                  .join(t('common.factComma')),
              ],
            ]),
        [
          t('calendar.card.made'),
          `${formatWeekday(one.createdOn, today)}${t('common.factComma')}${one.createdBy}`,
        ],
      ]
    : [];
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{one?.subject}</h2>
        <ActionIcon aria-label={t('common.close')} onClick={onClose}>
          <IconClose size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {canChange && (
          <div className={styles.acts}>
            <Button variant="filled" onClick={ask('complete')}>
              {t('followups.action.done')}
            </Button>
            {acts.map(({ key, text, run }) => (
              <Button key={key} rightSection={<KeyCap name={key} />} onClick={run}>
                {text}
              </Button>
            ))}
          </div>
        )}
        {one && !isOpen && <p className={styles.state}>{t(`calendar.card.state.${one.state}`)}</p>}
        <dl className={styles.facts}>
          {facts.map(([name, text]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {isOpen && one.kind === 'appointment' && one.dueMinute !== null && (
          <CopyInvite dueOn={one.dueOn} dueMinute={one.dueMinute} />
        )}
        {one?.customer && (
          <section className={styles.who} aria-label={who ?? undefined}>
            <div className={styles.whoHead}>
              <h3 className={styles.name}>{who}</h3>
              <Button rightSection={<KeyCap name="today.card" />} onClick={toCard}>
                {t('followups.action.card')}
              </Button>
            </div>
            <CustomerBrief id={one.customer.id} />
          </section>
        )}
      </div>
    </>
  );
}
