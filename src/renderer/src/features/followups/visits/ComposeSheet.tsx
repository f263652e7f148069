import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import {
  inRoadOrder,
  VISIT_FACTS,
  VISIT_LIMITS,
  type VisitFact,
  type VisitForm,
} from '@shared/features/followups/visit.rules';
import type { VisitRow } from '@shared/features/followups/visit.channels';
import type { CallOutput } from '@shared/ipc/contracts';
import { isRealDay, type Day } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CustomerPicker } from '@/features/customers/customers.brief.public';
import { useBrought } from '@/lib/brought';
import { formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { Held } from '@/ui/held';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FootBar } from '@/ui/FootBar';
import { IconPrinter, IconVisit } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { PageHeader } from '@/ui/PageHeader';
import { TextField } from '@/ui/TextField';
import field from '../Followups.module.css';
import { StopList } from './StopList';
import { useHandOut } from './useHandOut';
import type { Brought } from './visitPlace';
import styles from './Visits.module.css';

/** A new visit sheet: whom to see, in which order, what stands on it, and the way out of the shop. */
export function ComposeSheet() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const today = useToday();
  const brought = useBrought<Brought>();
  const ids = brought?.customerIds ?? [];
  const isOrdered = brought?.isOrdered === true;
  const { data: people = [] } = useCall('followups.people', {});
  const [personId, setPersonId] = useState<number | null>(null);
  const [dayOn, setDayOn] = useState<string>(today);
  const [subject, setSubject] = useState(() => t('followups.visits.subject'));
  const [facts, setFacts] = useState<readonly VisitFact[]>(VISIT_FACTS);
  const [isTried, setIsTried] = useState(false);
  const [held] = useState(() => new Held<CallOutput<'followups.composeVisits'> | undefined>());
  const fieldIds = { person: useId(), day: useId() };
  const goes = personId ?? people.find(({ isMe }) => isMe)?.id ?? null;
  const isTooMany = ids.length > VISIT_LIMITS.stops;
  const composed = useCall(
    'followups.composeVisits',
    { customerIds: ids.toSorted((a, b) => a - b), personId: goes ?? 0 },
    { isEnabled: goes !== null && ids.length > 0 && !isTooMany },
  );
  // While another list is asked for, those who are on both stay in view.
  const known = held.pick(composed.data, composed.data !== undefined);
  const found = new Map((known?.rows ?? []).map((row) => [row.customerId, row]));
  const given = ids.map((id) => found.get(id)).filter((row) => row !== undefined);
  const rows: readonly VisitRow[] = isOrdered ? given : inRoadOrder(given);
  const taking = useAct('followups.takeVisits');
  const { handOut } = useHandOut();

  const bring = (customerIds: CustomerId[], isNowOrdered: boolean): void => {
    const state: Brought = { customerIds, isOrdered: isNowOrdered };
    navigate('/visits/new', { replace: true, state });
  };
  const take = async (form: VisitForm): Promise<void> => {
    setIsTried(true);
    if (goes === null || !isRealDay(dayOn) || subject.trim() === '' || rows.length === 0) return;
    const customerIds = rows.map(({ customerId }) => customerId);
    const done = await taking.run({
      customerIds,
      personId: goes,
      dayOn,
      subject: subject.trim(),
      facts: [...facts],
      form,
    });
    if (done === null) return;
    offerUndo(t('followups.visits.taken', { count: rows.length }), done.commandId);
    await handOut(done.value.id, form);
    navigate(`/visits/${done.value.mark}`, { replace: true });
  };
  const dayError = isTried && (!isRealDay(dayOn) || dayOn < today) ? t('followups.form.notDay') : null;
  return (
    <>
      <PageHeader
        title={t('followups.visits.new')}
        sub={rows.length > 0 && t('followups.visits.stops', { count: rows.length })}
      >
        <Button disabled={rows.length === 0} loading={taking.isRunning} onClick={() => void take('xlsx')}>
          {t('followups.visits.form.xlsx')}
        </Button>
        <Button disabled={rows.length === 0} loading={taking.isRunning} onClick={() => void take('pdf')}>
          {t('followups.visits.form.pdf')}
        </Button>
        <Button
          variant="filled"
          disabled={rows.length === 0}
          loading={taking.isRunning}
          leftSection={<IconPrinter size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => void take('paper')}
        >
          {t('followups.visits.form.paper')}
        </Button>
      </PageHeader>
      <div className={styles.body}>
        {taking.error && <ErrorNotice error={taking.error} />}
        {composed.error && <ErrorNotice error={composed.error} onRetry={() => void composed.refetch()} />}
        {isTooMany && (
          <Notice kind="warn" text={t('followups.visits.tooMany', { count: VISIT_LIMITS.stops })} />
        )}
        {known && known.left > 0 && (
          <Notice kind="plain" text={t('followups.visits.left', { count: known.left })} />
        )}
        <div className={styles.form}>
          <TextField
            label={t('followups.visits.about')}
            value={subject}
            error={isTried && subject.trim() === '' ? t('followups.form.noSubject') : null}
            hint={t('followups.visits.aboutHint')}
            onChange={(text) => {
              setSubject(text.slice(0, 200));
            }}
          />
          <FieldRow label={t('followups.field.dueOn')} htmlFor={fieldIds.day} error={dayError}>
            <div>
              <input
                id={fieldIds.day}
                type="date"
                className={field.select}
                value={dayOn}
                min={today}
                aria-invalid={dayError !== null}
                onChange={({ target }) => {
                  setDayOn(target.value);
                }}
              />
            </div>
          </FieldRow>
          {people.length > 1 && (
            <FieldRow label={t('followups.visits.goes')} htmlFor={fieldIds.person}>
              <div>
                <select
                  id={fieldIds.person}
                  className={field.select}
                  value={goes ?? ''}
                  onChange={({ target }) => {
                    setPersonId(Number(target.value));
                  }}
                >
                  {people.map(({ id, name, isMe }) => (
                    <option key={id} value={id}>
                      {isMe ? t('followups.me', { name }) : name}
                    </option>
                  ))}
                </select>
              </div>
            </FieldRow>
          )}
          <FieldRow label={t('followups.visits.facts')} hint={t('followups.visits.factsHint')}>
            <div className={styles.facts}>
              {VISIT_FACTS.map((fact) => (
                <label key={fact} className={styles.fact}>
                  <input
                    type="checkbox"
                    checked={facts.includes(fact)}
                    onChange={({ target }) => {
                      setFacts(
                        VISIT_FACTS.filter((one) => (one === fact ? target.checked : facts.includes(one))),
                      );
                    }}
                  />
                  {t(`followups.visits.fact.${fact}`)}
                </label>
              ))}
            </div>
          </FieldRow>
          <CustomerPicker
            label={t('followups.visits.add')}
            value={null}
            onPick={(picked) => {
              if (picked && !ids.includes(picked.id)) bring([...ids, picked.id], isOrdered);
            }}
          />
          <PlannedOn
            day={isRealDay(dayOn) ? dayOn : today}
            ids={ids}
            onAdd={(more) => {
              bring([...ids, ...more], isOrdered);
            }}
          />
        </div>
        {ids.length === 0 && <EmptyState icon={IconVisit} text={t('followups.visits.noStops')} />}
        {rows.length > 0 && (
          <StopList
            rows={rows}
            facts={facts}
            onOrder={(ordered) => {
              bring(
                ordered.map(({ customerId }) => customerId),
                true,
              );
            }}
            onRoadOrder={
              isOrdered
                ? () => {
                    bring(ids, false);
                  }
                : undefined
            }
          />
        )}
      </div>
      <FootBar keys={['visits.move', 'visits.carry', 'visits.remove']} />
    </>
  );
}

type PlannedOnProps = { day: Day; ids: readonly CustomerId[]; onAdd: (ids: CustomerId[]) => void };

/** The visits that one has planned for the day and that are not on the sheet yet. */
function PlannedOn({ day, ids, onAdd }: PlannedOnProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data } = useCall('followups.calendar', { from: day, to: day, whose: 'mine', perDay: 200 });
  const more = [
    ...new Set(
      (data?.rows ?? [])
        .filter(({ kind, state }) => kind === 'visit' && state === 'open')
        .flatMap(({ customer }) => customer?.id ?? []),
    ),
  ].filter((id) => !ids.includes(id));
  if (more.length === 0) return null;
  return (
    <div>
      <Button
        onClick={() => {
          onAdd(more);
        }}
      >
        {t('followups.visits.addPlanned', { count: more.length, day: formatWeekday(day, today) })}
      </Button>
    </div>
  );
}
