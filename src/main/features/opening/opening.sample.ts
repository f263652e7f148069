import { addDays } from '@shared/lib/days';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { SamplePart } from '../../sample/sample';
import { OPENED_BY, OPENED_NOTE } from '../../sample/words';
import { saveList, signList } from './opening.service';

/** So many days before the last the notebook was put away. */
const SINCE = 8;
/** What stood in it of some customers. */
const LINES = [
  { points: 320, principalCents: 20_000, giftCents: 2_000, debtCents: 0, ago: 0 },
  { points: 85, principalCents: 0, giftCents: 0, debtCents: 0, ago: 0 },
  { points: 0, principalCents: 0, giftCents: 0, debtCents: 18_600, ago: 70 },
  { points: 140, principalCents: 0, giftCents: 0, debtCents: 4_500, ago: 25 },
] as const;

/** What the shop's notebook said of a few customers, taken over some days ago and signed off. */
export const openingSample: SamplePart = {
  feature: 'opening',
  fill: ({ ask, cast, ids, later }) => {
    const on = addDays(ask.until, -SINCE);
    const customers = [...cast.entries()]
      .flatMap(([at, { habit }]) => (habit.kind === 'regular' ? (ids.get(at) ?? []) : []))
      .slice(-LINES.length);
    later(
      { on, minute: 20 * 60 + 5 },
      async (unit) => ({
        id: await saveList(
          unit,
          customers.flatMap((customerId, at) => {
            const line = LINES[at];
            if (line === undefined) return [];
            const { ago, ...values } = line;
            const dueOn = values.debtCents === 0 ? null : addDays(on, -ago);
            const known = {
              customerId: customerId as CustomerId,
              name: '',
              phone: '',
              countKindId: null,
              times: 0,
            };
            return [{ ...known, ...values, dueOn, note: at === 0 ? OPENED_NOTE : '' }];
          }),
        ),
      }),
      'opening.save',
    );
    later(
      { on: addDays(on, 1), minute: 9 * 60 },
      async (unit) => {
        const [id = 0] = unit.column<number>('SELECT "id" FROM "openingLists" ORDER BY "id" LIMIT 1');
        await signList(unit, { id, by: OPENED_BY, on: unit.today });
        return { id };
      },
      'opening.sign',
    );
    return Promise.resolve();
  },
};
