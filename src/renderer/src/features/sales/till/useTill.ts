import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { keepDraft, loadDraft, useOpenForm } from '@/features/drafts/drafts.public';
import { EMPTY_TILL, isEmptyTill, type Till } from './till';
import { readTill } from './tillDraft';

type KeptTill = {
  till: Till;
  /** What stands on the till now, for what is answered after the next thing was begun. */
  now: RefObject<Till>;
  /** Puts another till on the screen. */
  show: (next: Till) => void;
  /** Keeps it as the draft of this place; an empty one keeps none. */
  keep: (next: Till) => void;
};

/** What stands on the till, which begins with the draft of its place. */
export function useTill(place: DraftPlace): KeptTill {
  const [till, setTill] = useState<Till>(EMPTY_TILL);
  const now = useRef(till);
  const show = (next: Till): void => {
    now.current = next;
    setTill(next);
  };
  const keep = (next: Till): void => {
    const title = next.customer?.title ?? next.lines[0]?.name ?? '';
    keepDraft(place, isEmptyTill(next) ? null : { title, body: JSON.stringify(next) });
  };
  useOpenForm(place, (draft) => {
    show(draft ? readTill(draft.body) : EMPTY_TILL);
  });
  const showFirst = useEffectEvent(show);
  useEffect(() => {
    let isOff = false;
    void loadDraft(place).then((draft) => {
      // Whoever was quicker than the draft keeps what they typed.
      if (!isOff && draft && now.current === EMPTY_TILL) showFirst(readTill(draft.body));
    });
    return () => {
      isOff = true;
    };
  }, [place]);
  return { till, now, show, keep };
}
