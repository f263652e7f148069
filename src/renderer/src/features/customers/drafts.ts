/** What was typed and not saved, kept as long as the window lives. */
const drafts = new Map<string, unknown>();

/** The draft under a name, as it was kept; null where there is none. */
export function readDraft<T>(name: string): T | null {
  return (drafts.get(name) as T | undefined) ?? null;
}

/** Keeps a draft; null drops it. */
export function keepDraft(name: string, draft: unknown): void {
  if (draft === null || draft === '') drafts.delete(name);
  else drafts.set(name, draft);
}
