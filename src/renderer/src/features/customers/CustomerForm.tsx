import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useBrought } from '@/lib/brought';
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

type CustomerFormProps = { id: CustomerId | null; onClose: () => void };

/** The form of a new customer (`id` null) or of a present one. */
export function CustomerForm({ id, onClose }: CustomerFormProps) {
  const brought = useBrought<Brought>();
  if (id !== null) return <EditForm id={id} field={brought?.field ?? null} onClose={onClose} />;
  return (
    <Form
      key={brought?.typed}
      card={null}
      begunWith={brought?.typed === undefined ? null : textsFrom(brought.typed)}
      field="name"
      onClose={onClose}
    />
  );
}

function EditForm({ id, field, onClose }: { id: CustomerId; field: string | null; onClose: () => void }) {
  const { data: card, error, refetch } = useCard(id);
  if (error && !card) {
    return (
      <div className={styles.problem}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!card) return null;
  return <Form card={card} begunWith={null} field={field ?? 'name'} onClose={onClose} />;
}

type FormProps = {
  card: CustomerCard | null;
  begunWith: FormTexts | null;
  /** The field that has the focus first. */
  field: string;
  onClose: () => void;
};

function Form({ card, begunWith, field, onClose }: FormProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const { texts, set, save, startOver, hasDraft, problemOf, conflict, chosen, choose, error, isRunning } =
    useCustomerForm(card, begunWith);

  useEffect(() => {
    const found = form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`);
    found?.focus();
    if (!(found instanceof HTMLTextAreaElement)) found?.select();
  }, [field]);

  const leave = (): void => {
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
            {t('customers.form.draft')}
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
          <span className={styles.kept}>{t('customers.form.kept')}</span>
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
