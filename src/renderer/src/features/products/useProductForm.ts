import type { ProductCard, ProductId } from '@shared/features/products/products.contract';
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
import { call, ClientError } from '@/lib/client';
import { errorText } from '@/lib/errorText';
import type { Picture } from '@/lib/makePicture';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import {
  changedFields,
  draftOf,
  EMPTY_TEXTS,
  faultsOf,
  fieldsOf,
  findConflict,
  goOnFrom,
  textsOf,
  type Conflict,
  type FieldName,
  type FormTexts,
} from './productForm';

const textsAt = (card: ProductCard | null): FormTexts => (card === null ? EMPTY_TEXTS : textsOf(card));

type FormStart = {
  place: DraftPlace;
  /** Null for a new product. */
  card: ProductCard | null;
  draft: Draft | null;
};

/** Drives the form of a new or a present product: draft, saving, and two people's edits of one product. */
export function useProductForm({ place, card, draft }: FormStart) {
  const { t } = useTranslation();
  const [goneOn] = useState(() => draft && goOnFrom(draft, card));
  const [base, setBase] = useState(card);
  const [texts, setTexts] = useState(() => goneOn?.texts ?? textsAt(card));
  const [hasDraft, setHasDraft] = useState(goneOn !== null);
  const [faults, setFaults] = useState<readonly FieldName[]>([]);
  const [conflict, setConflict] = useState<Conflict | null>(goneOn?.conflict ?? null);
  const [chosen, setChosen] = useState<Partial<Record<FieldName, 'mine' | 'saved'>>>({});
  const keepError = useKeepError(place);
  const create = useAct('products.create');
  const edit = useAct('products.edit');
  const { isRunning, error } = card === null ? create : edit;

  const set = (change: Partial<FormTexts>): void => {
    const next = { ...texts, ...change };
    setTexts(next);
    setFaults(faults.filter((name) => !(name in change)));
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

  const meetTheOther = async (present: ProductCard): Promise<void> => {
    try {
      const fresh = await call('products.card', { id: present.id });
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
    set({ [name]: conflict[whose][name] });
  };

  /** Resolves with the product's id once saved, a new one with its pictures; null where something is still to be put right. */
  const save = async (pictures: readonly Picture[]): Promise<ProductId | null> => {
    const wrong = faultsOf(texts);
    setFaults(wrong);
    if (wrong.length > 0) return null;
    const began = textsAt(base);
    const changed = changedFields(began, texts);
    if (base !== null && changed.length === 0) {
      void dropDraft(place);
      return base.id;
    }
    const fields = fieldsOf(texts, changed);
    const ends = await endDraft(place);
    const done =
      base === null
        ? await create.run({ ...fields, ...(pictures.length > 0 && { pictures: [...pictures] }), ...ends })
        : await edit.run({ id: base.id, version: base.version, fields, ...ends }, (refusal) => {
            if (refusal.code !== 'products.changedMeanwhile') return false;
            void meetTheOther(base);
            return true;
          });
    if (!done) {
      keepDraft(place, draftOf(began, texts));
      return null;
    }
    void dropDraft(place);
    const name = texts.name.trim();
    offerUndo(t(base === null ? 'products.done.created' : 'products.done.saved', { name }), done.commandId);
    return done.value.id;
  };

  /** What is wrong with a field: told by the form itself or by the refusal. */
  const problemOf = (name: FieldName): string | null => {
    if (faults.includes(name)) return t(`products.fault.${name}`);
    const isNamed = error?.fields.some((path) => path.split('.').includes(name)) ?? false;
    if (!isNamed || !error) return null;
    return error.code === 'ipc.badInput' ? t('products.fault.other') : errorText(error);
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
