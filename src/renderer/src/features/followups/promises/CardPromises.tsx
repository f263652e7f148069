import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { expectedOn } from '@shared/features/followups/promise.rules';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Picked } from '@/features/customers/customers.brief.public';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { useBrought } from '@/lib/brought';
import { classes } from '@/lib/classes';
import { errorText } from '@/lib/errorText';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconCall, IconCheck, IconClose, IconPencil, IconPromise } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import card from '../CardFollowups.module.css';
import { CardLine } from '../CardLine';
import type { PromiseAct } from './promiseKeys';
import { PromiseDialogs } from './PromiseDialogs';
import { expectedText, shortText, standText } from './promiseText';
import { usePromiseActs } from './usePromiseActs';

type CardPromisesProps = {
  customer: Picked;
  /** Nothing can be promised: a backup is looked into. */
  isOff: boolean;
};

/** A line of the five-second strip that everybody sees who may see the customer: what was promised, by when, and by whom. */
export function CardPromises({ customer, isOff }: CardPromisesProps) {
  const { t } = useTranslation();
  const mayRead = useMay('followups.read');
  const mayWrite = useMay('followups.write') && !isOff;
  const { asked, setAsked, onAct } = usePromiseActs();
  const { data, error } = useCall(
    'followups.promisesOf',
    { customerId: customer.id },
    { isEnabled: mayRead },
  );
  const add = (): void => {
    setAsked({ kind: 'new', customer });
  };
  const [here, navigate] = useLocation();
  const isCalled = useBrought<{ field?: string }>()?.field === 'promise' && mayWrite;
  const goOn = useEffectEvent(add);
  useEffect(() => {
    if (isCalled) goOn();
  }, [isCalled]);
  useKeys(mayWrite ? { 'card.promise': add } : {});
  useOffers(
    mayWrite
      ? [{ name: 'newPromise', icon: IconPromise, keys: 'card.promise', isAdding: true, run: add }]
      : [],
  );
  if (!mayRead || (!data && !error)) return null;
  if (!mayWrite && error === null && data?.rows.length === 0) return null;
  return (
    <div className={card.line}>
      <dt className={card.label}>{t('followups.promise.card.label')}</dt>
      <dd>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && data.rows.length > 0 && (
          <ul className={card.list} aria-label={t('followups.promise.card.list')}>
            {data.rows.map((row) => (
              <PromisedLine key={row.id} row={row} mayWrite={mayWrite && row.mayChange} onAct={onAct} />
            ))}
          </ul>
        )}
        {mayWrite && (
          <span className={card.acts}>
            <button type="button" className={card.link} onClick={add}>
              {t('followups.promise.card.add')} <KeyCap name="card.promise" />
            </button>
          </span>
        )}
      </dd>
      <PromiseDialogs
        asked={asked}
        onClose={() => {
          setAsked(null);
          // It may be called for again.
          if (isCalled) navigate(here, { replace: true });
        }}
      />
    </div>
  );
}

const MENU = [
  { act: 'keep', icon: IconCheck },
  { act: 'tell', icon: IconCall },
  { act: 'end', icon: IconClose },
  { act: 'edit', icon: IconPencil },
] as const;

type PromisedLineProps = {
  row: PromiseRow;
  mayWrite: boolean;
  onAct: (act: PromiseAct, row: PromiseRow) => void;
};

/** Until when, what, by whom, and what to warn of; a press keeps it, the menu does the rest. */
function PromisedLine({ row, mayWrite, onAct }: PromisedLineProps) {
  const { t } = useTranslation();
  const today = useToday();
  const hasColleagues = useHasColleagues();
  const isUrgent = row.standing === 'overdue' || row.standing === 'tellFirst';
  const acting = (act: PromiseAct) => () => {
    onAct(act, row);
  };
  return (
    <CardLine
      title={t('followups.promise.act.keep')}
      label={t('followups.action.menu', { subject: row.words })}
      onPress={mayWrite ? acting('keep') : null}
      items={MENU.map(({ act, icon }) => ({
        text: t(`followups.promise.act.${act}`),
        icon,
        onChoose: acting(act),
      }))}
    >
      <span className={classes(card.when, row.standing === 'overdue' && card.late)}>
        {expectedText(row, today)}
      </span>
      <span className={card.subject}>
        {t('common.labelled', { label: t(`followups.promise.kind.${row.kind}`), text: row.words })}
      </span>
      {isUrgent && (
        <strong className={classes(row.standing === 'overdue' && card.late)}>{standText(row)}</strong>
      )}
      {hasColleagues && <span className={card.label}>{row.person.name}</span>}
      {row.usual !== null && row.standing !== 'overdue' && (
        <span className={card.label}>{shortText(row.usual, row.promisedOn, expectedOn(row))}</span>
      )}
    </CardLine>
  );
}
