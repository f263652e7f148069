import { addDays } from '@shared/lib/days';
import type { SamplePart } from '../../sample/sample';
import { JOINERS, JOIN_POSTER } from '../../sample/joined';
import { JoinSource } from './joins.entity';
import { proposeJoin } from './joins.service';

/** A poster at the door, by which two wrote themselves down lately and wait, and one on paper. */
export const joinsSample: SamplePart = {
  feature: 'joins',
  fill: (sample) => {
    const { until } = sample.ask;
    sample.later(
      { on: addDays(until, -5), minute: 9 * 60 + 3 },
      async (unit) => ({ id: await unit.insert(JoinSource, { ...JOIN_POSTER, kind: 'poster' }) }),
      'joins.addSource',
    );
    for (const [at, form] of JOINERS.entries()) {
      sample.later(
        { on: addDays(until, -2), minute: 16 * 60 + at },
        (unit) =>
          Promise.resolve({
            id: proposeJoin(
              unit,
              form,
              at === 0 ? { sourceCode: '', way: 'paper' } : { sourceCode: JOIN_POSTER.code, way: 'qr' },
            ),
          }),
        'joins.propose',
      );
    }
    return Promise.resolve();
  },
};
