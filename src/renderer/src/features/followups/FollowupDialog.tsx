import { CUSTOMER_KINDS, type FollowupKind } from '@shared/features/followups/followups.rules';
import type { Reach } from '@shared/features/followups/series.rules';
import type { Day } from '@shared/lib/days';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.brief.public';
import { formatMinute, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { BookingNotice } from './booking/BookingNotice';
import { dueOf } from './DueFields';
import { doerOf, FollowupFields, fieldsOf, typedFrom } from './FollowupFields';
import { whoOf } from './followups.hooks';
import { RefusalNotice } from './RefusalNotice';
import { ReachChoice } from './series/ReachChoice';
import { RepeatFields } from './series/RepeatFields';
import { isComing, type SeriesRow } from './series/seriesRow';
import { repeatFrom, typedRepeatFrom } from './series/typedRepeat';
import { useSaving } from './series/useSaving';

/** What a new one begins with, where the place that it is made from knows more. */
export type NewFollowup = {
  customer?: Picked;
  day?: Day;
  minute?: number | null;
  kind?: FollowupKind;
};

type FollowupDialogProps = {
  /** Null for a new one. */
  row: SeriesRow | null;
  from?: NewFollowup;
  onClose: () => void;
};

const pickedOf = (row: SeriesRow): Picked | null =>
  row.customer === null ? null : { id: row.customer.id, title: whoOf(row) ?? '' };

/** A new follow-up, or a change of a present one: who, what about, when, and who does it. */
export function FollowupDialog({ row, from = {}, onClose }: FollowupDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data: people = [] } = useCall('followups.people', {});
  const [customer, setCustomer] = useState<Picked | null>(row ? pickedOf(row) : (from.customer ?? null));
  const [typed, setTyped] = useState(() => typedFrom(row, from, today));
  const [isTried, setIsTried] = useState(false);
  const { data: card } = useCall(
    'customers.card',
    { id: customer?.id ?? 0 },
    { isEnabled: customer !== null },
  );
  const [reach, setReach] = useState<Reach>('this');
  const [typedRepeat, setTypedRepeat] = useState(() => typedRepeatFrom(row?.series?.repeat ?? null));
  const { save: keep, isRunning, error } = useSaving();
  const isOne = row !== null && row.series !== null && reach === 'this';
  const when = dueOf(typed.due);
  const doer = people.find(({ id }) => id === doerOf(typed, people));
  const wantsCustomer = customer === null && CUSTOMER_KINDS.has(typed.kind);

  const save = async (): Promise<void> => {
    setIsTried(true);
    const known = fieldsOf(typed, people);
    const repeat = isOne ? null : repeatFrom(typedRepeat, typed.due.day);
    if (known === null || repeat === undefined || wantsCustomer) return;
    const fields = { ...known, customerId: customer?.id ?? null };
    const done = await keep({ row, reach, fields, repeat });
    if (done === null) return;
    const told = row
      ? t('followups.form.changed')
      : t('followups.form.saved', { day: formatWeekday(fields.dueOn, today) });
    offerUndo(told, done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t(row ? 'followups.form.edit' : 'followups.form.new')}
      back={t('followups.back')}
      save={t('followups.form.save')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      {row !== null && row.series !== null && <ReachChoice row={row} value={reach} onChange={setReach} />}
      <CustomerPicker
        label={t('followups.field.customer')}
        value={customer}
        onPick={setCustomer}
        error={isTried && wantsCustomer ? t('followups.noCustomer') : null}
        autoFocus={customer === null}
      />
      {customer !== null && card && <RefusalNotice kind={typed.kind} refuses={card.refuses} />}
      <FollowupFields
        value={typed}
        people={people}
        onChange={setTyped}
        isTried={isTried}
        isSubjectFirst={customer !== null}
      />
      {typed.kind === 'appointment' && when && doer && (
        <BookingNotice
          person={doer}
          customerId={customer?.id ?? null}
          dueOn={when.dueOn}
          dueMinute={when.dueMinute}
          length={typed.length}
          exceptId={row === null || isComing(row) ? null : row.id}
          exceptSeries={
            row?.series ? { id: row.series.id, day: reach === 'this' ? row.series.day : null } : null
          }
          onMove={({ day, minute }) => {
            setTyped({ ...typed, due: { day, time: formatMinute(minute) } });
          }}
        />
      )}
      {!isOne && (
        <RepeatFields
          value={typedRepeat}
          day={typed.due.day}
          of={row?.series ?? null}
          isDayKept={typed.due.day === row?.dueOn}
          onChange={setTypedRepeat}
          isTried={isTried}
        />
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
