import type { ProductId } from '@shared/features/products/products.contract';
import { RATING_WORDS, STARS, type Stars } from '@shared/features/products/ratings.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.brief.public';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { ProductPicker } from './ProductPicker';

const VALUES = STARS.map(String) as `${Stars}`[];

type RatingDialogProps = {
  /** Of what, where that is known already. */
  product: { id: ProductId; name: string } | null;
  /** Who says it, where that is known already. */
  customer: Picked | null;
  onClose: () => void;
};

/** Notes what a customer says of a product; what they said before gives way. */
export function RatingDialog({ product: rated, customer: known, onClose }: RatingDialogProps) {
  const { t } = useTranslation();
  const starsLabel = useId();
  const [product, setProduct] = useState(rated);
  const [customer, setCustomer] = useState(known);
  const [stars, setStars] = useState<`${Stars}`>('5');
  const [words, setWords] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('products.rate');
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (customer === null || product === null) return;
    const done = await run({
      ...{ id: product.id, customerId: customer.id, stars: Number(stars) as Stars },
      words: words.trim().slice(0, RATING_WORDS),
    });
    if (done === null) return;
    offerUndo(t('products.rating.done', { name: product.name }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={
        product === null ? t('products.rating.titleAny') : t('products.rating.title', { name: product.name })
      }
      back={t('products.back')}
      save={t('products.rating.save')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      {rated === null && (
        <ProductPicker
          label={product === null ? t('products.rating.product') : t('products.rating.otherProduct')}
          error={isTried && product === null ? t('products.rating.needsProduct') : null}
          autoFocus
          onPick={setProduct}
        />
      )}
      <CustomerPicker
        label={t('products.rating.customer')}
        value={customer}
        onPick={setCustomer}
        error={isTried && customer === null ? t('products.rating.needsCustomer') : null}
        autoFocus={known === null && rated !== null}
      />
      <FieldRow label={t('products.rating.stars')} labelId={starsLabel}>
        <Choice
          labelledBy={starsLabel}
          value={stars}
          onChange={setStars}
          options={VALUES.map((value) => ({ value, text: t('products.star', { count: Number(value) }) }))}
        />
      </FieldRow>
      <TextField
        label={t('products.rating.words')}
        value={words}
        onChange={setWords}
        isLong
        autoFocus={known !== null && rated !== null}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
