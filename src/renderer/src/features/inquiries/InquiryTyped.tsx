import { Button } from '@mantine/core';
import type { CallOutput } from '@shared/ipc/contracts';
import { INQUIRY_LIMITS, INQUIRY_SOURCES } from '@shared/features/inquiries/inquiries.rules';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker } from '@/features/customers/customers.brief.public';
import { ProductPicker } from '@/features/products/products.public';
import { useIsPainted } from '@/lib/painted';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import sheet from '@/ui/DialogBody.module.css';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { WordsField } from '@/ui/WordsField';
import { faultOf, type TypedInquiry } from './inquiryForm';
import styles from './Inquiries.module.css';

type InquiryTypedProps = {
  typed: TypedInquiry;
  people: CallOutput<'inquiries.people'>;
  /** Shows what is wrong only then. */
  isTried: boolean;
  onChange: (typed: TypedInquiry) => void;
};

/** The fields of an inquiry, what is needed first: whoever is in a hurry types that and Enter. */
export function InquiryTyped({ typed, people, isTried, onChange }: InquiryTypedProps) {
  const { t } = useTranslation();
  const ids = { source: useId(), until: useId(), person: useId() };
  const isPainted = useIsPainted();
  const { data: filters } = useCall('products.filters', { group: 'active' }, { isEnabled: isPainted });
  const fault = isTried ? faultOf(typed) : null;
  const set = (change: Partial<TypedInquiry>): void => {
    onChange({ ...typed, ...change });
  };
  const untilError = fault === 'untilOn' ? t('inquiries.fault.untilOn') : null;
  return (
    <>
      <TextField
        label={t('inquiries.field.need')}
        value={typed.need}
        autoFocus
        hint={t('inquiries.hint.need')}
        error={
          fault === 'need'
            ? t('inquiries.fault.need')
            : fault === 'needLong'
              ? t('inquiries.fault.needLong', { most: INQUIRY_LIMITS.need })
              : null
        }
        onChange={(need) => {
          // Of a pasted book one sign more is kept than is taken, so that it is refused in words.
          set({ need: need.slice(0, INQUIRY_LIMITS.need + 1) });
        }}
      />
      <CustomerPicker
        label={t('inquiries.field.customer')}
        value={typed.customer}
        onPick={(customer) => {
          set({ customer });
        }}
      />
      {typed.customer === null && (
        <TextField
          label={t('inquiries.field.name')}
          value={typed.name}
          hint={t('inquiries.hint.name')}
          onChange={(name) => {
            set({ name: name.slice(0, INQUIRY_LIMITS.name) });
          }}
          beside={
            <input
              className={styles.beside}
              aria-label={t('inquiries.field.phone')}
              placeholder={t('inquiries.field.phone')}
              autoComplete="off"
              value={typed.phone}
              onChange={({ target }) => {
                set({ phone: target.value.slice(0, INQUIRY_LIMITS.phone) });
              }}
            />
          }
        />
      )}
      <FieldRow label={t('inquiries.field.source')} labelId={ids.source}>
        <Choice
          labelledBy={ids.source}
          value={typed.source}
          options={INQUIRY_SOURCES.map((value) => ({ value, text: t(`inquiries.source.${value}`) }))}
          onChange={(source) => {
            set({ source });
          }}
        />
      </FieldRow>
      <TextField
        label={t('inquiries.field.budget')}
        value={typed.budget}
        inputMode="decimal"
        error={fault === 'budget' ? t('inquiries.fault.budget') : null}
        onChange={(budget) => {
          set({ budget: budget.slice(0, 20) });
        }}
      />
      {typed.product === null ? (
        <ProductPicker
          label={t('inquiries.field.product')}
          onPick={({ id, name }) => {
            set({ product: { id, name } });
          }}
        />
      ) : (
        <FieldRow label={t('inquiries.field.product')}>
          <div className={styles.picked}>
            <strong>{typed.product.name}</strong>
            <Button
              size="xs"
              onClick={() => {
                set({ product: null });
              }}
            >
              {t('inquiries.form.otherProduct')}
            </Button>
          </div>
        </FieldRow>
      )}
      <WordsField
        label={t('inquiries.field.tags')}
        name="tags"
        words={typed.tags}
        known={filters?.tags.map(({ tag }) => tag) ?? []}
        placeholder={t('inquiries.hint.tags')}
        dropLabel={(tag) => t('inquiries.form.dropTag', { tag })}
        onChange={(tags) => {
          set({ tags: tags.slice(0, INQUIRY_LIMITS.tags).map((tag) => tag.slice(0, INQUIRY_LIMITS.tag)) });
        }}
      />
      <FieldRow
        label={t('inquiries.field.untilOn')}
        htmlFor={ids.until}
        error={untilError}
        errorId={`${ids.until}-error`}
      >
        <div>
          <input
            id={ids.until}
            type="date"
            className={sheet.select}
            value={typed.untilOn}
            aria-invalid={untilError !== null}
            aria-describedby={untilError === null ? undefined : `${ids.until}-error`}
            onChange={({ target }) => {
              set({ untilOn: target.value });
            }}
          />
        </div>
      </FieldRow>
      {people.length > 1 && (
        <FieldRow label={t('inquiries.field.personId')} htmlFor={ids.person}>
          <div>
            <select
              id={ids.person}
              className={sheet.select}
              value={typed.personId ?? people.find(({ isMe }) => isMe)?.id ?? ''}
              onChange={({ target }) => {
                set({ personId: Number(target.value) });
              }}
            >
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
    </>
  );
}
