import { addDays } from '@shared/lib/days';
import { pictureOf } from '../../sample/drawings';
import { LEFT } from '../../sample/left';
import type { SamplePart } from '../../sample/sample';
import { endEntry, keepEntry } from './feedback.service';

/** A few messages of the last days, two of which nobody has seen. */
export const feedbackSample: SamplePart = {
  feature: 'feedback',
  fill: (sample) => {
    const { until } = sample.ask;
    for (const [at, { daysAgo, minute, answer, photo, ...left }] of LEFT.entries()) {
      const on = addDays(until, -daysAgo);
      const made = { id: 0 };
      sample.later({ on, minute }, (unit) => {
        const token = `sample${String(at).padStart(16, '0')}`;
        const post = { satisfaction: null, recommend: null, ...left, source: '' };
        made.id = keepEntry(unit, token, post, photo ? [pictureOf(photo)] : []) ?? 0;
      });
      if (answer === null) continue;
      sample.later(
        { on, minute: minute + 40 },
        async (unit) => {
          await endEntry(unit, made.id, 'answered', answer);
          return { id: made.id };
        },
        'feedback.answer',
      );
    }
    return Promise.resolve();
  },
};
