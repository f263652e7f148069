import type { ProductListRow } from '@shared/features/products/products.contract';
import { PRICE_STEPS, readPercent, repriced, type PriceStep } from '@shared/features/products/products.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './ProductCard.module.css';

/** Products whose new price is shown. */
const MOST_SHOWN = 50;
const STEPS = PRICE_STEPS.map(String) as `${PriceStep}`[];

type PriceDialogProps = {
  products: readonly ProductListRow[];
  /** `isDone`: they cost something else now. */
  onClose: (isDone: boolean) => void;
};

/** Other prices for what is ticked, by a percentage; each is shown before it holds. What has no price gets none. */
export function PriceDialog({ products, onClose }: PriceDialogProps) {
  const { t } = useTranslation();
  const stepLabel = useId();
  const [percent, setPercent] = useState('');
  const [step, setStep] = useState<`${PriceStep}`>('100');
  const { run, isRunning, error } = useAct('products.setPrices');
  const tenths = readPercent(percent);
  const changes =
    tenths === null
      ? []
      : products.flatMap(({ id, name, priceCents }) => {
          if (priceCents === null) return [];
          const toCents = repriced(priceCents, tenths, Number(step) as PriceStep);
          return toCents === priceCents ? [] : [{ id, name, fromCents: priceCents, toCents }];
        });
  const more = changes.length - MOST_SHOWN;

  const save = async (): Promise<void> => {
    const prices = changes.map(({ id, fromCents, toCents }) => ({ id, fromCents, toCents }));
    const done = await run({ prices });
    if (done === null) return;
    offerUndo(t('products.prices.done', { count: prices.length }), done.commandId);
    onClose(true);
  };
  return (
    <FormDialog
      title={t('products.prices.title', { count: products.length, number: formatNumber(products.length) })}
      back={t('products.back')}
      save={t('products.prices.save', { count: changes.length, number: formatNumber(changes.length) })}
      isRunning={isRunning}
      isDisabled={changes.length === 0}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
    >
      <TextField
        label={t('products.prices.percent')}
        value={percent}
        onChange={setPercent}
        error={percent.trim() !== '' && tenths === null ? t('products.prices.unreadable') : null}
        placeholder={t('products.prices.hint')}
        autoFocus
      />
      <FieldRow label={t('products.prices.step')} labelId={stepLabel}>
        <Choice
          labelledBy={stepLabel}
          value={step}
          onChange={setStep}
          options={STEPS.map((value) => ({ value, text: t(`products.prices.to.${value}`) }))}
        />
      </FieldRow>
      {tenths !== null && changes.length === 0 && (
        <p className={styles.quiet}>{t('products.prices.nothing')}</p>
      )}
      <ul className={styles.moves}>
        {changes.slice(0, MOST_SHOWN).map(({ id, name, fromCents, toCents }) => (
          <li key={id}>
            {t('products.prices.change', {
              name,
              from: formatMoney(fromCents),
              to: formatMoney(toCents),
            })}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{t('products.prices.more', { count: more })}</p>}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
