import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientError } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { findConflict, type Conflict } from './conflict';
import { customerTitle } from './customerTitle';
import { fetchCard } from './customers.hooks';
import { keepDraft, readDraft } from './drafts';
import {
  changedFields,
  EMPTY_TEXTS,
  fieldsOf,
  pick,
  textsOf,
  withField,
  type FieldName,
  type FormTexts,
} from './formFields';

/** A form that was left unsaved, with the card it began from. */
type Draft = { texts: FormTexts; base: CustomerCard | null };

/** Drives the form of a new or a present customer: draft, saving, and two people's edits of one card. */
export function useCustomerForm(card: CustomerCard | null, begunWith: FormTexts | null) {
  const { t } = useTranslation();
  const draftName = card === null ? 'customer new' : `customer ${card.id}`;
  const [draft] = useState(() => (begunWith === null ? readDraft<Draft>(draftName) : null));
  const [base, setBase] = useState(draft?.base ?? card);
  const [texts, setTexts] = useState(
    () => draft?.texts ?? begunWith ?? (card === null ? EMPTY_TEXTS : textsOf(card)),
  );
  const [hasDraft, setHasDraft] = useState(draft !== null);
  const [isBirthdayWrong, setIsBirthdayWrong] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [chosen, setChosen] = useState<Partial<Record<FieldName, 'mine' | 'saved'>>>({});
  const create = useAct('customers.create');
  const edit = useAct('customers.edit');
  const { isRunning, error } = card === null ? create : edit;

  const set = (change: Partial<FormTexts>): void => {
    const next = { ...texts, ...change };
    setTexts(next);
    if ('birthday' in change || 'calendar' in change) setIsBirthdayWrong(false);
    const began = base === null ? EMPTY_TEXTS : textsOf(base);
    const isChanged = changedFields(began, next).length > 0;
    keepDraft(draftName, isChanged ? ({ texts: next, base } satisfies Draft) : null);
  };

  const startOver = (): void => {
    keepDraft(draftName, null);
    setHasDraft(false);
    setConflict(null);
    setBase(card);
    setTexts(card === null ? EMPTY_TEXTS : textsOf(card));
  };

  const meetTheOther = async (present: CustomerCard): Promise<void> => {
    try {
      const fresh = await fetchCard(present.id);
      const met = findConflict(present, texts, fresh);
      setConflict(met.conflict);
      setChosen({});
      setBase(fresh);
      setTexts(met.texts);
      keepDraft(draftName, { texts: met.texts, base: fresh } satisfies Draft);
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      notifyError(caught);
    }
  };

  /** Takes my value or the saved one for a field that both changed. */
  const choose = (name: FieldName, whose: 'mine' | 'saved'): void => {
    if (conflict === null) return;
    setChosen({ ...chosen, [name]: whose });
    set(withField(texts, name, whose === 'mine' ? conflict.mine : conflict.saved));
  };

  /** Resolves with the customer's id once saved; null where something is still to be put right. */
  const save = async (): Promise<CustomerId | null> => {
    const { fields, isBirthdayReadable } = fieldsOf(texts);
    if (!isBirthdayReadable) {
      setIsBirthdayWrong(true);
      return null;
    }
    const changed = changedFields(base === null ? EMPTY_TEXTS : textsOf(base), texts);
    const title = customerTitle({
      name: fields.name,
      number: fields.number,
      phoneTail: fields.phones[0]?.text.slice(-4),
    });
    if (base === null) {
      const done = await create.run(pick(fields, changed));
      if (!done) return null;
      keepDraft(draftName, null);
      offerUndo(t('customers.form.created', { name: title }), done.commandId);
      return done.value.id;
    }
    if (changed.length === 0) {
      keepDraft(draftName, null);
      return base.id;
    }
    const done = await edit.run(
      { id: base.id, version: base.version, fields: pick(fields, changed) },
      (refusal) => {
        if (refusal.code !== 'customers.changedMeanwhile') return false;
        void meetTheOther(base);
        return true;
      },
    );
    if (!done) return null;
    keepDraft(draftName, null);
    offerUndo(t('customers.form.saved', { name: title }), done.commandId);
    return base.id;
  };

  /** What is wrong with a field: told by the form itself or by the refusal. */
  const problemOf = (name: FieldName): string | null => {
    if (name === 'birthday' && isBirthdayWrong) return t('errors.customers.birthdayInvalid');
    const isNamed = error?.fields.some((path) => path.split('.').includes(name)) ?? false;
    if (!isNamed || !error) return null;
    return t(error.code === 'ipc.badInput' ? 'customers.form.badField' : `errors.${error.code}`);
  };

  return {
    texts,
    set,
    save,
    startOver,
    hasDraft,
    problemOf,
    conflict,
    chosen,
    choose,
    error,
    isRunning,
  };
}
