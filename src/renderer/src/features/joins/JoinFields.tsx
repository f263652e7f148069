import { JOIN_LIMITS } from '@shared/features/joins/joins.rules';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { joinFaults, type TypedJoin } from './joinForm';

type JoinFieldsProps = { typed: TypedJoin; onChange: (patch: Partial<TypedJoin>) => void };

/** What somebody says of themselves in a join form. */
export function JoinFields({ typed, onChange }: JoinFieldsProps) {
  const { t } = useTranslation();
  const genderId = useId();
  const faults = joinFaults(typed);
  const field = (name: 'name' | 'phone' | 'birthday' | 'wishes', error: string | null = null) => (
    <TextField
      label={t(`joins.field.${name}`)}
      value={typed[name]}
      autoFocus={name === 'name'}
      error={error}
      onChange={(text) => {
        onChange({ [name]: name === 'birthday' ? text : text.slice(0, JOIN_LIMITS[name]) });
      }}
    />
  );
  return (
    <>
      {field('name')}
      {field('phone', faults.phone ? t('joins.wrong.phone') : null)}
      {field('birthday', faults.birthday ? t('joins.wrong.birthday') : null)}
      <FieldRow label={t('joins.field.gender')} labelId={genderId}>
        <Choice
          labelledBy={genderId}
          value={typed.gender}
          onChange={(gender) => {
            onChange({ gender });
          }}
          options={(['unsaid', 'female', 'male'] as const).map((value) => ({
            value,
            text: t(`joins.gender.${value}`),
          }))}
        />
      </FieldRow>
      {field('wishes')}
    </>
  );
}
