import type { CustomerId } from '@shared/features/customers/customers.contract';
import { PROCESS_LIMITS } from '@shared/features/processes/processes.rules';
import { useEffect, useEffectEvent, useState } from 'react';
import { loadDraft, useOpenForm, type Draft } from '@/features/drafts/drafts.public';

/** What was typed of a process before it began. */
export type TypedProcess = {
  /** Key of the chosen template; empty: the first one offered. */
  template: string;
  words: string;
};

/** Where the draft of a process of a customer is kept. */
export const placeOf = (customerId: CustomerId) => ({ form: 'processes.start', customerId }) as const;

/** The draft of a process; null as long as it has no words. */
export const draftOf = (typed: TypedProcess): Draft | null =>
  typed.words.trim() === '' ? null : { title: typed.words.trim(), body: JSON.stringify(typed) };

/** What a draft holds, read with care: another version of the program may have written it. Null where that is nothing. */
export function readProcess(body: string): TypedProcess | null {
  try {
    const read = JSON.parse(body) as Partial<Record<keyof TypedProcess, unknown>> | null;
    const words = typeof read?.words === 'string' ? read.words.slice(0, PROCESS_LIMITS.words) : '';
    if (words.trim() === '') return null;
    return { words, template: typeof read?.template === 'string' ? read.template : '' };
  } catch {
    // What cannot be read is as good as nothing typed.
    return null;
  }
}

type ProcessDraftProps = {
  customerId: CustomerId;
  /** What was left half-typed, brought back, or thrown away; null: nothing. */
  onDraft: (left: TypedProcess | null) => void;
};

/** Beside a process that is about to begin for one customer: brings in what was left of it, and says that it is on screen. */
export function ProcessDraft({ customerId, onDraft }: ProcessDraftProps) {
  const [place] = useState(() => placeOf(customerId));
  const read = (draft: Draft | null): TypedProcess | null => draft && readProcess(draft.body);
  useOpenForm(place, (draft) => {
    onDraft(read(draft));
  });
  const found = useEffectEvent((draft: Draft | null) => {
    if (draft !== null) onDraft(read(draft));
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
