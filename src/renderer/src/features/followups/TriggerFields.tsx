import type { RuleFields } from '@shared/features/followups/rule.channels';
import type { TriggerField, TriggerSpec } from '@shared/features/followups/trigger.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import styles from './Followups.module.css';

type Params = RuleFields['params'];
type TriggerFieldsProps = { spec: TriggerSpec; params: Params; onChange: (params: Params) => void };

/** What a trigger wants to know, each field by its kind. */
export function TriggerFields({ spec, params, onChange }: TriggerFieldsProps) {
  return spec.fields.map((field) => (
    <OneField
      key={field.name}
      field={field}
      textKey={`followups.trigger.${spec.trigger}.${field.name}`}
      value={params[field.name] ?? ''}
      onChange={(value) => {
        onChange({ ...params, [field.name]: value });
      }}
    />
  ));
}

type OneFieldProps = {
  field: TriggerField;
  /** Key of its label. */
  textKey: string;
  value: string | number;
  onChange: (value: string | number) => void;
};

function OneField({ field, textKey, value, onChange }: OneFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  if (field.kind === 'choice') {
    return (
      <FieldRow label={t(textKey)} htmlFor={id}>
        <div>
          <select
            id={id}
            className={styles.select}
            value={value}
            onChange={({ target }) => {
              onChange(target.value);
            }}
          >
            {field.options.map((option) => (
              <option key={option} value={option}>
                {t(`calendar.${field.name}.${option}`)}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
    );
  }
  if (field.kind === 'text') {
    return (
      <TextField
        label={t(textKey)}
        value={typed}
        hint={t(`${textKey}Hint`)}
        onChange={(text) => {
          setTyped(text.slice(0, field.max));
          onChange(text.slice(0, field.max).trim());
        }}
      />
    );
  }
  const isWhole = (text: string): boolean => /^\d{1,6}$/u.test(text.trim());
  const isWrong = !(isWhole(typed) && Number(typed) >= field.min && Number(typed) <= field.max);
  return (
    <TextField
      label={t(textKey)}
      value={typed}
      inputMode="numeric"
      error={isWrong ? t('followups.ration.between', { min: field.min, max: field.max }) : null}
      onChange={(text) => {
        setTyped(text);
        onChange(isWhole(text) ? Number(text) : text.trim());
      }}
    />
  );
}
