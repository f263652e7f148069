import type { CustomerFields } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';

/** How somebody buys. Days are counted back from the last day of the sample. */
export type Habit =
  | { kind: 'regular'; everyDays: number }
  /** Came in a rhythm of their own, and no more since `quietDays` ago. */
  | { kind: 'sleeper'; everyDays: number; quietDays: number }
  | { kind: 'occasional'; visits: number }
  | { kind: 'once' }
  /** On the books, and never bought. */
  | { kind: 'never' };

/** A customer of the made-up shop before anything is written. */
export type CastMember = {
  /** What stands on the card, as a person would type it. */
  card: Partial<CustomerFields> & { phones: { text: string }[] };
  joinedOn: Day;
  joinedMinute: number;
  /** From the book that the shop kept before; the others were added one by one. */
  isFromBook: boolean;
  habit: Habit;
  /** 1 = ordinary; gifts for a whole office are more. */
  appetite: number;
  /** Codes of what they come for; without it they are drawn. */
  favourites?: readonly string[];
};
