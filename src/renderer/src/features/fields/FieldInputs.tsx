import type { CustomField } from '@shared/features/fields/fields.contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import sheet from '@/ui/DialogBody.module.css';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { readValue } from '@shared/features/fields/fields.rules';
import { fieldText } from './fieldText';
import styles from './Fields.module.css';

type FieldInputsProps = {
  /** What is typed, by the id of the field. */
  values: Readonly<Record<string, string>>;
  onChange: (key: string, text: string) => void;
  problemOf: (key: string) => string | null;
};

/** The fields of the shop's own in a form of a card, as a group of their own. Nothing where the shop has none. */
export function FieldInputs({ values, onChange, problemOf }: FieldInputsProps) {
  const { t } = useTranslation();
  const { data: all = [] } = useCall('fields.list', {});
  const fields = all.filter(({ isRetired }) => !isRetired);
  if (fields.length === 0) return null;
  return (
    <section aria-label={t('fields.more')}>
      <h3 className={styles.more}>{t('fields.more')}</h3>
      {fields.map((field) => {
        const key = String(field.id);
        return (
          <FieldInput
            key={key}
            field={field}
            value={values[key] ?? ''}
            onChange={(text) => {
              onChange(key, text);
            }}
            problem={problemOf(key)}
          />
        );
      })}
    </section>
  );
}

type FieldInputProps = {
  field: CustomField;
  value: string;
  onChange: (text: string) => void;
  problem: string | null;
};

/** One field of the shop's own, asked for in the way of its kind. */
export function FieldInput({ field, value, onChange, problem }: FieldInputProps) {
  const { t } = useTranslation();
  const today = useToday();
  const id = useId();
  if (field.kind === 'yesNo') {
    return (
      <FieldRow label={field.name} labelId={id} error={problem}>
        <Choice
          labelledBy={id}
          value={value === 'yes' || value === 'no' ? value : ''}
          onChange={onChange}
          options={[
            { value: 'yes', text: t('fields.value.yes') },
            { value: 'no', text: t('fields.value.no') },
            { value: '', text: t('fields.value.unknown') },
          ]}
        />
      </FieldRow>
    );
  }
  if (field.kind === 'choice') {
    const isKept = field.choices.some(({ word, isRetired }) => word === value && isRetired);
    return (
      <FieldRow label={field.name} htmlFor={id} error={problem} errorId={`${id}-error`}>
        <select
          id={id}
          className={sheet.select}
          value={value}
          data-step
          onChange={({ target }) => {
            onChange(target.value);
          }}
        >
          <option value="">{t('fields.value.unknown')}</option>
          {field.choices
            .filter(({ isRetired }) => !isRetired)
            .map(({ word }) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          {isKept && <option value={value}>{t('fields.retiredName', { name: value })}</option>}
        </select>
      </FieldRow>
    );
  }
  const read = field.kind === 'date' ? readValue(field, value) : null;
  return (
    <TextField
      name={`custom.${String(field.id)}`}
      label={field.name}
      value={value}
      onChange={onChange}
      error={problem}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      placeholder={field.kind === 'text' ? undefined : t(`fields.placeholder.${field.kind}`)}
      hint={read === null ? null : fieldText(field, read.text, today)}
    />
  );
}
