import { ActionIcon, Button } from '@mantine/core';
import type { TodayRow } from '@shared/features/followups/followups.contract';
import { refusedBy, type FollowupKind, type TodayGroup } from '@shared/features/followups/followups.rules';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatAge, formatMinute } from '@/lib/format';
import { useToday } from '@/lib/today';
import { ContextMenu } from '@/ui/ContextMenu';
import {
  IconAppointment,
  IconCall,
  IconCare,
  IconCheck,
  IconClock,
  IconClose,
  IconDots,
  IconMessage,
  IconMoney,
  IconPencil,
  IconQuestion,
  IconShop,
  IconUser,
  IconVisit,
} from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { useMenuButton } from '@/ui/useMenuButton';
import { whoOf } from './followups.hooks';
import { repeatText } from './series/repeatText';
import { whyText } from './whyText';
import styles from './Today.module.css';

/** What a dialog asks more about. */
export type RowAct = 'complete' | 'move' | 'drop' | 'edit';

const KIND_ICONS = {
  call: IconCall,
  visit: IconVisit,
  appointment: IconAppointment,
  message: IconMessage,
  usage: IconQuestion,
  care: IconCare,
  payment: IconMoney,
  internal: IconShop,
} as const satisfies Readonly<Record<FollowupKind, unknown>>;

const GROUP_ICONS = {
  timed: IconClock,
  owed: IconMoney,
  contact: IconCall,
  care: IconCare,
  internal: IconShop,
} as const satisfies Readonly<Record<TodayGroup, unknown>>;

type TodayLineProps = {
  row: TodayRow;
  /** The group's word stands once, beside its first line. */
  isFirstOfGroup: boolean;
  /** The appointment that comes next. */
  isNext: boolean;
  isActive: boolean;
  isOfMany: boolean;
  mayWrite: boolean;
  /** Null as long as none is ticked: then there are no boxes. */
  isTicked: boolean | null;
  onTick: () => void;
  onFocus: () => void;
  onAct: (act: RowAct, row: TodayRow) => void;
  onDone: (row: TodayRow) => void;
  onCard: (row: TodayRow) => void;
};

/** One thing to do: who, how late, what and why, and the button that does it. */
export function TodayLine(props: TodayLineProps) {
  const { row, isFirstOfGroup, isNext, isActive, isOfMany, mayWrite, isTicked, onTick } = props;
  const { onFocus, onAct, onDone, onCard } = props;
  const { t } = useTranslation();
  const menu = useMenuButton('end');
  const GroupIcon = GROUP_ICONS[row.group];
  const KindIcon = KIND_ICONS[row.kind];
  const groupText = t(`followups.today.group.${row.group}`);
  return (
    <li className={classes(styles.item, isFirstOfGroup && styles.first)}>
      <div
        data-line="followup"
        role="group"
        tabIndex={isActive ? 0 : -1}
        aria-label={`${whoOf(row) ?? t('followups.today.shopOwn')} ${row.subject}`}
        className={classes(styles.line, isActive && styles.active)}
        onFocus={onFocus}
      >
        <span className={classes(styles.group, row.lateDays > 0 && styles.late)}>
          {isTicked !== null && (
            <input
              type="checkbox"
              tabIndex={-1}
              checked={isTicked}
              aria-label={t('followups.spread.tick', { subject: row.subject })}
              onChange={onTick}
            />
          )}
          {isFirstOfGroup && (
            <>
              <GroupIcon size="1rem" stroke={1.6} aria-hidden />
              {groupText}
            </>
          )}
        </span>
        <Who row={row} onCard={onCard} />
        <Figure row={row} isNext={isNext} />
        <Why row={row} isOfMany={isOfMany} />
        {mayWrite && (
          <span className={styles.acts}>
            <Button
              className={styles.do}
              variant={isActive ? 'filled' : 'default'}
              tabIndex={-1}
              justify="flex-start"
              leftSection={<KindIcon size="1.125rem" stroke={1.6} aria-hidden />}
              rightSection={isActive && <KeyCap name="today.do" isOnAccent />}
              onClick={() => {
                onAct('complete', row);
              }}
            >
              {t(`followups.kind.${row.kind}`)}
            </Button>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('followups.action.menu', { subject: row.subject })}
              {...menu.buttonProps}
            >
              <IconDots size="1rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      {menu.at && (
        <ContextMenu
          label={t('followups.action.menu', { subject: row.subject })}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[
            {
              text: t('followups.action.done'),
              icon: IconCheck,
              keys: 'today.done',
              onChoose: () => {
                onDone(row);
              },
            },
            {
              text: t('followups.action.move'),
              icon: IconClock,
              keys: 'today.move',
              onChoose: () => {
                onAct('move', row);
              },
            },
            { text: t('keys.list.tick'), icon: IconCheck, keys: 'list.tick', onChoose: onTick },
            {
              text: t('followups.action.drop'),
              icon: IconClose,
              keys: 'today.drop',
              onChoose: () => {
                onAct('drop', row);
              },
            },
            {
              text: t('followups.action.edit'),
              icon: IconPencil,
              keys: 'today.edit',
              onChoose: () => {
                onAct('edit', row);
              },
            },
            ...(row.customer === null
              ? []
              : [
                  {
                    text: t('followups.action.card'),
                    icon: IconUser,
                    keys: 'today.card' as const,
                    onChoose: () => {
                      onCard(row);
                    },
                  },
                ]),
          ]}
        />
      )}
    </li>
  );
}

