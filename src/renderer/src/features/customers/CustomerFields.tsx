import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInputs } from '@/features/fields/fields.public';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { formatBirthday, readBirthday } from './birthday';
import type { CustomName, FieldName, FormTexts } from './formFields';
import { PhonesField } from './PhonesField';
import { SimilarNotice } from './SimilarNotice';
import { TagsField } from './TagsField';

type CustomerFieldsProps = {
  texts: FormTexts;
  set: (change: Partial<FormTexts>) => void;
  problemOf: (name: FieldName) => string | null;
  /** The customer being edited, who is not a duplicate of their own. */
  exceptId: CustomerId | null;
};

type TextName = Exclude<FieldName, CustomName | 'kind' | 'gender' | 'phones' | 'birthday' | 'tags'>;

/** All fields of a card in reading order: who, how to reach them, what to know, the rest. */
export function CustomerFields({ texts, set, problemOf, exceptId }: CustomerFieldsProps) {
  const { t } = useTranslation();
  const kindLabel = useId();
  const genderLabel = useId();
  const born = readBirthday(texts.birthday, texts.calendar);

  const text = (name: TextName, options: { isLong?: boolean; hint?: string } = {}) => (
    <TextField
      name={name}
      label={t(`customers.field.${name}`)}
      value={texts[name]}
      onChange={(value) => {
        set({ [name]: value });
      }}
      error={problemOf(name)}
      isLong={options.isLong}
      placeholder={options.hint}
    />
  );
  return (
    <>
      {text('name')}
      <SimilarNotice name={texts.name} phones={texts.phones} exceptId={exceptId} />
      <PhonesField
        phones={texts.phones}
        onChange={(phones) => {
          set({ phones });
        }}
        error={problemOf('phones')}
      />
      {text('salutation', { hint: t('customers.form.salutationHint') })}
      <FieldRow label={t('customers.field.kind')} labelId={kindLabel}>
        <Choice
          labelledBy={kindLabel}
          value={texts.kind}
          onChange={(kind) => {
            set({ kind });
          }}
          options={[
            { value: 'person', text: t('customers.kind.person') },
            { value: 'company', text: t('customers.kind.company') },
          ]}
        />
      </FieldRow>
      {texts.kind === 'person' && (
        <>
          <FieldRow label={t('customers.field.gender')} labelId={genderLabel}>
            <Choice
              labelledBy={genderLabel}
              value={texts.gender}
              onChange={(gender) => {
                set({ gender });
              }}
              options={[
                { value: 'female', text: t('customers.gender.female') },
                { value: 'male', text: t('customers.gender.male') },
                { value: '', text: t('customers.gender.unknown') },
              ]}
            />
          </FieldRow>
          <TextField
            name="birthday"
            label={t('customers.field.birthday')}
            value={texts.birthday}
            onChange={(birthday) => {
              const typed = readBirthday(birthday, texts.calendar);
              const isLunar = typed !== null && typed !== 'unreadable' && typed.calendar === 'lunar';
              set({ birthday, calendar: isLunar ? 'lunar' : texts.calendar });
            }}
            error={problemOf('birthday')}
            placeholder={t('customers.form.birthdayHint')}
            hint={born === null || born === 'unreadable' ? null : formatBirthday(born)}
            beside={
              <Choice
                label={t('customers.form.calendar')}
                value={texts.calendar}
                onChange={(calendar) => {
                  set({ calendar });
                }}
                options={[
                  { value: 'solar', text: t('customers.form.solar') },
                  { value: 'lunar', text: t('customers.form.lunar') },
                ]}
              />
            }
          />
        </>
      )}
      {text('likes', { isLong: true, hint: t('customers.form.likesHint') })}
      {text('avoids', { isLong: true, hint: t('customers.form.avoidsHint') })}
      <TagsField
        tags={texts.tags}
        onChange={(tags) => {
          set({ tags });
        }}
      />
      {text('number', { hint: t('customers.form.numberHint') })}
      {text('wechat')}
      {text('email')}
      {texts.kind === 'person' && text('company')}
      {text('region')}
      {text('address', { isLong: true })}
      {text('note', { isLong: true })}
      <FieldInputs
        values={texts.custom}
        onChange={(key, value) => {
          set({ custom: { ...texts.custom, [key]: value } });
        }}
        problemOf={(key) => problemOf(`custom.${key}`)}
      />
    </>
  );
}
