import { ActionIcon, Button } from '@mantine/core';
import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { expectedOn } from '@shared/features/followups/promise.rules';
import { daysBetween } from '@shared/lib/days';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatDay, formatMinute } from '@/lib/format';
import { useToday } from '@/lib/today';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconCall, IconCheck, IconClose, IconDots, IconPencil, IconPromise, IconUser } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { useMenuButton } from '@/ui/useMenuButton';
import { whoOf } from '../followups.hooks';
import { mainActOf, type PromiseAct } from './promiseKeys';
import { promiseFacts, standText } from './promiseText';
import today from '../Today.module.css';

const MENU = [
  { act: 'keep', icon: IconCheck },
  { act: 'tell', icon: IconCall },
  { act: 'end', icon: IconClose },
  { act: 'edit', icon: IconPencil },
  { act: 'card', icon: IconUser },
] as const;

type PromiseLineProps = {
  row: PromiseRow;
  /** How it stands is said once, beside the first line of its group. */
  isFirstOfGroup: boolean;
  isActive: boolean;
  /** Of several people: it says whose it is. */
  isOfMany: boolean;
  mayWrite: boolean;
  onFocus: () => void;
  onAct: (act: PromiseAct, row: PromiseRow) => void;
};

/** One promise: to whom, how late or until when, what, and the button that keeps it or tells the customer. */
export function PromiseLine(props: PromiseLineProps) {
  const { row, isFirstOfGroup, isActive, isOfMany, mayWrite, onFocus, onAct } = props;
  const { t } = useTranslation();
  const now = useToday();
  const menu = useMenuButton('end');
  const who = whoOf(row);
  const facts = promiseFacts(row, now, isOfMany);
  const isOff = !mayWrite || !row.mayChange;
  const main = mainActOf(row);
  const label = t('followups.action.menu', { subject: row.words });
  return (
    <li className={classes(today.item, isFirstOfGroup && today.first)}>
      <div
        data-line="promise"
        role="group"
        tabIndex={isActive ? 0 : -1}
        aria-label={t('followups.promise.line', { who, words: row.words })}
        className={classes(today.line, isActive && today.active)}
        onFocus={onFocus}
      >
        <span className={classes(today.group, isBad(row) && today.late)}>
          {isFirstOfGroup && (
            <>
              <IconPromise size="1rem" stroke={1.6} aria-hidden />
              {standText(row)}
            </>
          )}
        </span>
        <button
          type="button"
          className={today.who}
          tabIndex={-1}
          title={who ?? ''}
          onClick={() => {
            onAct('card', row);
          }}
        >
          {who}
        </button>
        <Figure row={row} />
        <span className={today.why}>
          <span className={today.subject} title={row.words}>
            {t('common.labelled', { label: t(`followups.promise.kind.${row.kind}`), text: row.words })}
          </span>
          <span className={today.facts} title={facts}>
            {facts}
          </span>
        </span>
        <span className={today.acts}>
          {!isOff && (
            <Button
              className={today.do}
              variant={isActive ? 'filled' : 'default'}
              tabIndex={-1}
              justify="flex-start"
              leftSection={
                main === 'keep' ? (
                  <IconCheck size="1.125rem" stroke={1.6} aria-hidden />
                ) : (
                  <IconCall size="1.125rem" stroke={1.6} aria-hidden />
                )
              }
              rightSection={isActive && <KeyCap name="promise.do" isOnAccent />}
              onClick={() => {
                onAct(main, row);
              }}
            >
              {t(`followups.promise.act.${main}`)}
            </Button>
          )}
          <ActionIcon variant="default" size="lg" aria-label={label} {...menu.buttonProps}>
            <IconDots size="1rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {menu.at && (
        <ContextMenu
          label={label}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={MENU.filter(({ act }) => !isOff || act === 'card').map(({ act, icon }) => ({
            text: t(`followups.promise.act.${act}`),
            icon,
            keys: `promise.${act}` as const,
            onChoose: () => {
              onAct(act, row);
            },
          }))}
        />
      )}
    </li>
  );
}

/** Red is for what was missed in silence, or not done at all. */
const isBad = ({ standing, verdict }: PromiseRow): boolean =>
  standing === 'overdue' || verdict === 'silentLate' || verdict === 'broken';

/** The one large figure: how late, else when it is due, else when it ended. */
function Figure({ row }: { row: PromiseRow }) {
  const { t } = useTranslation();
  const now = useToday();
  if (row.lateDays > 0) {
    return (
      <span className={classes(today.figure, today.late)}>
        {t('followups.today.late')} <strong>{row.lateDays}</strong>{' '}
        <small>{t('followups.today.lateUnit', { count: row.lateDays })}</small>
      </span>
    );
  }
  const minute = row.newDueOn === null ? row.dueMinute : row.newDueMinute;
  const left = daysBetween(now, expectedOn(row));
  const dayText =
    row.standing === null
      ? formatDay(row.endedOn ?? row.dueOn, now)
      : left === 0
        ? t('followups.today.due')
        : left === 1
          ? t('followups.promise.tomorrow')
          : formatDay(expectedOn(row), now);
  return (
    <span className={today.figure}>
      <strong>
        {left === 0 && row.standing !== null && minute !== null ? formatMinute(minute) : dayText}
      </strong>
    </span>
  );
}
