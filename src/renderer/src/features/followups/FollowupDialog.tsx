import { Button } from '@mantine/core';
import type { FollowupRow } from '@shared/features/followups/followups.contract';
import {
  CUSTOMER_KINDS,
  FIRST_LENGTH,
  FOLLOWUP_KINDS,
  FOLLOWUP_LIMITS,
  type FollowupKind,
} from '@shared/features/followups/followups.rules';
import type { Day } from '@shared/lib/days';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.screens.public';
import { formatMinute, formatWeekday } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import { DueFields, dueOf, type TypedDue } from './DueFields';
import { whoOf } from './followups.hooks';
import styles from './Followups.module.css';

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240] as const;

/** What a new one begins with, where the place that it is made from knows more. */
export type NewFollowup = {
  customer?: Picked;
  day?: Day;
  minute?: number | null;
  kind?: FollowupKind;
};

type FollowupDialogProps = {
  /** Null for a new one. */
  row: FollowupRow | null;
  from?: NewFollowup;
  onClose: () => void;
};

const pickedOf = (row: FollowupRow): Picked | null =>
  row.customer === null ? null : { id: row.customer.id, title: whoOf(row) ?? '' };

/** A new follow-up, or a change of a present one: who, what about, when, and who does it. */
export function FollowupDialog({ row, from = {}, onClose }: FollowupDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { person: useId(), length: useId() };
  const { data: people = [] } = useCall('followups.people', {});
  const [customer, setCustomer] = useState<Picked | null>(row ? pickedOf(row) : (from.customer ?? null));
  const [kind, setKind] = useState<FollowupKind>(row?.kind ?? from.kind ?? 'call');
  const [subject, setSubject] = useState(row?.subject ?? '');
  const minute = row ? row.dueMinute : (from.minute ?? null);
  const [due, setDue] = useState<TypedDue>({
    day: row?.dueOn ?? from.day ?? today,
    time: minute === null ? '' : formatMinute(minute),
  });
  const [length, setLength] = useState(row?.lengthMinutes ?? FIRST_LENGTH);
  const [personId, setPersonId] = useState<number | null>(row?.person.id ?? null);
  const [isTried, setIsTried] = useState(false);
  const creating = useAct('followups.create');
  const editing = useAct('followups.edit');
  const error = creating.error ?? editing.error;
  const doer = personId ?? people.find(({ isMe }) => isMe)?.id ?? null;
  const wantsCustomer = customer === null && CUSTOMER_KINDS.has(kind);

  const save = async (): Promise<void> => {
    setIsTried(true);
    const when = dueOf(due);
    if (when === null || doer === null || subject.trim() === '' || wantsCustomer) return;
    const fields = {
      kind,
      customerId: customer?.id ?? null,
      personId: doer,
      subject: subject.trim(),
      lengthMinutes: length,
      ...when,
    };
    const done = row
      ? await editing.run({ id: row.id, version: row.version, fields })
      : await creating.run(fields);
    if (done === null) return;
    const told = row
      ? t('followups.form.changed')
      : t('followups.form.saved', { day: formatWeekday(when.dueOn, today) });
    offerUndo(told, done.commandId);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t(row ? 'followups.form.edit' : 'followups.form.new')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': onClose, 'form.save': () => void save() });
      }}
      width={38}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <CustomerPicker
          label={t('followups.field.customer')}
          value={customer}
          onPick={setCustomer}
          error={isTried && wantsCustomer ? t('followups.noCustomer') : null}
          autoFocus={customer === null}
        />
        <FieldRow label={t('followups.field.kind')}>
          <Choice
            label={t('followups.field.kind')}
            value={kind}
            onChange={setKind}
            options={FOLLOWUP_KINDS.map((value) => ({ value, text: t(`followups.kind.${value}`) }))}
          />
        </FieldRow>
        <TextField
          label={t('followups.field.subject')}
          value={subject}
          autoFocus={customer !== null}
          error={isTried && subject.trim() === '' ? t('followups.form.noSubject') : null}
          hint={t('followups.hint.subject')}
          onChange={(text) => {
            setSubject(text.slice(0, FOLLOWUP_LIMITS.subject));
          }}
        />
        <DueFields value={due} onChange={setDue} isTried={isTried} />
        <FieldRow label={t('followups.field.length')} htmlFor={ids.length}>
          <div>
            <select
              id={ids.length}
              className={styles.select}
              value={length}
              onChange={({ target }) => {
                setLength(Number(target.value));
              }}
            >
              {[...new Set([...LENGTHS, length])]
                .sort((a, b) => a - b)
                .map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {t('followups.minutes', { count: minutes })}
                  </option>
                ))}
            </select>
          </div>
        </FieldRow>
        {people.length > 1 && (
          <FieldRow label={t('followups.field.person')} htmlFor={ids.person}>
            <div>
              <select
                id={ids.person}
                className={styles.select}
                value={doer ?? ''}
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
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('followups.back')}
          </Button>
          <Button
            type="submit"
            size="md"
            variant="filled"
            loading={creating.isRunning || editing.isRunning}
            rightSection={<KeyCap name="form.save" isOnAccent />}
          >
            {t('followups.form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
