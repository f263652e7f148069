import type { DraftId } from '@shared/features/drafts/draftId';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { DRAFT_LIMITS } from '@shared/features/drafts/drafts.rules';
import { call, ClientError, jot } from '@/lib/client';
import { i18n } from '@/lib/i18n';
import { notifyUndo } from '@/lib/notify';

/** What stands in a form: a title in the person's own words, and a text that only the form reads. */
export type Draft = { title: string; body: string };

type Entry = {
  place: DraftPlace;
  /** Null while the program keeps no draft of this form. */
  id: DraftId | null;
  /** What is still to be kept: a draft, or null to throw it away. Undefined where all is kept. */
  wanted: Draft | null | undefined;
  timer: ReturnType<typeof setTimeout> | null;
  running: Promise<void> | null;
  error: ClientError | null;
  /** Forms of this place on screen; each is told when its draft is thrown away or comes back. */
  forms: Set<(draft: Draft | null) => void>;
};

/** While somebody types the draft is kept twice a second: a kill costs no more. */
const KEEP_EVERY_MS = 500;
/** The disk may have room again, or the data host be back. */
const TRY_AGAIN_MS = 3_000;

const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();
let openNames: ReadonlySet<string> = new Set();

/** A name for the place, the same for the same form. */
export function nameOf(place: DraftPlace): string {
  return `${place.form} ${'slot' in place ? place.slot : place.customerId}`;
}

function entryOf(place: DraftPlace): Entry {
  const name = nameOf(place);
  const known = entries.get(name);
  if (known) return known;
  const made: Entry = {
    place,
    id: null,
    wanted: undefined,
    timer: null,
    running: null,
    error: null,
    forms: new Set(),
  };
  entries.set(name, made);
  return made;
}

function tell(): void {
  const open = [...entries].filter(([, entry]) => entry.forms.size > 0).map(([name]) => name);
  if (open.length !== openNames.size || open.some((name) => !openNames.has(name))) openNames = new Set(open);
  for (const listener of listeners) listener();
}

/** Subscribes to what useOpenForms and useKeepError show. */
export function onKeeperChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names of the forms that are on screen now. */
export function openForms(): ReadonlySet<string> {
  return openNames;
}

/** Why the last typing of this form is not kept; null where it is. */
export function keepErrorOf(place: DraftPlace): ClientError | null {
  return entries.get(nameOf(place))?.error ?? null;
}

async function write(entry: Entry, wanted: Draft | null): Promise<void> {
  try {
    if (wanted !== null) {
      const title = wanted.title.slice(0, DRAFT_LIMITS.title);
      entry.id = (await jot('drafts.keep', { place: entry.place, title, body: wanted.body })).id;
    } else if (entry.id !== null) {
      await jot('drafts.drop', { id: entry.id });
      entry.id = null;
    }
    entry.error = null;
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    entry.error = error;
    if (!error.code.startsWith('data.')) return;
    entry.timer ??= setTimeout(() => {
      if (entry.wanted === undefined) entry.wanted = wanted;
      void flush(entry);
    }, TRY_AGAIN_MS);
  }
}

/** Keeps at once what waits; resolves when nothing of this form is on its way. */
async function flush(entry: Entry): Promise<void> {
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.timer = null;
  for (;;) {
    const { running, wanted } = entry;
    if (running !== null) await running;
    else if (wanted === undefined) return;
    else {
      entry.wanted = undefined;
      entry.running = write(entry, wanted).then(() => {
        entry.running = null;
        tell();
      });
    }
  }
}

/** Keeps what stands in the form, soon; null throws its draft away. */
export function keepDraft(place: DraftPlace, draft: Draft | null): void {
  const entry = entryOf(place);
  entry.wanted = draft;
  entry.timer ??= setTimeout(() => void flush(entry), KEEP_EVERY_MS);
}

/** Keeps at once whatever waits, of every form. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...entries.values()].map((entry) => flush(entry)));
}

/** The draft of a form; null where there is none, or it cannot be read now. */
export async function loadDraft(place: DraftPlace): Promise<Draft | null> {
  const entry = entryOf(place);
  await flush(entry);
  try {
    const found = await call('drafts.find', { place });
    entry.id = found?.id ?? null;
    return found && { title: found.title, body: found.body };
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return null;
  }
}

/** Before a form is saved: nothing more is kept. Resolves with what the saving act is to end. */
export async function endDraft(place: DraftPlace): Promise<{ endsDraft?: DraftId }> {
  const entry = entryOf(place);
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.timer = null;
  entry.wanted = undefined;
  if (entry.running !== null) await entry.running;
  return entry.id === null ? {} : { endsDraft: entry.id };
}

/** Throws a form's draft away for good, such as what was still kept while the form was being saved. */
export async function dropDraft(place: DraftPlace): Promise<void> {
  await endDraft(place);
  const entry = entryOf(place);
  entry.wanted = null;
  await flush(entry);
}

/** Throws a draft away as the person asks, and offers for ten seconds to bring it back. */
export async function discardDraft(place: DraftPlace, draft: Draft): Promise<void> {
  const inForms = (now: Draft | null): void => {
    for (const form of entryOf(place).forms) form(now);
  };
  inForms(null);
  await dropDraft(place);
  notifyUndo(i18n.t('drafts.discarded'), async () => {
    keepDraft(place, draft);
    inForms(draft);
    await flush(entryOf(place));
  });
}

/** Says that a form is on screen, until the returned function is called, which keeps at once what was typed. */
export function openForm(place: DraftPlace, onDraft: (draft: Draft | null) => void): () => void {
  const entry = entryOf(place);
  entry.forms.add(onDraft);
  tell();
  return () => {
    entry.forms.delete(onDraft);
    tell();
    void flush(entry);
  };
}
