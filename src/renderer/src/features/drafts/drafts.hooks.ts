import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { call, ClientError } from '@/lib/client';
import { errorText } from '@/lib/errorText';
import { i18n } from '@/lib/i18n';
import { useCall } from '@/lib/useCall';
import {
  flushDrafts,
  keepErrorOf,
  loadDraft,
  nameOf,
  onKeeperChange,
  openForm,
  openForms,
  type Draft,
} from './draftKeeper';

/** The signed-in person's drafts, the last one typed into first. */
export function useDrafts() {
  return useCall('drafts.list', {});
}

/** Names of the forms that are on screen now, see `nameOf`. */
export function useOpenForms(): ReadonlySet<string> {
  return useSyncExternalStore(onKeeperChange, openForms);
}

/** Why the last typing of this form is not kept; null where it is. */
export function useKeepError(place: DraftPlace): ClientError | null {
  return useSyncExternalStore(onKeeperChange, () => keepErrorOf(place));
}

/** Says so under the form. */
export const notKeptText = (error: ClientError): string =>
  error.code === 'drafts.tooMany' ? errorText(error) : i18n.t('drafts.notKept');

/** The draft that a form begins with, asked for once; undefined until it is known whether there is one. */
export function useFirstDraft(place: DraftPlace | null): Draft | null | undefined {
  const [found, setFound] = useState<{ name: string; draft: Draft | null }>();
  const name = place && nameOf(place);
  const load = useEffectEvent(() => (place ? loadDraft(place) : null));
  useEffect(() => {
    if (name === null) return undefined;
    let isOff = false;
    void load()?.then((draft) => {
      if (!isOff) setFound({ name, draft });
    });
    return () => {
      isOff = true;
    };
  }, [name]);
  return found?.name === name ? found?.draft : undefined;
}

/** A form on screen: its draft is kept at once when it goes, and `onDraft` is told what comes to it from elsewhere. */
export function useOpenForm(place: DraftPlace, onDraft: (draft: Draft | null) => void): void {
  const tell = useEffectEvent(onDraft);
  const open = useEffectEvent(() =>
    openForm(place, (draft) => {
      tell(draft);
    }),
  );
  const name = nameOf(place);
  // Before the first picture: whoever acts on what is seen must be heard by the form.
  useLayoutEffect(() => open(), [name]);
}

type NewPlace = Extract<DraftPlace, { slot: string }>;

/**
 * The place of a form that begins something new: that of the slot, else of the draft that was typed into last, else a
 * fresh one. Null until that is known.
 */
export function useNewPlace(form: NewPlace['form'], slot: string | null, isFresh: boolean): NewPlace | null {
  const [place, setPlace] = useState<NewPlace | null>(() =>
    slot !== null || isFresh ? { form, slot: slot ?? crypto.randomUUID() } : null,
  );
  const isKnown = place !== null;
  useEffect(() => {
    if (isKnown) return undefined;
    let isOff = false;
    void findLast(form).then((found) => {
      if (!isOff) setPlace(found);
    });
    return () => {
      isOff = true;
    };
  }, [form, isKnown]);
  return place;
}

async function findLast(form: NewPlace['form']): Promise<NewPlace> {
  await flushDrafts();
  const fresh = { form, slot: crypto.randomUUID() };
  try {
    const last = (await call('drafts.list', {})).find(({ place }) => place.form === form)?.place;
    return last && 'slot' in last ? last : fresh;
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return fresh;
  }
}
