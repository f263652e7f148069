import { ActionIcon, Button } from '@mantine/core';
import { bundleSums } from '@shared/features/products/bundle.rules';
import type { ProductCard, ProductId } from '@shared/features/products/products.contract';
import {
  MOST_PARTS,
  PART_MILLI,
  readPrice,
  slotOfProduct,
  typedPrice,
} from '@shared/features/products/products.rules';
import { parseScaled } from '@shared/lib/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  discardDraft,
  dropDraft,
  endDraft,
  keepDraft,
  notKeptText,
  useFirstDraft,
  useKeepError,
  useOpenForm,
  type Draft,
} from '@/features/drafts/drafts.public';
import { formatMoney } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { IconTrash } from '@/ui/icons';
import { TextField } from '@/ui/TextField';
import { draftOf, readDraft, typedFrom, type TypedBundle, type TypedPart } from './bundleDraft';
import { ProductPicker } from './ProductPicker';
import styles from './ProductCard.module.css';

/** A quantity as typed, in thousandths; null for none that a bundle can hold. */
function readQuantity(text: string): number | null {
  const milli = parseScaled(text, 3);
  return milli === null || milli < 1 || milli > PART_MILLI ? null : milli;
}

const placeOf = (id: ProductId) => ({ form: 'products.setParts', slot: slotOfProduct(id) }) as const;
type BundleDialogProps = { card: ProductCard; onClose: () => void };

/** Says what a bundle holds, and what it costs: a price of its own, or so much less than its parts. A draft is kept. */
export function BundleDialog({ card, onClose }: BundleDialogProps) {
  const [place] = useState(() => placeOf(card.id));
  const draft = useFirstDraft(place);
  return draft === undefined ? null : <Form place={place} draft={draft} card={card} onClose={onClose} />;
}

type FormProps = BundleDialogProps & { place: ReturnType<typeof placeOf>; draft: Draft | null };

function Form({ place, draft, card, onClose }: FormProps) {
  const { t } = useTranslation();
  const goOn = (from: Draft | null): TypedBundle => (from && readDraft(from.body)) ?? typedFrom(card);
  const [bundle, setBundle] = useState(() => goOn(draft));
  const { parts, basis, price: typed } = bundle;
  useOpenForm(place, (now) => {
    setBundle(goOn(now));
  });
  const keepError = useKeepError(place);
  const set = (change: Partial<TypedBundle>): void => {
    const next = { ...bundle, ...change };
    setBundle(next);
    keepDraft(place, draftOf(card, next));
  };
  const kept = draftOf(card, bundle);
  const setParts = (next: readonly TypedPart[]): void => {
    set({ parts: next });
  };
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('products.setParts');
  const read = parts.map((part) => ({ ...part, quantityMilli: readQuantity(part.quantity) }));
  const known = read.flatMap(({ quantityMilli, priceCents }) =>
    quantityMilli === null ? [] : [{ quantityMilli, priceCents, costCents: null }],
  );
  const { aloneCents } = bundleSums(known);
  const amount = readPrice(typed);
  /* Less than the parts by more than they cost is no price. */
  const priceCents =
    basis === 'price' || amount === null || amount === 'unreadable'
      ? amount
      : aloneCents === null || amount > aloneCents
        ? 'unreadable'
        : aloneCents - amount;
  const lessCents = typeof priceCents === 'number' && aloneCents !== null ? aloneCents - priceCents : null;
  const type = (by: 'price' | 'less', text: string): void => {
    set({ basis: by, price: text });
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const whole = read.flatMap(({ id, quantityMilli }) =>
      quantityMilli === null ? [] : [{ id, quantityMilli }],
    );
    if (whole.length < read.length || priceCents === 'unreadable') return;
    const ends = await endDraft(place);
    const done = await run({ id: card.id, version: card.version, parts: whole, priceCents, ...ends });
    if (done === null) {
      keepDraft(place, draftOf(card, bundle));
      return;
    }
    void dropDraft(place);
    offerUndo(t('products.bundle.done', { name: card.fields.name }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('products.bundle.title', { name: card.fields.name })}
      back={t('products.back')}
      save={t('common.save')}
      isRunning={isRunning}
      actions={
        kept && (
          <Button size="md" onClick={() => void discardDraft(place, kept)}>
            {t('common.form.startOver')}
          </Button>
        )
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      {parts.length < MOST_PARTS && (
        <ProductPicker
          label={t('products.bundle.add')}
          autoFocus
          onPick={({ id, name, unit, priceCents: partCents }) => {
            if (id === card.id || parts.some((part) => part.id === id)) return;
            setParts([...parts, { id, name, unit, priceCents: partCents, quantity: '1' }]);
          }}
        />
      )}
      {read.length === 0 && <p className={styles.quiet}>{t('products.bundle.empty')}</p>}
      {read.map(({ id, name, unit, quantity, quantityMilli }) => (
        <TextField
          key={id}
          label={unit === '' ? name : t('products.bundle.partOf', { name, unit })}
          value={quantity}
          inputMode="decimal"
          error={isTried && quantityMilli === null ? t('products.bundle.quantity') : null}
          onChange={(text) => {
            setParts(parts.map((part) => (part.id === id ? { ...part, quantity: text } : part)));
          }}
          beside={
            <ActionIcon
              aria-label={t('products.bundle.drop', { name })}
              onClick={() => {
                setParts(parts.filter((part) => part.id !== id));
              }}
            >
              <IconTrash size="1rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          }
        />
      ))}
      <TextField
        label={t('products.field.priceCents')}
        value={basis === 'price' ? typed : typedPrice(typeof priceCents === 'number' ? priceCents : null)}
        inputMode="decimal"
        error={isTried && priceCents === 'unreadable' ? t('products.fault.priceCents') : null}
        onChange={(text) => {
          type('price', text);
        }}
      />
      {parts.length > 0 && aloneCents !== null && (
        <TextField
          label={t('products.bundle.less')}
          value={
            basis === 'less' ? typed : typedPrice(lessCents !== null && lessCents > 0 ? lessCents : null)
          }
          inputMode="decimal"
          hint={t('products.bundle.alone', { amount: formatMoney(aloneCents) })}
          onChange={(text) => {
            type('less', text);
          }}
        />
      )}
      {parts.length > 0 && aloneCents === null && (
        <p className={styles.quiet}>{t('products.bundle.unpriced')}</p>
      )}
      {keepError && <p role="alert">{notKeptText(keepError)}</p>}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
