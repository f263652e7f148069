import type { CustomerId } from '@shared/features/customers/customers.contract';
import { PROMISE_KINDS, PROMISE_LIMITS, type PromiseKind } from '@shared/features/followups/promise.rules';
import { useEffect, useEffectEvent, useState } from 'react';
import { loadDraft, useOpenForm, type Draft } from '@/features/drafts/drafts.public';
import type { TypedDue } from '../DueFields';

/** A promise as it is typed, without to whom. */
export type TypedPromise = {
  kind: PromiseKind;
  words: string;
  due: TypedDue;
  /** Null for oneself. */
  personId: number | null;
};

/** Where the draft of a new promise to a customer is kept. */
export const placeOf = (customerId: CustomerId) => ({ form: 'followups.promise', customerId }) as const;

/** The draft of a promise; null as long as it has no words. */
export const draftOf = (typed: TypedPromise): Draft | null =>
  typed.words.trim() === '' ? null : { title: typed.words.trim(), body: JSON.stringify(typed) };

/** What a draft holds, read with care: another version of the program may have written it. Null where that is nothing. */
export function readPromise(body: string): TypedPromise | null {
  try {
    const read = JSON.parse(body) as Partial<Record<keyof TypedPromise, unknown>> | null;
    const due = read?.due as Partial<Record<keyof TypedDue, unknown>> | null | undefined;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    const words = text(read?.words).slice(0, PROMISE_LIMITS.words);
    if (words.trim() === '') return null;
    return {
      kind: PROMISE_KINDS.find((kind) => kind === read?.kind) ?? 'goods',
      words,
      due: { day: text(due?.day), time: text(due?.time) },
      personId: typeof read?.personId === 'number' ? read.personId : null,
    };
  } catch {
    // What cannot be read is as good as nothing typed.
    return null;
  }
}

type PromiseDraftProps = {
  customerId: CustomerId;
  /** Once it is known what was left half-typed; null: nothing. */
  onFound: (left: TypedPromise | null) => void;
  /** It was thrown away, or brought back. */
  onDraft: (now: TypedPromise | null) => void;
};

/** Beside a new promise to one customer: brings in what was left of it, and says that it is on screen. */
export function PromiseDraft({ customerId, onFound, onDraft }: PromiseDraftProps) {
  const [place] = useState(() => placeOf(customerId));
  const read = (draft: Draft | null): TypedPromise | null => draft && readPromise(draft.body);
  useOpenForm(place, (draft) => {
    onDraft(read(draft));
  });
  const found = useEffectEvent((draft: Draft | null) => {
    onFound(read(draft));
  });
  useEffect(() => {
    let isOff = false;
    void loadDraft(place).then((draft) => {
      if (!isOff) found(draft);
    });
    return () => {
      isOff = true;
    };
  }, [place]);
  return null;
}
