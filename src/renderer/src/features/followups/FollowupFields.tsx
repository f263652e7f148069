import type { CallOutput } from '@shared/ipc/contracts';
import {
  FIRST_LENGTH,
  FOLLOWUP_KINDS,
  FOLLOWUP_LIMITS,
  type FollowupKind,
} from '@shared/features/followups/followups.rules';
import type { Day } from '@shared/lib/days';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinute } from '@/lib/format';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { DueFields, dueOf, type TypedDue } from './DueFields';
import type { SeriesRow } from './series/seriesRow';
import styles from './Followups.module.css';

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240] as const;

type People = CallOutput<'followups.people'>;

/** A follow-up as it is typed, without whom it is about. */
export type TypedFollowup = {
  kind: FollowupKind;
  subject: string;
  due: TypedDue;
  length: number;
  /** Null for oneself. */
  personId: number | null;
};

/** What the fields begin with. */
export function typedFrom(
  row: SeriesRow | null,
  from: { kind?: FollowupKind; day?: Day; minute?: number | null },
  today: Day,
): TypedFollowup {
  const minute = row ? row.dueMinute : (from.minute ?? null);
  return {
    kind: row?.kind ?? from.kind ?? 'call',
    subject: row?.subject ?? '',
    due: { day: row?.dueOn ?? from.day ?? today, time: minute === null ? '' : formatMinute(minute) },
    length: row?.lengthMinutes ?? FIRST_LENGTH,
    personId: row?.person.id ?? null,
  };
}

/** Who is to do it. */
export const doerOf = ({ personId }: TypedFollowup, people: People): number | null =>
  personId ?? people.find(({ isMe }) => isMe)?.id ?? null;

/** What was typed, as it is kept; null where something is missing. */
export function fieldsOf(typed: TypedFollowup, people: People) {
  const when = dueOf(typed.due);
  const personId = doerOf(typed, people);
  const subject = typed.subject.trim();
  if (when === null || personId === null || subject === '') return null;
  return { kind: typed.kind, personId, subject, lengthMinutes: typed.length, ...when };
}

type FollowupFieldsProps = {
  value: TypedFollowup;
  people: People;
  onChange: (value: TypedFollowup) => void;
  /** Shows what is missing only then. */
  isTried: boolean;
  /** The words come first: whom it is about is known. */
  isSubjectFirst: boolean;
};

/** What is to be done, what about, when, for how long, and by whom. */
export function FollowupFields({ value, people, onChange, isTried, isSubjectFirst }: FollowupFieldsProps) {
  const { t } = useTranslation();
  const ids = { person: useId(), length: useId() };
  const set = (change: Partial<TypedFollowup>): void => {
    onChange({ ...value, ...change });
  };
  return (
    <>
      <FieldRow label={t('followups.field.kind')}>
        <Choice
          label={t('followups.field.kind')}
          value={value.kind}
          onChange={(kind) => {
            set({ kind });
          }}
          options={FOLLOWUP_KINDS.map((kind) => ({ value: kind, text: t(`followups.kind.${kind}`) }))}
        />
      </FieldRow>
      <TextField
        label={t('followups.field.subject')}
        value={value.subject}
        autoFocus={isSubjectFirst}
        error={isTried && value.subject.trim() === '' ? t('followups.form.noSubject') : null}
        hint={t('followups.hint.subject')}
        onChange={(text) => {
          set({ subject: text.slice(0, FOLLOWUP_LIMITS.subject) });
        }}
      />
      <DueFields
        value={value.due}
        onChange={(due) => {
          set({ due });
        }}
        isTried={isTried}
      />
      <FieldRow label={t('followups.field.length')} htmlFor={ids.length}>
        <div>
          <select
            id={ids.length}
            className={styles.select}
            value={value.length}
            onChange={({ target }) => {
              set({ length: Number(target.value) });
            }}
          >
            {[...new Set([...LENGTHS, value.length])]
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
              value={doerOf(value, people) ?? ''}
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
    </>
  );
}