function Who({ row, onCard }: Pick<TodayLineProps, 'row' | 'onCard'>) {
  const { t } = useTranslation();
  const who = whoOf(row);
  if (who === null) return <span className={styles.quietWho}>{t('followups.today.shopOwn')}</span>;
  return (
    <button
      type="button"
      className={styles.who}
      tabIndex={-1}
      title={who}
      onClick={() => {
        onCard(row);
      }}
    >
      {who}
    </button>
  );
}

/** The one large figure: how late, else at what time, else today. */
function Figure({ row, isNext }: Pick<TodayLineProps, 'row' | 'isNext'>) {
  const { t } = useTranslation();
  if (row.lateDays > 0) {
    return (
      <span className={classes(styles.figure, styles.late)}>
        {t('followups.today.late')} <strong>{row.lateDays}</strong>{' '}
        <small>{t('followups.today.lateUnit', { count: row.lateDays })}</small>
      </span>
    );
  }
  return (
    <span className={styles.figure}>
      {isNext && <small className={styles.upNext}>{t('followups.today.next')} </small>}
      <strong>{row.dueMinute === null ? t('followups.today.due') : formatMinute(row.dueMinute)}</strong>
    </span>
  );
}

function Why({ row, isOfMany }: Pick<TodayLineProps, 'row' | 'isOfMany'>) {
  const { t } = useTranslation();
  const today = useToday();
  const last = row.customer?.lastSoldOn ?? null;
  const refused = refusedBy(row.kind, row.customer?.refuses ?? []);
  const facts = [
    row.why === null ? null : whyText(row.why, today),
    isOfMany ? t('followups.today.for', { name: row.person.name }) : null,
    row.lateDays > 0 && row.dueMinute !== null ? formatMinute(row.dueMinute) : null,
    row.customer === null
      ? null
      : last === null
        ? t('followups.today.neverSold')
        : t('followups.today.lastSold', { age: formatAge(last, today) }),
    row.series === null ? null : repeatText(t, row.series.repeat, today),
    row.moves > 0 ? t('followups.today.moved', { count: row.moves }) : null,
  ].filter((fact) => fact !== null);
  return (
    <span className={styles.why}>
      <span className={styles.subject} title={row.subject}>
        {row.subject}
      </span>
      <span className={styles.facts}>
        {refused !== null && (
          <strong className={styles.warn}>
            {t(`followups.refuses.short.${refused}`)}
            {facts.length > 0 && t('common.factComma')}
          </strong>
        )}
        {facts.join(t('common.factComma'))}
      </span>
    </span>
  );
}
