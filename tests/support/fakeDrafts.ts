import type { DraftId } from '@shared/features/drafts/draftId';
import type { DraftPlace, DraftRow } from '@shared/features/drafts/drafts.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';

/** A draft that the fake program keeps. */
export type FakeDraft = Pick<DraftRow, 'place' | 'title' | 'begunAt' | 'customer'> & {
  id: number;
  body: string;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type DraftChannel = 'drafts.list' | 'drafts.find' | 'drafts.keep' | 'drafts.drop';
type DraftAnswers = { [N in DraftChannel]: (input: CallInput<N>) => CallOutput<N> };

/** Answers of a program that keeps drafts in `kept`, the last one typed into first. */
export function draftAnswers(kept: FakeDraft[] = []): DraftAnswers {
  let lastId = Math.max(0, ...kept.map(({ id }) => id));
  return {
    'drafts.list': () => kept.map(({ body: _, ...row }) => ({ ...row, id: row.id as DraftId })),
    'drafts.find': ({ place }) => {
      const found = kept.find((draft) => isSame(draft.place, place));
      return found ? { id: found.id as DraftId, title: found.title, body: found.body } : null;
    },
    'drafts.keep': ({ place, title, body }) => {
      const at = kept.findIndex((draft) => isSame(draft.place, place));
      const known = at === -1 ? undefined : kept.splice(at, 1)[0];
      lastId += known ? 0 : 1;
      const fresh = { id: lastId, begunAt: '2026-11-22T01:40:00.000Z', customer: null };
      kept.unshift({ ...(known ?? fresh), place: place as DraftPlace, title, body });
      return { id: (known?.id ?? lastId) as DraftId };
    },
    'drafts.drop': ({ id }) => {
      const at = kept.findIndex((draft) => draft.id === id);
      if (at !== -1) kept.splice(at, 1);
      return {};
    },
  };
}
