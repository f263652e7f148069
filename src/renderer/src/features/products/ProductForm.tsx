import type { ProductCard, ProductId } from '@shared/features/products/products.contract';
import { PICTURES_EACH, slotOfProduct } from '@shared/features/products/products.rules';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { notKeptText, useFirstDraft, useNewPlace, type Draft } from '@/features/drafts/drafts.public';
import { useMay } from '@/features/staff/staff.public';
import { formatList } from '@/lib/format';
import type { Picture } from '@/lib/makePicture';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { HeldPictures } from '@/ui/HeldPictures';
import { SideForm } from '@/ui/SideForm';
import type { FieldName, FormTexts } from './productForm';
import { ProductFields } from './ProductFields';
import { ProductPictures } from './ProductPictures';
import { useProduct } from './products.hooks';
import { useProductForm } from './useProductForm';
import styles from './ProductCard.module.css';

type ProductFormProps = {
  id: ProductId | null;
  /** Which of several new products; null goes on with the last one that was left, if any. */
  slot: string | null;
  onClose: () => void;
};

/** The form of a new product (`id` null) or of a present one. */
export function ProductForm({ id, slot, onClose }: ProductFormProps) {
  return id === null ? <NewForm slot={slot} onClose={onClose} /> : <EditForm id={id} onClose={onClose} />;
}

function NewForm({ slot, onClose }: { slot: string | null; onClose: () => void }) {
  const place = useNewPlace('products.create', slot, false);
  const draft = useFirstDraft(place);
  if (place === null || draft === undefined) return null;
  return <Form place={place} card={null} draft={draft} onClose={onClose} />;
}

function EditForm({ id, onClose }: { id: ProductId; onClose: () => void }) {
  const { data: card, error, refetch } = useProduct(id);
  const [place] = useState<DraftPlace>({ form: 'products.edit', slot: slotOfProduct(id) });
  const draft = useFirstDraft(place);
  if (error && !card) {
    return (
      <div className={styles.problem}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!card || draft === undefined) return null;
  return <Form place={place} card={card} draft={draft} onClose={onClose} />;
}

type FormProps = {
  place: DraftPlace;
  card: ProductCard | null;
  draft: Draft | null;
  onClose: () => void;
};

function Form({ place, card, draft, onClose }: FormProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const mayReveal = useMay('products.reveal');
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const form = useProductForm({ place, card, draft });
  const { conflict } = form;

  const submit = async (): Promise<void> => {
    const id = await form.save(pictures);
    if (id !== null) navigate(`/products/${id}`, { replace: true });
  };
  const another = (): void => {
    navigate(`/products/new/${crypto.randomUUID()}`);
  };
  const valueText = (name: FieldName, texts: FormTexts): string => {
    const value = texts[name];
    if (typeof value === 'boolean') return t(value ? 'products.reach.yes' : 'products.reach.no');
    return typeof value === 'string' ? value : formatList(value);
  };
  return (
    <SideForm
      title={t(card === null ? 'products.title.new' : 'products.title.edit')}
      field="name"
      hasDraft={form.hasDraft}
      onAnother={card === null ? another : undefined}
      onStartOver={form.startOver}
      notKept={form.keepError && notKeptText(form.keepError)}
      error={form.error}
      isRunning={form.isRunning}
      onSave={() => void submit()}
      onLeave={() => {
        if (card === null) onClose();
        else navigate(`/products/${card.id}`, { replace: true });
      }}
    >
      {conflict && (
        <ConflictPanel
          both={conflict.both.map((name) => ({
            name,
            label: t(`products.field.${name}`),
            mine: valueText(name, conflict.mine),
            saved: valueText(name, conflict.saved),
          }))}
          taken={conflict.taken.map((name) => t(`products.field.${name}`))}
          chosen={form.chosen}
          onChoose={(name, whose) => {
            form.choose(name as FieldName, whose);
          }}
        />
      )}
      <ProductFields
        texts={form.texts}
        set={form.set}
        problemOf={form.problemOf}
        isCostKnown={card?.isCostKnown ?? mayReveal}
      />
      {card ? (
        <ProductPictures card={card} />
      ) : (
        <HeldPictures
          name={form.texts.name}
          pictures={pictures}
          most={PICTURES_EACH}
          hint={t('products.form.picturesHint')}
          onChange={setPictures}
        />
      )}
    </SideForm>
  );
}
