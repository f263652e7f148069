import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { WordsField } from '@/ui/WordsField';
import type { FieldName, FormTexts } from './productForm';

type ProductFieldsProps = {
  texts: FormTexts;
  set: (change: Partial<FormTexts>) => void;
  problemOf: (name: FieldName) => string | null;
  /** May know, and say, what the shop pays. */
  isCostKnown: boolean;
};

type TextName = Exclude<FieldName, 'tags' | 'isOutOfReach' | 'isReducible'>;

/** All fields of a product in reading order: what it is and costs, for whom, where it stands, the rest. */
export function ProductFields({ texts, set, problemOf, isCostKnown }: ProductFieldsProps) {
  const { t } = useTranslation();
  const reachLabel = useId();
  const reducibleLabel = useId();
  const { data: known } = useCall('products.filters', { group: 'active' });

  const text = (
    name: TextName,
    options: { isLong?: boolean; hint?: string; inputMode?: 'decimal'; known?: readonly string[] } = {},
  ) => (
    <TextField
      name={name}
      label={t(`products.field.${name}`)}
      value={texts[name]}
      onChange={(value) => {
        set({ [name]: value });
      }}
      error={problemOf(name)}
      isLong={options.isLong}
      placeholder={options.hint}
      known={options.known}
      {...(options.inputMode && { inputMode: options.inputMode })}
    />
  );
  return (
    <>
      {text('name')}
      {text('priceCents', { inputMode: 'decimal', hint: t('products.form.priceHint') })}
      {text('unit', { hint: t('products.form.unitHint') })}
      {text('category', {
        hint: t('products.form.categoryHint'),
        known: (known?.categories ?? []).map(({ category }) => category).filter((one) => one !== ''),
      })}
      {text('barcode', { hint: t('products.form.barcodeHint') })}
      {text('code', { hint: t('products.form.codeHint') })}
      <WordsField
        label={t('products.field.tags')}
        name="tags"
        words={texts.tags}
        onChange={(tags) => {
          set({ tags });
        }}
        known={(known?.tags ?? []).map(({ tag }) => tag)}
        placeholder={t('products.form.tagsHint')}
        dropLabel={(tag) => t('products.form.dropTag', { tag })}
      />
      {text('shelf', { hint: t('products.form.shelfHint') })}
      <FieldRow label={t('products.field.isOutOfReach')} labelId={reachLabel}>
        <Choice
          labelledBy={reachLabel}
          value={texts.isOutOfReach ? 'yes' : 'no'}
          onChange={(value) => {
            set({ isOutOfReach: value === 'yes' });
          }}
          options={[
            { value: 'no', text: t('products.reach.no') },
            { value: 'yes', text: t('products.reach.yes') },
          ]}
        />
      </FieldRow>
      <FieldRow label={t('products.field.isReducible')} labelId={reducibleLabel}>
        <Choice
          labelledBy={reducibleLabel}
          value={texts.isReducible ? 'yes' : 'no'}
          onChange={(value) => {
            set({ isReducible: value === 'yes' });
          }}
          options={[
            { value: 'yes', text: t('products.reducible.yes') },
            { value: 'no', text: t('products.reducible.no') },
          ]}
        />
      </FieldRow>
      {isCostKnown && text('costCents', { inputMode: 'decimal', hint: t('products.form.costHint') })}
      {text('supplier')}
      {text('included', { isLong: true })}
      {text('excluded', { isLong: true })}
      {text('warranty', { isLong: true })}
      {text('note', { isLong: true })}
    </>
  );
}
