import { COUPON_KINDS, COUPON_LIMITS } from '@shared/features/loyalty/coupons.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '@/features/products/products.public';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { WordsField } from '@/ui/WordsField';
import loyalty from '../Loyalty.module.css';
import { EMPTY_BATCH, readBatch, type BatchFault, type TypedBatch } from './batchForm';
import styles from './Coupons.module.css';

/** Makes a batch: what its coupons take off, for what and whom they are good, and until when. */
export function BatchDialog({ onClose }: { onClose: (id: number | null) => void }) {
  const { t } = useTranslation();
  const ids = { kind: useId(), alone: useId(), birthday: useId() };
  const [typed, setTyped] = useState<TypedBatch>(EMPTY_BATCH);
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('loyalty.makeBatch');
  const { data: known } = useCall('products.filters', { group: 'active' });
  const { input, faults } = readBatch(typed);
  const set = (patch: Partial<TypedBatch>): void => {
    setTyped({ ...typed, ...patch });
  };
  const problem = (fault: BatchFault): string | null =>
    isTried && faults.has(fault) ? t(`loyalty.coupon.fault.${fault}`) : null;
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (faults.size > 0) return;
    const done = await run(input);
    if (done === null) return;
    notifyDone(t('loyalty.coupon.done.made', { name: input.name }));
    onClose(done.value.id);
  };
  const text = (
    name: 'name' | 'worth' | 'from' | 'uses' | 'goodDays' | 'prefix',
    label: string,
    hint: string,
    inputMode?: 'decimal' | 'numeric',
  ) => (
    <TextField
      label={label}
      value={typed[name]}
      error={problem(name)}
      placeholder={hint}
      autoFocus={name === 'name'}
      {...(inputMode && { inputMode })}
      onChange={(value) => {
        set({ [name]: value.slice(0, COUPON_LIMITS.name) });
      }}
    />
  );
  return (
    <FormDialog
      title={t('loyalty.coupon.new')}
      back={t('loyalty.back')}
      save={t('common.save')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={() => {
        onClose(null);
      }}
      width={44}
    >
      {text('name', t('loyalty.coupon.field.name'), t('loyalty.coupon.hint.name'))}
      <FieldRow label={t('loyalty.coupon.field.kind')} labelId={ids.kind}>
        <Choice
          labelledBy={ids.kind}
          value={typed.kind}
          onChange={(kind) => {
            set({ kind, worth: '' });
          }}
          options={COUPON_KINDS.map((kind) => ({ value: kind, text: t(`loyalty.coupon.kind.${kind}`) }))}
        />
      </FieldRow>
      {text(
        'worth',
        t(`loyalty.coupon.field.${typed.kind}`),
        t(`loyalty.coupon.hint.${typed.kind}`),
        'decimal',
      )}
      {text('from', t('loyalty.coupon.field.from'), t('loyalty.coupon.hint.from'), 'decimal')}
      <ForWhat typed={typed} set={set} error={problem('goods')} categories={known?.categories ?? []} />
      <ForWhom typed={typed} set={set} />
      <Days typed={typed} set={set} error={problem('endsOn')} />
      {text('goodDays', t('loyalty.coupon.field.goodDays'), t('loyalty.coupon.hint.goodDays'), 'numeric')}
      {text('uses', t('loyalty.coupon.field.uses'), '', 'numeric')}
      <FieldRow label={t('loyalty.coupon.field.isAlone')} labelId={ids.alone}>
        <Choice
          labelledBy={ids.alone}
          value={typed.isAlone ? 'yes' : 'no'}
          onChange={(value) => {
            set({ isAlone: value === 'yes' });
          }}
          options={[
            { value: 'yes', text: t('loyalty.coupon.alone') },
            { value: 'no', text: t('loyalty.coupon.together') },
          ]}
        />
      </FieldRow>
      <FieldRow
        label={t('loyalty.coupon.field.isBirthday')}
        labelId={ids.birthday}
        hint={t('loyalty.coupon.hint.isBirthday')}
      >
        <Choice
          labelledBy={ids.birthday}
          value={typed.isBirthday ? 'yes' : 'no'}
          onChange={(value) => {
            set({ isBirthday: value === 'yes' });
          }}
          options={[
            { value: 'no', text: t('loyalty.coupon.byHand') },
            { value: 'yes', text: t('loyalty.coupon.atBirthday') },
          ]}
        />
      </FieldRow>
      {text('prefix', t('loyalty.coupon.field.prefix'), t('loyalty.coupon.hint.prefix'))}
      <p className={styles.meta}>{t('loyalty.coupon.fixed')}</p>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

type PartProps = { typed: TypedBatch; set: (patch: Partial<TypedBatch>) => void };

/** The products and categories that it is good for. */
function ForWhat({
  typed,
  set,
  error,
  categories,
}: PartProps & { error: string | null; categories: readonly { category: string }[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ProductPicker
        label={t('loyalty.coupon.field.products')}
        error={error}
        onPick={({ id, name }) => {
          if (!typed.products.some((one) => one.id === id))
            set({ products: [...typed.products, { id, name }] });
        }}
      />
      {typed.products.length > 0 && (
        <ul className={styles.checks} aria-label={t('loyalty.coupon.field.products')}>
          {typed.products.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className={loyalty.link}
                aria-label={t('loyalty.coupon.drop', { name })}
                onClick={() => {
                  set({ products: typed.products.filter((one) => one.id !== id) });
                }}
              >
                {name} ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <WordsField
        label={t('loyalty.coupon.field.categories')}
        name="categories"
        words={typed.categories}
        onChange={(words) => {
          set({ categories: words });
        }}
        known={categories.map(({ category }) => category).filter((one) => one !== '')}
        placeholder={t('loyalty.coupon.hint.categories')}
        dropLabel={(name) => t('loyalty.coupon.drop', { name })}
      />
    </>
  );
}

/** The tiers that it is for; none ticked: everybody. */
function ForWhom({ typed, set }: PartProps) {
  const { t } = useTranslation();
  const labelId = useId();
  const { data } = useCall('loyalty.programme', {});
  const tiers = data?.tiers ?? [];
  if (tiers.length === 0) return null;
  return (
    <FieldRow
      label={t('loyalty.coupon.field.tiers')}
      labelId={labelId}
      hint={typed.tierIds.length === 0 ? t('loyalty.coupon.everybody') : ''}
    >
      <div className={styles.checks} role="group" aria-labelledby={labelId}>
        {tiers.map(({ id, name }) => (
          <label key={id} className={styles.check}>
            <input
              type="checkbox"
              checked={typed.tierIds.includes(id)}
              onChange={({ target }) => {
                const others = typed.tierIds.filter((one) => one !== id);
                set({ tierIds: target.checked ? [...others, id] : others });
              }}
            />
            {name}
          </label>
        ))}
      </div>
    </FieldRow>
  );
}

/** From which day to which. */
function Days({ typed, set, error }: PartProps & { error: string | null }) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { from: useId(), to: useId(), error: useId() };
  return (
    <>
      <FieldRow label={t('loyalty.coupon.field.startsOn')} htmlFor={ids.from}>
        <input
          id={ids.from}
          type="date"
          className={loyalty.select}
          value={typed.startsOn}
          onChange={({ target }) => {
            set({ startsOn: target.value });
          }}
        />
      </FieldRow>
      <FieldRow
        label={t('loyalty.coupon.field.endsOn')}
        htmlFor={ids.to}
        error={error}
        errorId={ids.error}
        hint={t('loyalty.coupon.hint.endsOn')}
      >
        <input
          id={ids.to}
          type="date"
          className={loyalty.select}
          min={today}
          aria-describedby={ids.error}
          value={typed.endsOn}
          onChange={({ target }) => {
            set({ endsOn: target.value });
          }}
        />
      </FieldRow>
    </>
  );
}
