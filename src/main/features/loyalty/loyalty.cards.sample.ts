import type { CustomerId } from '@shared/features/customers/customers.contract';
import { addDays } from '@shared/lib/days';
import type { SamplePart } from '../../sample/sample';
import { setCard } from './loyalty.cards.service';

/** A regular who lost the card a week ago and got another one, and one whose card was worn. */
export const cardsSample: SamplePart = {
  feature: 'loyalty',
  fill: (sample) => {
    const regulars = [...sample.cast.entries()].flatMap(([at, { habit, card }]) => {
      const id = habit.kind === 'regular' && (card.number ?? '') !== '' ? sample.ids.get(at) : undefined;
      return id === undefined ? [] : [id as CustomerId];
    });
    for (const [at, former] of (['lost', 'old'] as const).entries()) {
      const customerId = regulars[at];
      if (customerId === undefined) continue;
      sample.later(
        { on: addDays(sample.ask.until, -7 + at), minute: 15 * 60 + at },
        async (unit) => ({
          id: customerId,
          number: await setCard(unit, { customerId, number: null, former }),
        }),
        'loyalty.setCard',
      );
    }
    return Promise.resolve();
  },
};
