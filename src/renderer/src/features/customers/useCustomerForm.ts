import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  discardDraft,
  dropDraft,
  endDraft,
  keepDraft,
  useKeepError,
  useOpenForm,
  type Draft,
} from '@/features/drafts/drafts.public';
import { ClientError } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { findConflict, type Conflict } from './conflict';
import { draftOf, goOnFrom } from './customerDraft';
import { customerTitle } from './customerTitle';
import { fetchCard } from './customers.hooks';
import {
  changedFields,
  EMPTY_TEXTS,
  fieldsOf,
  isCustom,
  pick,
  textsOf,
  withField,
  type FieldName,
  type FormTexts,
} from './formFields';

/** What a form begins with: the card as it is, empty where there is none. */
const textsAt = (card: CustomerCard | null): FormTexts => (card === null ? EMPTY_TEXTS : textsOf(card));

type FormStart = {
  place: DraftPlace;
  /** Null for a new customer. */
  card: CustomerCard | null;
  /** What was typed elsewhere and brought along. */
  begunWith: FormTexts | null;
  draft: Draft | null;
};

/** Drives the form of a new or a present customer: draft, saving, and two people's edits of one card. */
export function useCustomerForm({ place, card, begunWith, draft }: FormStart) {
  const { t } = useTranslation();
  const [goneOn] = useState(() => draft && goOnFrom(draft, card));
  const [base, setBase] = useState(card);
  const [texts, setTexts] = useState(() => goneOn?.texts ?? begunWith ?? textsAt(card));
  const [hasDraft, setHasDraft] = useState(goneOn !== null);
  const [isBirthdayWrong, setIsBirthdayWrong] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(goneOn?.conflict ?? null);
  const keepError = useKeepError(place);
  const [chosen, setChosen] = useState<Partial<Record<FieldName, 'mine' | 'saved'>>>({});
  const create = useAct('customers.create');
  const edit = useAct('customers.edit');
  const { isRunning, error } = card === null ? create : edit;

  const set = (change: Partial<FormTexts>): void => {
    const next = { ...texts, ...change };
    setTexts(next);
    if ('birthday' in change || 'calendar' in change) setIsBirthdayWrong(false);
    keepDraft(place, draftOf(textsAt(base), next));
  };

  useEffect(() => {
    // Somebody has saved the same since: nothing of it is left to be done.
    if (draft && !goneOn) void dropDraft(place);
  }, [draft, goneOn, place]);
  useOpenForm(place, (now) => {
    const on = now && goOnFrom(now, card);
    setHasDraft(on !== null);
    setConflict(on?.conflict ?? null);
    setChosen({});
    setBase(card);
    setTexts(on?.texts ?? textsAt(card));
  });
  const startOver = (): void => {
    const now = draftOf(textsAt(base), texts);
    if (now) void discardDraft(place, now);
  };

  const meetTheOther = async (present: CustomerCard): Promise<void> => {
    try {
      const fresh = await fetchCard(present.id);
      const met = findConflict(textsOf(present), texts, textsOf(fresh));
      setConflict(met.conflict);
      setChosen({});
      setBase(fresh);
      setTexts(met.texts);
      keepDraft(place, draftOf(textsOf(fresh), met.texts));
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
    const began = textsAt(base);
    const changed = changedFields(began, texts);
    const title = customerTitle({
      name: fields.name,
      number: fields.number,
      phoneTail: fields.phones[0]?.text.slice(-4),
    });
    if (base === null) {
      const done = await create.run({ ...pick(fields, changed), ...(await endDraft(place)) });
      if (!done) {
        keepDraft(place, draftOf(began, texts));
        return null;
      }
      void dropDraft(place);
      offerUndo(t('customers.form.created', { name: title }), done.commandId);
      return done.value.id;
    }
    if (changed.length === 0) {
      void dropDraft(place);
      return base.id;
    }
    const done = await edit.run(
      { id: base.id, version: base.version, fields: pick(fields, changed), ...(await endDraft(place)) },
      (refusal) => {
        if (refusal.code !== 'customers.changedMeanwhile') return false;
        void meetTheOther(base);
        return true;
      },
    );
    if (!done) {
      keepDraft(place, draftOf(began, texts));
      return null;
    }
    void dropDraft(place);
    offerUndo(t('customers.form.saved', { name: title }), done.commandId);
    return base.id;
  };

  /** What is wrong with a field: told by the form itself or by the refusal. */
  const problemOf = (name: FieldName): string | null => {
    if (name === 'birthday' && isBirthdayWrong) return t('errors.customers.birthdayInvalid');
    const isNamed =
      error?.fields.some((path) =>
        isCustom(name) ? `.${path}`.endsWith(`.${name}`) : path.split('.').includes(name),
      ) ?? false;
    if (!isNamed || !error) return null;
    return t(error.code === 'ipc.badInput' ? 'customers.form.badField' : `errors.${error.code}`);
  };

  return {
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
  };
}
