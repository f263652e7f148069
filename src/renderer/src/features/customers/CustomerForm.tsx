import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { ActionIcon, Button } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFirstDraft, useNewPlace, type Draft } from '@/features/drafts/drafts.public';
import { useBrought } from '@/lib/brought';
import { classes } from '@/lib/classes';
import { errorText } from '@/lib/errorText';
import { pressKey, useKeys } from '@/lib/keys';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconClose } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { ConflictPanel } from './ConflictPanel';
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
  const form = useRef<HTMLFormElement>(null);
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

  // With the first picture, not after it: a later choice of the text would take what was already typed.
  useLayoutEffect(() => {
    const found = form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`);
    found?.focus();
    if (!(found instanceof HTMLTextAreaElement)) found?.select();
  }, [field]);

  const leave = (): void => {
    // A word that is half a tag becomes one when it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (card === null) onClose();
    else navigate(`/customers/${card.id}`, { replace: true });
  };
  const submit = async (): Promise<void> => {
    const id = await save();
    if (id !== null) navigate(`/customers/${id}`, { replace: true });
  };
  useKeys({ 'form.save': () => void submit() });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    pressKey(event, {
      'form.leave': leave,
      'form.next': () => {
        if (event.shiftKey || event.target instanceof HTMLButtonElement) return false;
        if (!goOn(event.currentTarget as HTMLElement, event.target as HTMLElement)) void submit();
        return true;
      },
    });
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t(card === null ? 'customers.title.new' : 'customers.title.edit')}</h2>
        <p className={styles.sub}>{t('customers.form.how')}</p>
        <ActionIcon aria-label={t('common.close')} onClick={leave}>
          <IconClose size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.fields}>
        {hasDraft && (
          <p className={styles.draft}>
            <span className={styles.draftText}>{t('customers.form.draft')}</span>
            {card === null && (
              <button
                type="button"
                className={styles.link}
                onClick={() => {
                  navigate(`/customers/new/${crypto.randomUUID()}`);
                }}
              >
                {t('customers.form.another')}
              </button>
            )}
            <button type="button" className={styles.link} onClick={startOver}>
              {t('customers.form.startOver')}
            </button>
          </p>
        )}
        {conflict && <ConflictPanel conflict={conflict} chosen={chosen} onChoose={choose} />}
        <CustomerFields texts={texts} set={set} problemOf={problemOf} exceptId={card?.id ?? null} />
      </div>
      <footer className={styles.foot}>
        {error && <ErrorNotice error={error} />}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="filled"
            loading={isRunning}
            rightSection={<KeyCap name="form.save" isOnAccent />}
          >
            {t('common.save')}
          </Button>
          <Button onClick={leave} rightSection={<KeyCap name="form.leave" />}>
            {t('customers.form.leave')}
          </Button>
          {keepError ? (
            <span className={classes(styles.kept, styles.notKept)} role="alert">
              {keepError.code === 'drafts.tooMany' ? errorText(keepError) : t('drafts.notKept')}
            </span>
          ) : (
            <span className={styles.kept}>{t('customers.form.kept')}</span>
          )}
        </div>
      </footer>
    </form>
  );
}

/** Enter at the till: on to the next field. False after the last. */
function goOn(form: HTMLElement, from: HTMLElement): boolean {
  const steps = [...form.querySelectorAll<HTMLElement>('[data-step]')];
  const next = steps[steps.findIndex((step) => step.contains(from)) + 1];
  if (!next || !steps.some((step) => step.contains(from))) return false;
  const control = next.matches('input, textarea')
    ? next
    : next.querySelector<HTMLElement>('input:checked, input');
  control?.focus();
  return true;
}
