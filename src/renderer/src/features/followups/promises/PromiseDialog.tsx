import type { PromiseRow, PromiseSource } from '@shared/features/followups/promise.channels';
import { PROMISE_KINDS, PROMISE_LIMITS, realisticOn } from '@shared/features/followups/promise.rules';
import { addDays, isRealDay, type Day } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.brief.public';
import { dropDraft, endDraft, keepDraft } from '@/features/drafts/drafts.public';
import { formatMinute, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { DueFields, dueOf } from '../DueFields';
import { whoOf } from '../followups.hooks';
import { ForecastHint } from './ForecastHint';
import { draftOf, placeOf, PromiseDraft, type TypedPromise } from './promiseDraft';
import sheet from '@/ui/DialogBody.module.css';
import styles from './Promises.module.css';

type PromiseDialogProps = {
  /** Null for a new one. */
  row: PromiseRow | null;
  /** To whom, where that is known already. */
  customer: Picked | null;
  /** In what it is promised, where that is not the card. */
  source?: PromiseSource;
  onClose: () => void;
};

/** What it begins with; the day is tomorrow, for most of what is promised over a counter. */
const typedFrom = (row: PromiseRow | null, today: Day): TypedPromise => ({
  kind: row?.kind ?? 'goods',
  words: row?.words ?? '',
  due: {
    day: row?.dueOn ?? addDays(today, 1),
    time: row?.dueMinute == null ? '' : formatMinute(row.dueMinute),
  },
  personId: row?.person.id ?? null,
});

/**
 * A new promise, or a change of a present one: to whom, what, until when, and who sees to it; it says what is realistic.
 * Of a new one a draft is kept as soon as it has a customer and words.
 */
export function PromiseDialog({ row, customer: known, source, onClose }: PromiseDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const personField = useId();
  const { data: people = [] } = useCall('followups.people', {});
  const [customer, setCustomer] = useState<Picked | null>(
    row ? { id: row.customer.id, title: whoOf(row) ?? '' } : known,
  );
  const [typed, setTyped] = useState(() => typedFrom(row, today));
  const [isTried, setIsTried] = useState(false);
  const { kind, words, due } = typed;
  const personId = typed.personId ?? people.find(({ isMe }) => isMe)?.id ?? null;
  const promisedOn = row?.promisedOn ?? today;
  const isDayFixed = row !== null && (row.promisedOn !== today || row.toldOn !== null);
  const { data } = useCall(
    'followups.promiseForecast',
    { kind, personId: personId ?? 0 },
    { isEnabled: personId !== null },
  );
  const forecast = data?.forecast ?? null;
  const making = useAct('followups.promise');
  const editing = useAct('followups.editPromise');
  const error = making.error ?? editing.error;

  const place = row === null && customer !== null ? placeOf(customer.id) : null;
  const keep = (now: TypedPromise): void => {
    if (place !== null) keepDraft(place, draftOf(now));
  };
  const set = (change: Partial<TypedPromise>): void => {
    const now = { ...typed, ...change };
    setTyped(now);
    keep(now);
  };
  /** What is typed goes along to another customer. */
  const pick = (picked: Picked | null): void => {
    if (place !== null) void dropDraft(place);
    setCustomer(picked);
  };
  const goOn = (left: TypedPromise | null): void => {
    if (left === null || left.words === words) keep(typed);
    else if (words.trim() === '') setTyped(left);
    // Whoever was quicker than the draft loses neither.
    else set({ words: `${left.words}; ${words}`.slice(0, PROMISE_LIMITS.words) });
  };
  const take = (day: Day): void => {
    set({ due: { ...due, day } });
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const when = dueOf(due);
    const said = words.trim();
    if (when === null || personId === null || said === '' || customer === null) return;
    const fields = { kind, words: said, personId, ...when };
    const done = row
      ? await editing.run({ id: row.id, version: row.version, fields })
      : await making.run({
          ...{ ...fields, customerId: customer.id },
          ...(source !== undefined && customer.id === known?.id && { source }),
          ...(place !== null && (await endDraft(place))),
        });
    if (done === null) {
      keep(typed);
      return;
    }
    if (place !== null) void dropDraft(place);
    offerUndo(
      row
        ? t('followups.form.changed')
        : t('followups.promise.told.made', { day: formatWeekday(when.dueOn, today) }),
      done.commandId,
    );
    onClose();
  };
  return (
    <FormDialog
      title={t(row ? 'followups.promise.form.edit' : 'followups.promise.form.new')}
      back={t('followups.back')}
      save={t('followups.form.save')}
      isRunning={making.isRunning || editing.isRunning}
      keys={{
        'promise.realistic': () => {
          if (forecast === null || isDayFixed) return false;
          take(realisticOn(promisedOn, forecast));
          return true;
        },
      }}
      onSave={() => void save()}
      onClose={onClose}
    >
      {place !== null && (
        <PromiseDraft
          key={place.customerId}
          customerId={place.customerId}
          onFound={goOn}
          onDraft={(now) => {
            setTyped(now ?? typedFrom(null, today));
          }}
        />
      )}
      {row === null && (
        <CustomerPicker
          label={t('followups.promise.field.customer')}
          value={customer}
          onPick={pick}
          error={isTried && customer === null ? t('followups.noCustomer') : null}
          autoFocus={customer === null}
        />
      )}
      <FieldRow label={t('followups.promise.field.kind')}>
        <Choice
          label={t('followups.promise.field.kind')}
          value={kind}
          onChange={(chosen) => {
            set({ kind: chosen });
          }}
          options={PROMISE_KINDS.map((value) => ({ value, text: t(`followups.promise.kind.${value}`) }))}
        />
      </FieldRow>
      <TextField
        label={t('followups.promise.field.words')}
        value={words}
        autoFocus={customer !== null}
        error={isTried && words.trim() === '' ? t('followups.promise.form.noWords') : null}
        hint={t('followups.promise.form.wordsHint')}
        onChange={(text) => {
          set({ words: text.slice(0, PROMISE_LIMITS.words) });
        }}
      />
      {isDayFixed ? (
        <p className={styles.quiet}>
          {t('followups.promise.form.fixed', { day: formatWeekday(row.dueOn, today) })}
        </p>
      ) : (
        <>
          <DueFields
            value={due}
            onChange={(now) => {
              set({ due: now });
            }}
            isTried={isTried}
          />
          <ForecastHint
            forecast={forecast}
            promisedOn={promisedOn}
            dueOn={isRealDay(due.day) ? due.day : null}
            onTake={take}
          />
        </>
      )}
      {people.length > 1 && (
        <FieldRow label={t('followups.promise.field.person')} htmlFor={personField}>
          <div>
            <select
              id={personField}
              className={sheet.select}
              value={personId ?? ''}
              onChange={({ target }) => {
                set({ personId: Number(target.value) });
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
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
