import type { PlaceId, PlanPlace } from '@shared/features/products/products.contract';
import { carried, overlap, stretched, type Box } from '@shared/features/products/plan.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { useRef, useState } from 'react';
import { act, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';

/** A place that is carried or sized, or was and is not told back yet; `of` is what the shop said of it then. */
type Held = { box: Box; of: PlanPlace; isWritten: boolean };

export type Gesture = 'carry' | 'size';

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

const isSame = (one: Box, other: Box): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** Writes a place; tells a refusal by itself. Resolves with the id to undo it by, or null. */
export async function putPlace(place: CallInput<'products.putPlace'>): Promise<string | null> {
  const commandId = newCommandId();
  try {
    await act('products.putPlace', place, commandId);
    return commandId;
  } catch (error) {
    notifyError(error);
    return null;
  }
}

/** How places are carried and sized: seen at once, written when the hand or the key lets go. */
export function usePlan(places: readonly PlanPlace[]) {
  const [held, setHeld] = useState<Held | null>(null);
  /* A hand moves faster than the page is drawn: what it holds is known before that. */
  const now = useRef<Held | null>(null);
  const hold = (next: Held | null): void => {
    now.current = next;
    setHeld(next);
  };
  const shown = places.map((place) => (held?.of === place ? { ...place, ...held.box } : place));

  return {
    /** The places as they are to be drawn. */
    places: shown,
    /** Carries or sizes a place, from `start`, by so many squares; it stays where another one is in the way. */
    push: (id: PlaceId, how: Gesture, start: Box, across: number, down: number): void => {
      const of = places.find((place) => place.id === id);
      if (of === undefined) return;
      const box = (how === 'carry' ? carried : stretched)(boxOf(start), across, down);
      if (shown.some((other) => other.id !== id && overlap(other, box))) return;
      hold({ box, of, isWritten: false });
    },
    /** Writes what was carried or sized. */
    letGo: (): void => {
      const { current } = now;
      if (current === null || current.isWritten) return;
      const { of, box } = current;
      const written = { ...current, isWritten: true };
      hold(isSame(box, of) ? null : written);
      if (isSame(box, of)) return;
      void putPlace({ id: of.id, kind: of.kind, name: of.name, ...box }).then((done) => {
        if (done === null && now.current === written) hold(null);
      });
    },
  };
}
