import { addDays } from '@shared/lib/days';
import type { SamplePart } from '../../sample/sample';
import { scanAtOnce } from './duplicates.scan';

/** Somebody looked through the shop a few evenings ago, and what was found waits. */
export const duplicatesSample: SamplePart = {
  feature: 'duplicates',
  fill: (sample) => {
    sample.later(
      { on: addDays(sample.ask.until, -3), minute: 20 * 60 + 10 },
      (unit) => scanAtOnce(unit),
      'duplicates.scan',
    );
    return Promise.resolve();
  },
};
