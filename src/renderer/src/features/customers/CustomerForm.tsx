import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { notKeptText, useFirstDraft, useNewPlace, type Draft } from '@/features/drafts/drafts.public';
import { useBrought } from '@/lib/brought';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { SideForm } from '@/ui/SideForm';
import { CustomerConflict } from './CustomerConflict';
import { CustomerFields } from './CustomerFields';
import { useCard } from './customers.hooks';
import { textsFrom, type FormTexts } from './formFields';
import { useCustomerForm } from './useCustomerForm';
import styles from './CustomerForm.module.css';

/** What the address brings along: text from the search box, or the field that is to be filled in. */
type Brought = { typed?: string; field?: string };

type CustomerFormProps = {
  id: CustomerId | null;
  /** Which of several new customers; null goes on with the last one that was left, if any. */
  slot: string | null;
  onClose: () => void;
};

/** The form of a new customer (`id` null) or of a present one. */
export function CustomerForm({ id, slot, onClose }: CustomerFormProps) {
  const brought = useBrought<Brought>();
  if (id !== null) return <EditForm id={id} field={brought?.field ?? null} onClose={onClose} />;
  return <NewForm key={brought?.typed} slot={slot} typed={brought?.typed ?? null} onClose={onClose} />;
}

type NewFormProps = { slot: string | null; typed: string | null; onClose: () => void };

function NewForm({ slot, typed, onClose }: NewFormProps) {
  const place = useNewPlace('customers.create', slot, typed !== null);
  const draft = useFirstDraft(place);
  if (place === null || draft === undefined) return null;
  const begunWith = typed === null ? null : textsFrom(typed);
  return (
    <Form place={place} card={null} begunWith={begunWith} draft={draft} field="name" onClose={onClose} />
  );
}

function EditForm({ id, field, onClose }: { id: CustomerId; field: string | null; onClose: () => void }) {
  const { data: card, error, refetch } = useCard(id);
  const [place] = useState<DraftPlace>({ form: 'customers.edit', customerId: id });
  const draft = useFirstDraft(place);
  if (error && !card) {
    return (
      <div className={styles.problem}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!card || draft === undefined) return null;
  return (
    <Form
      place={place}
      card={card}
      begunWith={null}
      draft={draft}
      field={field ?? 'name'}
      onClose={onClose}
    />
  );
}

type FormProps = {
  place: DraftPlace;
  card: CustomerCard | null;
  begunWith: FormTexts | null;
  draft: Draft | null;
  /** The field that has the focus first. */
  field: string;
  onClose: () => void;
};

function Form({ place, card, begunWith, draft, field, onClose }: FormProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const {
    texts,
    set,
    save,
    startOver,
    hasDraft,
    keepError,
    problemOf,
    conflict,
    chosen,
    choose,
    error,
    isRunning,
  } = useCustomerForm({ place, card, begunWith, draft });

  const leave = (): void => {
    if (card === null) onClose();
    else navigate(`/customers/${card.id}`, { replace: true });
  };
  const submit = async (): Promise<void> => {
    const id = await save();
    if (id !== null) navigate(`/customers/${id}`, { replace: true });
  };
  const another = (): void => {
    navigate(`/customers/new/${crypto.randomUUID()}`);
  };

  return (
    <SideForm
      title={t(card === null ? 'customers.title.new' : 'customers.title.edit')}
      field={field}
      hasDraft={hasDraft}
      onAnother={card === null ? another : undefined}
      onStartOver={startOver}
      notKept={keepError && notKeptText(keepError)}
      error={error}
      isRunning={isRunning}
      onSave={() => void submit()}
      onLeave={leave}
    >
      {conflict && <CustomerConflict conflict={conflict} chosen={chosen} onChoose={choose} />}
      <CustomerFields texts={texts} set={set} problemOf={problemOf} exceptId={card?.id ?? null} />
    </SideForm>
  );
}
