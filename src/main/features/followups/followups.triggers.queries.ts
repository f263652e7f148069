import { AppError } from '@shared/errors/AppError';
import type { TriggerParams, TriggerSpec } from '@shared/features/followups/trigger.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';

/** Something of a customer's that sets off a rule. */
export type Occasion = {
  customerId: number;
  /** Says which of the customer's it is: a rule makes one follow-up for each. */
  key: string;
  /** The day on which it comes up. */
  on: Day;
  /** After this day it is of no use; null: there is no such day. */
  until: Day | null;
  facts: Readonly<Record<string, string | number>>;
};

/** Which customers, by their ids, and which days a trigger is asked for. */
export type Asked = {
  ids: { from: number; to: number };
  days: { from: Day; to: Day };
};

/**
 * How a feature sets off rules. Registered in `ipc/triggers`, so that rules need not know the features. It is asked for a
 * few thousand customers at a time, in the thread that writes: an answer takes no longer than a unit may.
 */
export type TriggerSource = TriggerSpec & {
  /** For so many days after it came up it is still worth doing. */
  keepsDays: number;
  occasions: (reader: Reader, params: TriggerParams, asked: Asked) => Iterable<Occasion>;
};

/** The source of a trigger. Throws followups.unknownTrigger: the rule was made by another version of the program. */
export function sourceOf(sources: readonly TriggerSource[], trigger: string): TriggerSource {
  const found = sources.find((source) => source.trigger === trigger);
  if (found === undefined) throw new AppError('followups.unknownTrigger', {}, ['trigger']);
  return found;
}
