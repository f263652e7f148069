import type { Random } from '../../../src/main/sample/random';
import type { Books } from './books';
import type { Kind } from './countCard';
import type { Coupon, Person } from './entries';

/** Numbers that the shop gave to what an act made, in its order. */
export type Numbers = Readonly<Record<string, number | null>>;

/** One thing that somebody does, what it must be answered with, and what the books say of it then. */
export type Act = {
  channel: string;
  input: object;
  /** The code of the refusal that is right; null: it is done. */
  refusal: string | null;
  enter: (id: number, numbers: readonly Numbers[]) => void;
  /** Asks for the numbers of what it made by its id. */
  numbers?: string;
};

/** So much of a ware in a bundle. */
export type Part = { ware: Ware; milli: number };

/** What can be bought from the catalogue; a bundle has parts. */
export type Ware = { id: number; name: string; category: string; cents: number; parts: readonly Part[] };

/** Coupons of the same terms. */
export type Batch = { id: number } & Pick<Coupon, 'cents' | 'permille' | 'fromCents' | 'uses'>;

export type Counter = {
  books: Books;
  wares: readonly Ware[];
  batches: readonly Batch[];
  kinds: readonly Kind[];
  random: Random;
};

/** Customers who are there, lie in the bin, or are erased. */
export const peopleThere = ({ books }: Counter, state: Person['state'] = 'there'): Person[] =>
  [...books.people.values()].filter((person) => person.state === state);

/** Makes an act out of what is there; null where nothing is. */
export type Maker = (counter: Counter) => Act | null;

/** One of the latest that this holds for, or any. */
export function oneOf<T>(random: Random, list: readonly T[], holds: (one: T) => boolean): T | null {
  const from = random.chance(0.7) ? Math.max(0, list.length - 60) : 0;
  for (let tries = 0; tries < 40 && list.length > 0; tries += 1) {
    const one = list[random.whole(from, list.length - 1)];
    if (one !== undefined && holds(one)) return one;
  }
  return null;
}
