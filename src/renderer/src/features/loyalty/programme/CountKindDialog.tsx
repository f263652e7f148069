import type { CountKind } from '@shared/features/loyalty/counts.channels';
import { COUNT_LIMITS } from '@shared/features/loyalty/counts.rules';
import { parseAmount } from '@shared/lib/money';
import { priceText } from '@shared/features/sales/pricing.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '@/features/products/products.public';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { WordsField } from '@/ui/WordsField';
import styles from '../Loyalty.module.css';

/** A whole number above nothing, null for an empty field, undefined for anything else. */
function readWhole(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null;
  const read = /^\d{1,6}$/u.test(text.trim()) ? Number(text) : 0;
  return read >= 1 && read <= most ? read : undefined;
}

function readPrice(text: string): number | null {
  const cents = parseAmount(text);
  return cents === null || cents < 0 || cents > COUNT_LIMITS.cents ? null : cents;
}

/** Makes a kind of count card, or changes it; null: a new one. */
export function CountKindDialog({ kind, onClose }: { kind: CountKind | null; onClose: () => void }) {
  const { t } = useTranslation();
  const ids = { reducible: useId(), active: useId() };
  const [name, setName] = useState(kind?.name ?? '');
  const [times, setTimes] = useState(kind === null ? '10' : String(kind.times ?? ''));
  const [price, setPrice] = useState(kind === null ? '' : priceText(kind.priceCents * 10));
  const [days, setDays] = useState(kind === null ? '365' : String(kind.goodDays ?? ''));
  const [isReducible, setIsReducible] = useState(kind?.isReducible ?? false);
  const [isActive, setIsActive] = useState(kind?.isActive ?? true);
  const [products, setProducts] = useState(
    (kind?.productNames ?? []).flatMap((one, at) => {
      const id = kind?.productIds[at];
      return id === undefined ? [] : [{ id, name: one }];
    }),
  );
  const [categories, setCategories] = useState<readonly string[]>(kind?.categories ?? []);
  const [words, setWords] = useState(kind?.words ?? '');
  const { data: known } = useCall('products.filters', { group: 'active' });
  const { run, isRunning, error } = useAct('loyalty.setCountKind');
  const read = {
    times: readWhole(times, COUNT_LIMITS.times),
    goodDays: readWhole(days, COUNT_LIMITS.goodDays),
    priceCents: readPrice(price),
  };
  const isEndless = read.times === null && read.goodDays === null;
  const save = async (): Promise<void> => {
    const { times: some, goodDays, priceCents } = read;
    if (some === undefined || goodDays === undefined || priceCents === null) return;
    const done = await run({
      id: kind?.id ?? null,
      name: name.trim(),
      times: some,
      priceCents,
      goodDays,
      isReducible,
      productIds: products.map(({ id }) => id),
      categories: [...categories],
      words: words.trim(),
      isActive,
    });
    if (done === null) return;
    notifyDone(t('loyalty.count.saved', { name: name.trim() }));
    onClose();
  };
  const between = (value: number | null | undefined, most: number): string | null =>
    value === undefined ? t('loyalty.count.between', { most: formatNumber(most) }) : null;
  const choice = (
    id: string,
    { value, set, label }: { value: boolean; set: (value: boolean) => void; label: string },
    [yes, no]: readonly [string, string],
  ) => (
    <FieldRow label={label} labelId={id}>
      <Choice
        labelledBy={id}
        value={value ? 'yes' : 'no'}
        onChange={(one) => {
          set(one === 'yes');
        }}
        options={[
          { value: 'yes', text: yes },
          { value: 'no', text: no },
        ]}
      />
    </FieldRow>
  );
  return (
    <FormDialog
      title={kind === null ? t('loyalty.count.new') : t('loyalty.count.editOne', { name: kind.name })}
      back={t('loyalty.back')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={
        name.trim() === '' ||
        isEndless ||
        read.times === undefined ||
        read.goodDays === undefined ||
        read.priceCents === null
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('loyalty.count.field.name')}
        value={name}
        hint={t('loyalty.count.hint.name')}
        autoFocus
        onChange={(text) => {
          setName(text.slice(0, COUNT_LIMITS.name));
        }}
      />
      <TextField
        label={t('loyalty.count.field.times')}
        value={times}
        inputMode="numeric"
        hint={t('loyalty.count.hint.times')}
        error={between(read.times, COUNT_LIMITS.times)}
        onChange={setTimes}
      />
      <TextField
        label={t('loyalty.count.field.price')}
        value={price}
        inputMode="decimal"
        error={price === '' || read.priceCents !== null ? null : t('loyalty.count.hint.price')}
        onChange={setPrice}
      />
      <TextField
        label={t('loyalty.count.field.days')}
        value={days}
        inputMode="numeric"
        hint={t('loyalty.count.hint.days')}
        error={isEndless ? t('loyalty.count.hint.endless') : between(read.goodDays, COUNT_LIMITS.goodDays)}
        onChange={setDays}
      />
      <ProductPicker
        label={t('loyalty.count.field.products')}
        onPick={({ id, name: one }) => {
          if (!products.some((other) => other.id === id)) setProducts([...products, { id, name: one }]);
        }}
      />
      {products.length > 0 && (
        <p className={styles.facts}>
          {products.map(({ id, name: one }) => (
            <button
              key={id}
              type="button"
              className={styles.link}
              aria-label={t('loyalty.coupon.drop', { name: one })}
              onClick={() => {
                setProducts(products.filter((other) => other.id !== id));
              }}
            >
              {one} ×
            </button>
          ))}
        </p>
      )}
      <WordsField
        label={t('loyalty.count.field.categories')}
        name="categories"
        words={categories}
        onChange={setCategories}
        known={(known?.categories ?? []).map(({ category }) => category).filter((one) => one !== '')}
        placeholder={t('loyalty.count.hint.categories')}
        dropLabel={(one) => t('loyalty.coupon.drop', { name: one })}
      />
      <TextField
        label={t('loyalty.count.field.words')}
        value={words}
        hint={t('loyalty.count.hint.words')}
        onChange={(text) => {
          setWords(text.slice(0, COUNT_LIMITS.words));
        }}
      />
      {choice(
        ids.reducible,
        { value: isReducible, set: setIsReducible, label: t('loyalty.count.field.isReducible') },
        [t('loyalty.count.reduced'), t('loyalty.count.fixed')],
      )}
      {choice(ids.active, { value: isActive, set: setIsActive, label: t('loyalty.count.field.isActive') }, [
        t('loyalty.count.sold'),
        t('loyalty.count.stopped'),
      ])}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
