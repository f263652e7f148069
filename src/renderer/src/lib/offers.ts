import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type ComponentType } from 'react';
import { i18n } from './i18n';
import type { KeyName } from './keyMap';
import { fitOf } from './offerWords';
import { readRemembered, remember } from './remembered';

/** Something the frame offers to do: in the search box, and where it adds something, under 新增 too. */
export type Offer = {
  /** Its texts are `offers.<name>.text` and `offers.<name>.words`. */
  name: string;
  icon: ComponentType<{ size?: number | string; stroke?: number }>;
  /** The key that does the same. */
  keys?: KeyName;
  /** It adds something new to the shop: quick add offers it. */
  isAdding?: boolean;
  run: () => void;
};

type Source = () => readonly Offer[];

let sources: readonly Source[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Source[]): void {
  sources = next;
  for (const listener of listeners) listener();
}

/** Offers these as long as the component is on screen. Features offer what is theirs; the frame shows it. */
export function useOffers(offers: readonly Offer[]): void {
  const latest = useRef(offers);
  useLayoutEffect(() => {
    latest.current = offers;
  });
  const names = offers.map(({ name }) => name).join(' ');
  useEffect(() => {
    const source: Source = () => latest.current;
    set([...sources, source]);
    return () => {
      set(sources.filter((one) => one !== source));
    };
  }, [names]);
}

/** All that is on offer now. */
export function useAllOffers(): readonly Offer[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sources,
  );
  return all.flatMap((source) => source());
}

/** What an offer is called on screen. */
export function offerText({ name }: Offer): string {
  return i18n.t(`offers.${name}.text`);
}

const USES = 'offer uses';

function usesByName(): Readonly<Record<string, number>> {
  try {
    return JSON.parse(readRemembered(USES) ?? '{}') as Record<string, number>;
  } catch {
    // Whatever stands there counts for nothing.
    return {};
  }
}

/** Does what is offered, and remembers on this PC that it was wanted. */
export function runOffer(offer: Offer): void {
  const uses = usesByName();
  remember(USES, JSON.stringify({ ...uses, [offer.name]: (uses[offer.name] ?? 0) + 1 }));
  offer.run();
}

/** The offers that fit what was typed, the best first; all where nothing was. What is used most goes before its equals. */
export function offersFor(offers: readonly Offer[], typed: string): readonly Offer[] {
  const uses = usesByName();
  const isAll = typed.trim() === '';
  return offers
    .map((offer) => ({
      offer,
      fit: isAll ? 1 : fitOf({ text: offerText(offer), words: i18n.t(`offers.${offer.name}.words`) }, typed),
      used: uses[offer.name] ?? 0,
    }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || b.used - a.used)
    .map(({ offer }) => offer);
}
