import type { DerivedRows, LostRow, ShopRebuild } from '../../db/shopCheck';
import { relist } from './customers.listing';

const STEP = 200;

/** The sort key ends with the name, behind the pinyin of its characters. */
const nameOf = ({ id, known }: LostRow): string => {
  const key = typeof known.sortKey === 'string' ? known.sortKey : '';
  const name = key.replace(/^(?:[a-z]+ )+(?=.*\p{Script=Han})/u, '');
  return name === '' || name.startsWith('~') ? `#${String(id)}` : name;
};

const own = (known: LostRow['known'], ...columns: string[]): Record<string, string | number> =>
  Object.fromEntries(
    columns.flatMap((name) => {
      const value = known[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );

function* rebuild(rows: DerivedRows): Generator<undefined, void> {
  rows.run('DELETE FROM "customersFind"');
  rows.run('DELETE FROM "customersDigits"');
  rows.run('DELETE FROM "salesSummary"');
  const ids = rows.column<number>('SELECT "id" FROM "customers" ORDER BY "id"');
  for (let from = 0; from < ids.length; from += STEP) {
    relist(rows, ids.slice(from, from + STEP));
    yield;
  }
}

/** Cards of whom only sales, phones or notes are left, under the name that the list knew; and all search rows. */
export const customersRebuild: ShopRebuild = {
  standIns: {
    customers: (lost) => ({
      createdAt: lost.moment.at,
      ...own(lost.known, 'number', 'kind', 'createdAt', 'deletedAt', 'importId'),
      name: nameOf(lost),
      createdOn: String(lost.known.createdAt ?? lost.moment.on).slice(0, 10),
      createdBy: 1,
      updatedAt: lost.moment.at,
    }),
  },
  rebuild,
};
